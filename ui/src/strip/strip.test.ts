import type { RecordView, Span } from "../bindings/casebook";
import { marksOf, moved, scaleOf, spread, ticksOf, wholeOf, zoomed } from "./strip";

const span = (begins: number, more: Partial<Span> = {}): Span => ({ begins, ends: null, until: null, about: false, order_only: false, ...more });
const record = (id: string, at: Span | null): RecordView => ({
  id, kind: "surgery", once: false, label: "Surgery", summary: "", month: at && String(at.begins), span: at, course: null, body: {}, findings: 0,
});
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
  const x = Object.fromEntries(spread(marks, scale).map((place) => [place.mark.id, place.x]));
  expect(x.c).toBe(scale.x(0));
  expect(x.d).toBeGreaterThan(scale.x(0));
  expect(Math.abs((x.b ?? 0) - scale.x(0))).toBeGreaterThan(20);
});

test.each([2, 8, 20, 60])("of %i marks in a lane none covers another, and no label meets the next mark", (count) => {
  const marks = marksOf(Array.from({ length: count }, (_, index) => record(`r${index}`, span((index * 7) % 36))));
  for (const right of [900, 1400]) {
    const places = spread(marks, scaleFor(marks, 100, right));
    places.slice(1).forEach((place, index) => {
      const before = places[index];
      expect(place.x - (before?.x ?? 0)).toBeGreaterThan(20);
      const end = (before?.x ?? 0) + 14 + (before?.label ?? 0);
      if (before?.label) expect(end).toBeLessThan(place.x - 10);
    });
  }
});

test("a course is as long as it lasted, and marks of its lane stand beside it", () => {
  const marks = marksOf([record("course", span(0, { ends: 4, until: "≥ 4" })), record("mark", span(2, { about: true }))]);
  const scale = scaleFor(marks, 100, 900);
  const [a, b] = spread(marks, scale);
  expect([a?.x, a?.width]).toEqual([scale.x(0), scale.x(4) - scale.x(0)]);
  expect(Math.min(Math.abs((b?.x ?? 0) - scale.x(0)), Math.abs((b?.x ?? 0) - scale.x(4)))).toBeGreaterThan(20);
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
