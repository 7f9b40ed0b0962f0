import { expect, test } from "vitest";
import { begun, Letters } from "./begun";

const INTENTS = ["Resection of the primary tumour", "Re-resection", "Resection of metastases", "Diagnostic operation"];

test("a choice is found by how it begins, else by a word in it", () => {
  expect(["r", "re-", "resection of m", "met", "prim", "op", "x"].map((typed) => begun(INTENTS, typed))).toEqual([0, 1, 2, 2, 0, 3, -1]);
  expect(begun(["Radiological", "Clinical and radiological"], "radio")).toBe(0);
  expect(begun(INTENTS, "esection")).toBe(-1);
});

test("one letter again and again goes through the choices that begin with it", () => {
  expect([-1, 0, 1, 2].map((at) => begun(INTENTS, "rr", at))).toEqual([0, 1, 2, 0]);
});

test("letters belong together unless there is a pause; a space only between them", () => {
  const letters = new Letters();
  const press = (key: string, timeStamp: number, ctrlKey = false) => letters.add({ key, timeStamp, ctrlKey } as KeyboardEvent);
  expect(press(" ", 0)).toBeNull();
  expect([press("O", 10), press("f", 400), press(" ", 900), press("m", 1500), press("r", 3000)]).toEqual(["o", "of", "of ", "of m", "r"]);
  expect([press("?", 3100), press("Tab", 3200), press("g", 3300, true)]).toEqual([null, null, null]);
});
