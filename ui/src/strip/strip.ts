// Where the marks of the strip stand. The months come from the program; nothing is reckoned here but places.

import type { RecordView } from "../bindings/casebook";

/** A row of the strip. */
export type Lane = { order: number; name: string };
/** A record on the strip. */
export type Mark = {
  id: string;
  kind: string;
  lane: Lane;
  /** Months from time zero. */
  at: number;
  /** The month as the program words it. */
  month: string;
  /** Stated as about, or only as not before: drawn dashed. */
  about: boolean;
  /** Only the earliest month is known. */
  earliest: boolean;
  words: string;
  short: string;
};
/** Months to pixels. */
export type Scale = { from: number; to: number; x: (month: number) => number };
/** A mark with its place, and the room in pixels that its label has; none where it would touch the next mark. */
export type Placed = { mark: Mark; x: number; label: number };

const CLINICAL: Lane = { order: 1, name: "Clinical" };
const PROCEDURES: Lane = { order: 2, name: "Procedures" };
const SYSTEMIC: Lane = { order: 3, name: "Systemic" };
const RADIATION: Lane = { order: 4, name: "Radiation" };
const IMAGES: Lane = { order: 5, name: "Images, response" };

const LANES: Record<string, Lane> = {
  surgery: PROCEDURES,
  biopsy: PROCEDURES,
  pathology: PROCEDURES,
  ablation: PROCEDURES,
  procedure: PROCEDURES,
  systemic: SYSTEMIC,
  radiotherapy: RADIATION,
  imaging: IMAGES,
  response: IMAGES,
};

/** Least distance between two marks, in pixels. */
const APART = 23;

/** The records that have a month, as marks in order of time. */
export function marksOf(records: RecordView[]): Mark[] {
  return records.flatMap((record) => {
    const found = /([−-]?)(\d+(?:\.\d+)?)/.exec(record.month ?? "");
    if (!found || record.month === null) return [];
    const words = record.summary === "" ? record.label : `${record.label}: ${record.summary}`;
    const mark: Mark = {
      id: record.id,
      kind: record.kind,
      lane: LANES[record.kind] ?? CLINICAL,
      at: Number(found[2]) * (found[1] === "" ? 1 : -1),
      month: record.month,
      about: /[≈≥≤]/.test(record.month),
      earliest: record.month.startsWith("≥"),
      words,
      short: record.summary || record.label,
    };
    return [mark];
  });
}

/** A linear scale over all marks, with zero on it, ending at whole quarters. */
export function scaleOf(marks: Mark[], left: number, right: number): Scale {
  const months = [0, ...marks.map((mark) => mark.at)];
  const from = Math.floor((Math.min(...months) - 0.5) / 3) * 3;
  const to = Math.max(Math.ceil((Math.max(...months) + 0.5) / 3) * 3, from + 3);
  return { from, to, x: (month) => left + ((month - from) / (to - from)) * (right - left) };
}

/** The months that get a line and a figure: every third, every twelfth over ten years, so that figures do not meet. */
export function ticksOf(scale: Scale): number[] {
  const steps = [3, 6, 12, 24, 60, 120];
  const step = steps.find((months) => Math.abs(scale.x(months) - scale.x(0)) >= 34) ?? 240;
  const first = Math.ceil(scale.from / step) * step;
  const ticks = [];
  for (let tick = first; tick <= scale.to; tick += step) ticks.push(tick);
  return ticks;
}

/**
 * Places the marks of one lane so that none covers another. A mark known to the month stands at its month; one stated as
 * about goes to the nearest free place, and one of which only the earliest month is known to a free place after it.
 */
export function spread(marks: Mark[], scale: Scale): Placed[] {
  const order = [...marks].sort((a, b) => Number(a.about) - Number(b.about) || a.at - b.at);
  const places: { mark: Mark; x: number }[] = [];
  for (const mark of order) places.push({ mark, x: free(mark, scale, places) });
  places.sort((a, b) => a.x - b.x);
  return places.map(({ mark, x }, index) => {
    const next = places[index + 1]?.x ?? scale.x(scale.to) + 24;
    const room = next - x - 30;
    return { mark, x, label: room >= 40 ? Math.min(room, 220) : 0 };
  });
}

/** The place nearest to its month where the mark covers no other. */
function free(mark: Mark, scale: Scale, taken: { x: number }[]): number {
  const x = scale.x(mark.at);
  const isFree = (at: number) => taken.every((other) => Math.abs(other.x - at) >= APART - 0.01);
  const after = taken.map((other) => other.x + APART).filter((at) => at >= x && isFree(at));
  const before = taken.map((other) => other.x - APART).filter((at) => at <= x && at >= scale.x(scale.from) && isFree(at));
  if (isFree(x)) return x;
  const right = Math.min(...after);
  const left = mark.earliest ? Number.NEGATIVE_INFINITY : Math.max(...before);
  return x - left < right - x ? left : right;
}
