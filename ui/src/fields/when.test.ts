import type { When } from "../bindings/records";
import { type Landmark, readWhen, sayWhen, writeWhen } from "./when";

const CASE: Landmark[] = [
  { id: "surgery-1", kind: "surgery", label: "Surgery", summary: "R0, perforated" },
  { id: "imaging-1", kind: "imaging", label: "Imaging study", summary: "CT abdomen" },
  { id: "imaging-2", kind: "imaging", label: "Imaging study", summary: "MRI liver" },
];

const read = (text: string) => readWhen(text, CASE);
const value = (text: string): When | undefined => {
  const reading = read(text);
  if (!("value" in reading)) return undefined;
  const { words: _, ...when } = reading.value;
  return when;
};

describe("a time as people write it", () => {
  const after = (offset: object, more: object = {}) => ({ after: { offset, ...more } });
  test.each<[string, When]>([
    ["2013", { date: "2013" }],
    ["2013-05", { date: "2013-05" }],
    ["2013-05-12", { date: "2013-05-12" }],
    ["05/2013", { date: "2013-05" }],
    ["12/05/2013", { date: "2013-05-12" }],
    ["1.2.2013", { date: "2013-02-01" }],
    ["May 2013", { date: "2013-05" }],
    ["12 Mar 2013", { date: "2013-03-12" }],
    ["about 2013", { date: "2013", about: true }],
    ["~ March 2013", { date: "2013-03", about: true }],
    ["at 20", { age: 20 }],
    ["at the age of 20", { age: 20 }],
    ["+36 mo", after({ value: 36, unit: "month" }) as When],
    ["-3 months", after({ value: 3, unit: "month" }, { before: true }) as When],
    ["−3 mo", after({ value: 3, unit: "month" }, { before: true }) as When],
    ["about +4 mo", after({ qualifier: "about", value: 4, unit: "month" }) as When],
    ["3 mo after surgery-1", after({ value: 3, unit: "month" }, { record: "surgery-1" }) as When],
    ["2 wk after CT", after({ value: 2, unit: "week" }, { record: "imaging-1" }) as When],
    ["about 2 weeks after the CT", after({ qualifier: "about", value: 2, unit: "week" }, { record: "imaging-1" }) as When],
    ["2-3 wk before surgery", after({ qualifier: "between", value: 2, upper: 3, unit: "week" }, { record: "surgery-1", before: true }) as When],
    ["a month after MRI", after({ value: 1, unit: "month" }, { record: "imaging-2" }) as When],
    ["after MRI", { after: { record: "imaging-2" } }],
    ["before surgery", { after: { record: "surgery-1", before: true } }],
    ["same day as surgery", after({ value: 0, unit: "day" }, { record: "surgery-1" }) as When],
    ["about the same day as the operation", { ...after({ value: 0, unit: "day" }, { record: "surgery-1" }), about: true } as When],
    ["with CT", after({ value: 0, unit: "day" }, { record: "imaging-1" }) as When],
    ["about two weeks after the CT", after({ qualifier: "about", value: 2, unit: "week" }, { record: "imaging-1" }) as When],
    ["two to three weeks after the operation", after({ qualifier: "between", value: 2, upper: 3, unit: "week" }, { record: "surgery-1" }) as When],
    ["2 months after time zero", after({ value: 2, unit: "month" }) as When],
  ])("%s", (text, when) => {
    expect(value(text)).toEqual(when);
  });

  test("the words typed are kept with it", () => {
    expect(read("2 wk after CT")).toMatchObject({ value: { words: "2 wk after CT" } });
  });

  test.each(["2013-13", "30/02/2013", "31.4.2013", "soon", "up to 2013", "3 after surgery", "at 200", "12/05/13", "+", "3 mo"])(
    "%s is not guessed at",
    (text) => {
      expect(read(text)).toHaveProperty("problem");
    },
  );

  test("a name that two records answer to is asked about, with both", () => {
    const reading = read("after imaging");
    expect(reading).toHaveProperty("problem");
    expect("problem" in reading && reading.problem).toMatch(/imaging-1 \(CT abdomen\), or imaging-2 \(MRI liver\)/);
  });

  test("nothing typed is no time", () => {
    expect(read("  ")).toEqual({ empty: true });
  });
});

describe("a time said back", () => {
  const nameOf = (id: string) => CASE.find((record) => record.id === id)?.summary ?? id;
  test.each([
    ["12/05/2013", "12 May 2013"],
    ["about 2 wk after CT", "about 2 weeks after CT abdomen"],
    ["same day as surgery", "same day as R0, perforated"],
    ["+1 mo", "1 month after time zero"],
    ["2-3 wk after CT", "2 to 3 weeks after CT abdomen"],
    ["after MRI", "after MRI liver"],
    ["at 20", "at 20"],
  ])("%s → %s", (text, said) => {
    expect(sayWhen(value(text) ?? {}, nameOf)).toBe(said);
  });

  test("what was not typed here can be typed", () => {
    const when: When = { after: { record: "imaging-1", offset: { qualifier: "about", value: 2, unit: "week" } } };
    const written = writeWhen(when, CASE);
    expect(written).toBe("about 2 weeks after CT abdomen");
    expect(value(written)).toEqual(when);
  });

  test("a record is called by what no other is called by", () => {
    const two = [...CASE, { id: "imaging-3", kind: "imaging", label: "Imaging study", summary: "CT abdomen" }];
    const after = (record: string): When => ({ after: { record } });
    expect(writeWhen(after("surgery-1"), two)).toBe("after surgery");
    expect(writeWhen(after("imaging-2"), two)).toBe("after MRI liver");
    expect(writeWhen(after("imaging-3"), two)).toBe("after imaging-3");
    expect(writeWhen(after("gone"), two)).toBe("after gone");
  });
});
