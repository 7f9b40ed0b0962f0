import { fireEvent, screen } from "@testing-library/svelte";
import type { Json } from "../bindings/casebook";
import { OnForm, paste, record, settle, type } from "../test/widget";
import { blockOf, chosen, edits, led } from "./grid";

let form: OnForm;
const MARKERS = [
  { marker: "SMA", result: "positive", extent: "focal" },
  { marker: "desmin" },
  { marker: "CD34", result: "negative" },
];
const panel = (answers = {}) => {
  form = new OnForm([record("report", "pathology", { immunohistochemistry: structuredClone(MARKERS) as Json })], answers);
};
const rows = () => form.body("report")["immunohistochemistry"];
const cell = (column: string, marker: string) => screen.getByLabelText<HTMLInputElement>(`${column}, ${marker}`);
const press = async (input: HTMLElement, key: string, more: Partial<KeyboardEventInit> = {}) => {
  await fireEvent.keyDown(input, { key, ...more });
  await settle();
};

afterEach(() => form?.stop());

test("a block has tabs or line ends, and fills cells from where it is pasted", () => {
  expect(blockOf("one cell")).toBeNull();
  expect(blockOf("a\tb\r\nc\t d \n")).toEqual([["a", "b"], ["c", "d"]]);
  const { edits: made, rest } = edits([["1", "2", "3"], ["4"], ["5"]], 1, 1, 3, 3);
  expect(made).toEqual([
    { row: 1, column: 1, words: "1" },
    { row: 1, column: 2, words: "2" },
    { row: 2, column: 1, words: "4" },
  ]);
  expect(rest).toEqual([["5"]]);
});

test("keys lead to cells and stop at the edges", () => {
  const at = { row: 1, column: 2, rows: 3, columns: 3 };
  expect(led("next", at)).toEqual({ row: 2, column: 0 });
  expect(led("Enter", at)).toEqual({ row: 2, column: 2 });
  expect(led("ArrowRight", at)).toBeNull();
  expect(led("last", { ...at, row: 0, column: 0 })).toBeNull();
  expect(led("x", at)).toBeNull();
});

test("a choice is told by its word, its sign, or how it begins where only one does", () => {
  const all = ["negative", "not done", "positive"].map((label) => ({ value: label, label }));
  expect(chosen("neg", all)).toBe("negative");
  expect(chosen("+", all, { "+": "positive" })).toBe("positive");
  expect(chosen("n", all)).toBeUndefined();
  expect(chosen("", all)).toBeUndefined();
});

test("the grid has one stop of Tab, names its cells, and goes on by keys", async () => {
  panel();
  const grid = screen.getByRole("grid", { name: "Immunohistochemistry" });
  expect([...grid.querySelectorAll('input[tabindex="0"]')]).toHaveLength(1);
  cell("Result", "desmin").focus();
  await settle();
  expect(grid.querySelector('input[tabindex="0"]')).toBe(cell("Result", "desmin"));
  await press(cell("Result", "desmin"), "Enter");
  expect(document.activeElement).toBe(cell("Result", "CD34"));
  await press(cell("Result", "CD34"), "Tab");
  expect(document.activeElement).toBe(cell("Extent", "CD34"));
  await press(cell("Extent", "CD34"), "Tab", { shiftKey: true });
  await press(cell("Result", "CD34"), "ArrowUp");
  expect(document.activeElement).toBe(cell("Result", "desmin"));
  await press(cell("%", "CD34"), "Enter");
  expect(document.activeElement).toBe(screen.getByLabelText(/Type markers/));
});

test("words typed into a cell are written as they are understood; others stay with a reason", async () => {
  panel();
  await type(cell("Result", "desmin"), "+");
  await type(cell("%", "desmin"), "> 30 %");
  await form.open.flush();
  expect(rows()).toMatchObject([{}, { result: "positive", percent: { qualifier: "more_than", value: 30, unit: "percent" } }, {}]);
  const result = cell("Result", "CD34");
  await type(result, "maybe");
  await fireEvent.blur(result);
  await settle();
  expect(result.value).toBe("maybe");
  expect(result.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByRole("alert").textContent).toContain("positive, negative");
  expect(rows()).toMatchObject([{}, {}, { result: "negative" }]);
});

test("Ctrl D fills down in one step that undo names", async () => {
  panel();
  await press(cell("Result", "SMA"), "d", { ctrlKey: true });
  expect((rows() as { result: string }[]).map((row) => row.result)).toEqual(["positive", "positive", "positive"]);
  expect(form.open.view.undo).toBe("Immunohistochemistry: 2 cells");
  await form.open.undo();
  await settle();
  expect(cell("Result", "CD34").value).toBe("negative");
});

test("rows are moved, copied and removed by keys", async () => {
  panel();
  const names = () => (rows() as { marker: string }[]).map((row) => row.marker);
  await press(cell("Marker", "SMA"), "ArrowDown", { altKey: true, shiftKey: true });
  expect(names()).toEqual(["desmin", "SMA", "CD34"]);
  await press(cell("Marker", "SMA"), "D", { altKey: true, shiftKey: true, code: "KeyD" });
  expect(names()).toEqual(["desmin", "SMA", "SMA", "CD34"]);
  await press(cell("Marker", "desmin"), "Backspace", { altKey: true, shiftKey: true });
  expect(names()).toEqual(["SMA", "SMA", "CD34"]);
});

test("a block is pasted over cells, and lines below the last become rows", async () => {
  const asked: string[] = [];
  panel({
    read_panel: ({ typed }: Record<string, Json>) => {
      asked.push(String(typed));
      return [{ marker: "S100", result: "negative" }];
    },
  });
  await paste(cell("Marker", "CD34"), "CD31\tpos\nS100\tneg");
  expect(rows()).toEqual([MARKERS[0], MARKERS[1], { marker: "CD31", result: "positive" }, { marker: "S100", result: "negative" }]);
  expect(asked).toContain("S100\tneg");
});

test("a line of markers is echoed while it is typed, and becomes rows in one step", async () => {
  panel({ read_panel: () => [{ marker: "SMA" }, { marker: "Ki-67", percent: { value: 30, unit: "percent" } }] });
  const line = screen.getByLabelText(/Type markers/);
  await type(line, "sma, Ki-67 30 %");
  expect(screen.getByText("Ki-67").parentElement?.textContent).toContain("30%");
  await press(line, "Enter");
  expect(rows()).toHaveLength(5);
  expect(form.open.view.undo).toBe("Immunohistochemistry: 2 markers");
  expect(document.activeElement).toBe(line);
});
