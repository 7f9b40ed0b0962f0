import { fieldAfter } from "./focus";

test("a note that goes hands its focus to the next field that keys reach, else to the last before it", () => {
  document.body.innerHTML = `<div class="fbody"><input id="year"><div id="note"><button>Keep</button></div>
    <select id="answers" tabindex="-1"></select><input id="volume"><div id="last"><button>Keep</button></div></div>`;
  const after = (id: string) => fieldAfter(document.getElementById(id) as HTMLElement)?.id;
  expect([after("note"), after("last")]).toEqual(["volume", "volume"]);
  document.body.innerHTML = `<aside><div id="note"></div></aside>`;
  expect(after("note")).toBeUndefined();
});
