import { callAt, cited, fitting } from "./cite";

/** The text around a caret, which is written "|". */
const around = (marked: string): [string, number] => [marked.replace("|", ""), marked.indexOf("|")];
const at = (marked: string) => callAt(...around(marked))?.typed ?? null;

test("the caret stands in a call only behind its @", () => {
  for (const [marked, typed] of [
    ["adults [@|", ""],
    ["adults [@who|-2020].", "who"],
    ["adults [@who-2020, @es|", "es"],
    ["adults [@who 20|", "who 20"],
    ["adults [|", null],
    ["adults [@who-2020]|", null],
    ["a@b|", null],
    ["[1] @|", null],
    ["[@one\n|", null],
  ] as const)
    expect(at(marked), marked).toBe(typed);
});

test("records are found by the beginnings of their words, the id's among them", () => {
  const records = [
    { id: "who-2020", name: "Reference: Soft tissue and bone tumours, 2020" },
    { id: "fig-course", name: "Figure: Course of the disease" },
  ];
  const found = (typed: string) => fitting(typed, records).map(({ id }) => id);
  expect(found("")).toEqual(["who-2020", "fig-course"]);
  expect(found("who-2")).toEqual(["who-2020"]);
  expect(found("BONE 20")).toEqual(["who-2020"]);
  expect(found("dis")).toEqual(["fig-course"]);
  expect(found("xyz")).toEqual([]);
});

test("a name is put in whole, closed once, and the caret behind it", () => {
  for (const [marked, another, put] of [
    ["adults [@wh|", false, "adults [@who-2020]|"],
    ["adults [@wh| and", false, "adults [@who-2020]| and"],
    ["adults [@wh|o-19].", false, "adults [@who-2020]|."],
    ["adults [@|, @esmo-2014].", false, "adults [@who-2020|, @esmo-2014]."],
    ["adults [@soft tis|].", false, "adults [@who-2020]|."],
    ["adults [@wh|", true, "adults [@who-2020, @|]"],
    ["adults [@wh|].", true, "adults [@who-2020, @|]."],
  ] as const) {
    const [text, caret] = around(marked);
    const call = callAt(text, caret);
    expect(call, marked).not.toBeNull();
    const now = cited(text, call as NonNullable<typeof call>, "who-2020", another);
    expect(`${now.text.slice(0, now.caret)}|${now.text.slice(now.caret)}`, marked).toBe(put);
  }
});
