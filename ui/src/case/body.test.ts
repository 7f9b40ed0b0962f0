import type { Body } from "../bindings/casebook";
import { at, change, put, within } from "./body";

const body: Body = { mitoses: { known: { count: 14 }, note: "hot spot" }, drugs: [{ drug: { known: "doxorubicin" } }, {}] };

test("a value is found and put by its path", () => {
  expect(at(body, "drugs.0.drug.known")).toBe("doxorubicin");
  expect(at(body, "drugs.5.drug")).toBeUndefined();
  expect(at(put(body, "drugs.1.drug", { absent: "not_known" }), "drugs.1.drug.absent")).toBe("not_known");
  expect(at(body, "drugs.1.drug")).toBeUndefined();
  expect(put(body, "mitoses", null)).not.toHaveProperty("mitoses");
});

test("a change begins at the first step that does not exist", () => {
  expect(change(body, "mitoses.known.count", 15)).toEqual({ path: "mitoses.known.count", value: 15 });
  expect(change(body, "mitoses.known.area.value", 2)).toEqual({ path: "mitoses.known.area", value: { value: 2 } });
  expect(change({}, "mitoses.known.count", 15)).toEqual({ path: "mitoses", value: { known: { count: 15 } } });
  expect(change(body, "drugs.1.dose.known", 3)).toEqual({ path: "drugs.1.dose", value: { known: 3 } });
});

test("what is emptied takes with it what would hold nothing, but no row of a list", () => {
  expect(change(body, "mitoses.known.count", null)).toEqual({ path: "mitoses", value: null });
  expect(change(body, "drugs.0.drug.known", null)).toEqual({ path: "drugs.0.drug", value: null });
  expect(change(body, "mitoses.known.area", null)).toBeNull();
  expect(change({ a: { b: 1, c: 2 } }, "a.b", null)).toEqual({ path: "a.b", value: null });
});

test("a field holds itself and what lies in it", () => {
  expect(within("mitoses.known.area", "mitoses")).toBe(true);
  expect(within("mitoses_note", "mitoses")).toBe(false);
});
