import type { RecordView, Span } from "../bindings/casebook";
import { marksOf, moved, scaleOf, spread, statesOf, ticksOf, wholeOf, zoomed } from "./strip";

const span = (begins: number, more: Partial<Span> = {}): Span => ({ begins, ends: null, until: null, about: false, order_only: false, ...more });
const record = (id: string, at: Span | null): RecordView => ({
  id, kind: "surgery", once: false, label: "Surgery", summary: "", month: at && String(at.begins), span: at, course: null, body: {}, findings: 0,
});
const measure = (words: string) => words.length * 6;
const late = { order_only: true };
const scaleFor = (marks: ReturnType<typeof marksOf>, left: number, right: number) => scaleOf(wholeOf(marks), left, right);

test("records stand where the program says, those without a time nowhere", () => {
  const marks = marksOf([record("a", span(-3)), record("b", span(-3.5, { about: true })), record("c", span(11, late)), record("d", null)]);
  expect(marks.map(({ id, at, about }) => [id, at, about])).toEqual([
    ["b", -3.5, true],
    ["a", -3, false],
    ["c", 11, true],
  ]);
});

test("the scale is linear, holds zero, and its figures do not meet", () => {
  const scale = scaleFor(marksOf([record("a", span(-3)), record("b", span(36))]), 100, 900);
  expect(scale.x(12) - scale.x(0)).toBeCloseTo(2 * (scale.x(6) - scale.x(0)));
  const ticks = ticksOf(scale);
  expect(ticks).toContain(0);
  ticks.slice(1).forEach((tick, index) => expect(scale.x(tick) - scale.x(ticks[index] ?? 0)).toBeGreaterThanOrEqual(30));
});

test("a mark known to the month keeps its place, and one not before a month stands after it", () => {
  const marks = marksOf([record("a", span(-1, late)), record("b", span(0, { about: true })), record("c", span(0)), record("d", span(0, late))]);
  const scale = scaleFor(marks, 100, 400);
  const x = Object.fromEntries(spread(marks, scale, measure).map((place) => [place.mark.id, place.x]));
  expect(x.c).toBe(scale.x(0));
  expect(x.d).toBeGreaterThan(scale.x(0));
  expect(Math.abs((x.b ?? 0) - scale.x(0))).toBeGreaterThan(20);
});

test.each([2, 8, 20, 60])("of %i marks in a lane none covers another, and no label meets a mark or another label", (count) => {
  const marks = marksOf(Array.from({ length: count }, (_, index) => record(`r${index}`, span((index * 7) % 36))));
  for (const right of [900, 1400]) {
    const places = spread(marks, scaleFor(marks, 100, right), measure);
    const boxes = places.flatMap(({ x, label }) => [{ from: x - 10, to: x + 10 }, ...(label ? [{ from: label.x, to: label.x + label.width }] : [])]);
    boxes.sort((a, b) => a.from - b.from);
    boxes.slice(1).forEach((box, index) => expect(box.from).toBeGreaterThanOrEqual(boxes[index]?.to ?? 0));
  }
});

test("a course is as long as it lasted, and marks of its lane stand beside it", () => {
  const marks = marksOf([record("course", span(0, { ends: 4, until: "≥ 4" })), record("mark", span(2, { about: true }))]);
  const scale = scaleFor(marks, 100, 900);
  const [a, b] = spread(marks, scale, measure);
  expect([a?.x, a?.width]).toEqual([scale.x(0), scale.x(4) - scale.x(0)]);
  expect(Math.min(Math.abs((b?.x ?? 0) - scale.x(0)), Math.abs((b?.x ?? 0) - scale.x(4)))).toBeGreaterThan(20);
});

test("words stand whole, or cut at a comma, or to the left, and the less important give way", () => {
  const said = (id: string, at: number, summary: string, kind: RecordView["kind"] = "surgery") => ({ ...record(id, span(at)), summary, kind });
  const shown = (records: RecordView[]) => {
    const marks = marksOf(records);
    return Object.fromEntries(spread(marks, scaleOf({ from: 0, to: 10 }, 100, 600), measure).map(({ mark, label }) => [mark.id, label?.words ?? null]));
  };
  expect(shown([said("a", 0, "left hemicolectomy, with spleen"), said("b", 3, "wedge")])).toEqual({ a: "left hemicolectomy", b: "wedge" });
  expect(shown([said("a", 0, "liver, both lungs", "imaging"), said("b", 1, "pain, fever")])).toEqual({ a: null, b: "pain, fever" });
  const [end] = spread(marksOf([said("a", 10, "complete remission")]), scaleOf({ from: 0, to: 10 }, 100, 600), measure);
  expect(end?.label?.x).toBeLessThan(600 - 100);
});

test("states lie side by side, and between two that do not touch nothing is claimed", () => {
  const spans = [{ state: "primary", from: -5, to: -3 }, { state: "spread", from: 0, to: 12 }, { state: "clear", from: 15, to: 36 }] as const;
  const places = statesOf([...spans], scaleOf({ from: -3, to: 36 }, 100, 490));
  expect(places.map(({ state }) => state)).toEqual([null, "spread", null, "clear"]);
  const last = statesOf([...spans, { state: "spread", from: 36, to: 36 }], scaleOf({ from: -3, to: 36 }, 100, 490)).at(-1);
  expect([last?.x, last?.width]).toEqual([490, 6]);
  places.slice(1).forEach((place, index) => expect(place.x).toBeCloseTo((places[index]?.x ?? 0) + (places[index]?.width ?? 0) + 1));
});

test("what is looked at stays within the whole, and the month under the pointer stays there", () => {
  const whole = { from: -6, to: 36 };
  const near = zoomed(whole, whole, 0.5, 0);
  expect(near.to - near.from).toBeCloseTo(21);
  const place = (stretch: typeof whole) => (0 - stretch.from) / (stretch.to - stretch.from);
  expect(place(near)).toBeCloseTo(place(whole));
  expect(zoomed(near, whole, 100, 30)).toEqual(whole);
  expect(moved(near, whole, 1000).to).toBe(36);
  expect(moved(near, whole, -1000).from).toBe(-6);
});
