import { fieldAfter, focusField } from "./focus";

test("a note that goes hands its focus to the next field that keys reach, else to the last before it", () => {
  document.body.innerHTML = `<div class="fbody"><input id="year"><div id="note"><button>Keep</button></div>
    <select id="answers" tabindex="-1"></select><input id="volume"><div id="last"><button>Keep</button></div></div>`;
  const after = (id: string) => fieldAfter(document.getElementById(id) as HTMLElement)?.id;
  expect([after("note"), after("last")]).toEqual(["volume", "volume"]);
  document.body.innerHTML = `<aside><div id="note"></div></aside>`;
  expect(after("note")).toBeUndefined();
});

test("a field in a grid has the focus in its cell, and a grid by its field in the cell that Tab leads to", () => {
  document.body.innerHTML = `<div data-path="changes"><input id="regimen"><table>
    <tr><td data-cell="0.0"><input id="course-1-cycles-1-0-cell" tabindex="-1"></td></tr>
    <tr><td data-cell="1.0"><input id="course-1-cycles-2-0-cell" tabindex="0"></td></tr></table></div>
    <div data-path="markers"><input id="report-markers-line"><input id="report-markers-1-marker-cell" tabindex="-1"></div>`;
  HTMLElement.prototype.scrollIntoView = () => {};
  const reached = (path: string) => (focusField(document.body, path), document.activeElement?.id);
  expect(["changes", "markers", "markers.1.marker"].map(reached)).toEqual(["course-1-cycles-2-0-cell", "report-markers-line", "report-markers-1-marker-cell"]);
});
