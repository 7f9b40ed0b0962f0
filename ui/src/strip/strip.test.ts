import type { RecordView } from "../bindings/casebook";
import { marksOf, scaleOf, spread, ticksOf } from "./strip";

const record = (id: string, month: string | null): RecordView => ({
  id, kind: "surgery", once: false, label: "Surgery", summary: "", month, body: {}, findings: 0,
});

test("months are read as the program words them", () => {
  const marks = marksOf([record("a", "−3"), record("b", "≈ −3.5"), record("c", "≥ 11"), record("d", null), record("e", "0")]);
  expect(marks.map(({ id, at, about }) => [id, at, about])).toEqual([
    ["a", -3, false],
    ["b", -3.5, true],
    ["c", 11, true],
    ["e", 0, false],
  ]);
});

test("the scale is linear, holds zero, and its figures do not meet", () => {
  const marks = marksOf([record("a", "−3"), record("b", "36")]);
  const scale = scaleOf(marks, 100, 900);
  expect(scale.x(12) - scale.x(0)).toBeCloseTo(2 * (scale.x(6) - scale.x(0)));
  const ticks = ticksOf(scale);
  expect(ticks).toContain(0);
  ticks.slice(1).forEach((tick, index) => expect(scale.x(tick) - scale.x(ticks[index] ?? 0)).toBeGreaterThanOrEqual(30));
});

test("a mark known to the month keeps its place, and one not before a month stands after it", () => {
  const marks = marksOf([record("a", "≥ −1"), record("b", "≈ 0"), record("c", "0"), record("d", "≥ 0")]);
  const scale = scaleOf(marks, 100, 400);
  const x = Object.fromEntries(spread(marks, scale).map((place) => [place.mark.id, place.x]));
  expect(x.c).toBe(scale.x(0));
  expect(x.d).toBeGreaterThan(scale.x(0));
  expect(Math.abs((x.b ?? 0) - scale.x(0))).toBeGreaterThan(20);
});

test("no two marks of a lane cover each other, and no label meets the next mark", () => {
  const marks = marksOf(Array.from({ length: 8 }, (_, index) => record(`r${index}`, String(index % 3))));
  const places = spread(marks, scaleOf(marks, 100, 900));
  places.slice(1).forEach((place, index) => {
    const before = places[index];
    expect(place.x - (before?.x ?? 0)).toBeGreaterThan(20);
    const end = (before?.x ?? 0) + 14 + (before?.label ?? 0);
    if (before?.label) expect(end).toBeLessThan(place.x - 10);
  });
});
