import { readCount, writeCount } from "./mitoses";
import { readNumber } from "./number";
import { readQuantity, writeQuantity } from "./quantity";

test.each([
  ["14", { value: 14 }],
  [" 1.734 ", { value: 1.734 }],
  ["−3", { value: -3 }],
  ["-3", { value: -3 }],
])("%s is a number", (text, reading) => expect(readNumber(text, false)).toEqual(reading));

test.each(["1,734", "14 or so", "1e5", "1.2.3"])("%s is not guessed at", (text) => {
  expect(readNumber(text, false)).toHaveProperty("problem");
});

test("a count is whole", () => {
  expect(readNumber("6", true)).toEqual({ value: 6 });
  expect(readNumber("6.5", true)).toHaveProperty("problem");
  expect(readNumber("-6", true)).toHaveProperty("problem");
});

test.each([
  ["up to 14", { qualifier: "up_to", value: 14 }],
  ["~3", { qualifier: "about", value: 3 }],
  ["> 50", { qualifier: "more_than", value: 50 }],
  ["≤5", { qualifier: "up_to", value: 5 }],
  ["10-15", { qualifier: "between", value: 10, upper: 15 }],
  ["between 10 and 15", { qualifier: "between", value: 10, upper: 15 }],
  ["exactly 3", { value: 3 }],
])("%s", (text, value) => expect(readQuantity(text, undefined)).toEqual({ value }));

test("the qualifier beside the field holds until another is typed", () => {
  expect(readQuantity("14", "up_to")).toEqual({ value: { qualifier: "up_to", value: 14 } });
  expect(readQuantity("~14", "up_to")).toEqual({ value: { qualifier: "about", value: 14 } });
});

test("a range is written smaller number first", () => {
  expect(readQuantity("15 to 10", undefined)).toHaveProperty("problem");
});

test("a quantity is written as it can be typed", () => {
  for (const text of ["up to 14", "10 to 15", "about 3", "7"]) {
    const reading = readQuantity(text, undefined);
    expect("value" in reading && writeQuantity(reading.value, true)).toBe(text);
  }
});

test.each(["14", "up to 14/10 HPF, 1734 mm²", "10 to 15/10 HPF", "5 per 1 mm²", "more than 20/50 HPF"])("a count of mitoses is written as it is typed: %s", (line) => {
  const reading = readCount(line);
  expect("value" in reading && writeCount(reading.value)).toBe(line);
});
