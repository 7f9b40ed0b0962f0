import { find, type Item, marked, plain } from "./find";

const item = (group: Item["group"], words: string, where = ""): Item => ({ group, words, where, icon: "x", run: () => {} });

const ITEMS = [
  item("do", "Export PDF"),
  item("records", "Systemic therapy", "ifosfamide with doxorubicin × 6"),
  item("records", "Doxorubicin, weekly"),
  item("fields", "Mitoses", "Pathology report"),
  item("cases", "Läsion am Oberschenkel"),
];
const found = (typed: string) => find(ITEMS, typed).map(({ words }) => words);

test("the beginning of any word finds, the name before what it holds", () => {
  expect(found("doxo")).toEqual(["Doxorubicin, weekly", "Systemic therapy"]);
  expect(found("path mit")).toEqual(["Mitoses"]);
  expect(found("rubicin")).toEqual([]);
});

test("accents and capitals do not matter", () => {
  expect(found("lasion")).toEqual(["Läsion am Oberschenkel"]);
  expect(plain("Ångström ß")).toHaveLength("Ångström ß".length);
});

test("nothing typed offers something of each group", () => {
  expect(found("").length).toBe(ITEMS.length);
});

test("the letters typed are marked", () => {
  expect(marked("Weekly doxorubicin", "doxo")).toEqual(["Weekly ", "doxo", "rubicin"]);
  expect(marked("Mitoses", "path")).toEqual(["Mitoses"]);
});
