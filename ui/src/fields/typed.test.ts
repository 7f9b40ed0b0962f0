import { readDose, sayDose } from "./dose";
import { withNote } from "./field";
import { readCount } from "./mitoses";
import { readMeasure } from "./quantity";
import { readSize } from "./size";
import { readWhen } from "./when";

const LENGTHS = [
  { value: "cm", label: "cm" },
  { value: "mm", label: "mm" },
];
const AREA = [{ value: "mm2", label: "mm²" }];
const TIMES = ["day", "week", "month", "year"].map((value) => ({ value, label: `${value}s` }));

test.each([
  ["14", { value: 14 }],
  ["up to 14 mm", { qualifier: "up_to", value: 14, unit: "mm" }],
  ["10 to 15cm", { qualifier: "between", value: 10, upper: 15, unit: "cm" }],
])("%s is a length", (typed, value) => expect(readMeasure(typed, undefined, LENGTHS)).toEqual({ value }));

test("units are read as people write them", () => {
  expect(readMeasure("1.734 mm2", undefined, AREA)).toEqual({ value: { value: 1.734, unit: "mm2" } });
  expect(readMeasure("2 wk", undefined, TIMES)).toEqual({ value: { value: 2, unit: "week" } });
  expect(readMeasure("1 month", undefined, TIMES)).toEqual({ value: { value: 1, unit: "month" } });
  expect(readMeasure("5 percent", undefined, [{ value: "percent", label: "%" }])).toEqual({ value: { value: 5, unit: "percent" } });
  expect(readMeasure("5 ×10⁹/L", undefined, [{ value: "giga_per_l", label: "×10⁹/L" }])).toEqual({ value: { value: 5, unit: "giga_per_l" } });
});

test("a unit that the field does not take is not guessed at", () => {
  expect(readMeasure("5 kg", undefined, LENGTHS)).toEqual({ problem: "The unit here is one of: cm, mm." });
});

test.each([
  ["8 × 7 × 7 cm", { lengths: [8, 7, 7], unit: "cm" }],
  ["8x7x7", { lengths: [8, 7, 7] }],
  ["about 11 by 9 mm", { qualifier: "about", lengths: [11, 9], unit: "mm" }],
  ["8 × ", { lengths: [8] }],
  ["0.5", { lengths: [0.5] }],
])("%s is a size", (typed, value) => expect(readSize(typed, LENGTHS)).toEqual({ value }));

test.each(["8 × 7 × 7 × 6", "8 × large", "8 kg", "8 × × 7"])("%s is no size", (typed) => {
  expect(readSize(typed, LENGTHS)).toHaveProperty("problem");
});

test.each([
  ["75", { amount: 75 }],
  ["75 mg/m2", { amount: 75, unit: "mg", per: "m2" }],
  ["75 mg/m² d1", { amount: 75, unit: "mg", per: "m2", days: [1] }],
  ["75 mg/m2, days 1-3", { amount: 75, unit: "mg", per: "m2", days: [1, 2, 3] }],
  ["900mg/m2 d1, 8", { amount: 900, unit: "mg", per: "m2", days: [1, 8] }],
  ["20 mg flat", { amount: 20, unit: "mg", per: "flat" }],
  ["2 g per m2", { amount: 2, unit: "g", per: "m2" }],
  ["AUC 5", { amount: 5, unit: "auc", per: "flat" }],
  ["50.4 Gy", { amount: 50.4, unit: "gy" }],
])("%s is a dose", (typed, value) => expect(readDose(typed)).toEqual({ value }));

test.each(["mg", "75 mgs/m2", "75 mg/m3", "1,500 mg", "75 d"])("%s is no dose", (typed) => {
  expect(readDose(typed)).toHaveProperty("problem");
});

test("a dose is said in full", () => {
  expect(sayDose({ amount: 75, unit: "mg", per: "m2" })).toBe("75 mg per m²");
  expect(sayDose({ amount: 5, unit: "auc", per: "flat" })).toBe("AUC 5");
  expect(sayDose({ amount: 50.4, unit: "gy", per: "flat" })).toBe("50.4 Gy");
});

test.each([
  ["14", { count: 14 }],
  ["14/10 HPF", { count: 14, fields: 10 }],
  ["up to 14 in 10 HPF", { qualifier: "up_to", count: 14, fields: 10 }],
  ["10-15/10", { qualifier: "between", count: 10, upper: 15, fields: 10 }],
  ["14/10 HPF (1.734 mm²)", { count: 14, fields: 10, area: { value: 1.734, unit: "mm2" } }],
  ["5 per mm2", { count: 5, area: { value: 1, unit: "mm2" } }],
  ["mitoses 3 / 50 hpf", { count: 3, fields: 50 }],
])("%s counts mitoses", (typed, value) => expect(readCount(typed)).toEqual({ value }));

test("what is no count says so", () => {
  expect(readCount("14/ten HPF")).toHaveProperty("problem");
  expect(readCount("14/0 mm2")).toHaveProperty("problem");
});

test.each([
  ["?05/2013", { date: "2013-05", about: true, words: "?05/2013" }],
  ["~2013", { date: "2013", about: true, words: "~2013" }],
  ["+3 mo", { after: { offset: { value: 3, unit: "month" } }, words: "+3 mo" }],
  ["2 weeks after surgery", { after: { record: "op", offset: { value: 2, unit: "week" } }, words: "2 weeks after surgery" }],
])("%s is a time", (typed, value) => {
  const landmarks = [{ id: "op", kind: "surgery", label: "Surgery", summary: "R0" }];
  expect(readWhen(typed, landmarks)).toEqual({ value });
});

test("a note follows a comma, a number's comma begins none", () => {
  expect(withNote("14, counted twice")).toEqual({ said: "14", note: "counted twice" });
  expect(withNote("1,734")).toEqual({ said: "1,734", note: "" });
  expect(withNote("14")).toEqual({ said: "14", note: "" });
});
