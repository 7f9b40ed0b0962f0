// Where the marks and bars of the strip stand. The months come from the program; nothing is reckoned here but places.

import type { Disease, DiseaseSpan, RecordView, Span } from "../bindings/casebook";

/** A row of the strip. */
export type Lane = { order: number; name: LaneName };
export type LaneName = "clinical" | "procedures" | "systemic" | "radiation" | "images";
/** A record on the strip. */
export type Mark = {
  id: string;
  kind: string;
  lane: Lane;
  /** Months from time zero. */
  at: number;
  /** Months to its end, for what lasted. */
  ends: number | null;
  /** Month as the program words it, and that of the end. */
  month: string;
  until: string | null;
  /** Stated as about, or only by its order: drawn dashed. */
  about: boolean;
  /** Only the earliest or latest month is known. */
  earliest: boolean;
  words: string;
  short: string;
  /** Letter and drugs of a course. */
  letter: string;
  drugs: string[];
};
/** Months to pixels. */
export type Scale = { from: number; to: number; x: (month: number) => number };
/** A stretch of the axis, in months. */
export type Stretch = { from: number; to: number };
/** A mark with its place, and its label where one has room. */
export type Placed = { mark: Mark; x: number; width: number; label: Label | null };
/** Words beside a mark: where they begin and the room they take, in pixels. */
export type Label = { words: string; x: number; width: number };
/** Width of words in the type of a label, in pixels. */
export type Measure = (words: string) => number;

const CLINICAL: Lane = { order: 1, name: "clinical" };
const PROCEDURES: Lane = { order: 2, name: "procedures" };
const SYSTEMIC: Lane = { order: 3, name: "systemic" };
const RADIATION: Lane = { order: 4, name: "radiation" };
const IMAGES: Lane = { order: 5, name: "images" };

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

/** Least distance between two marks, and least width of a bar, in pixels. */
const APART = 23;
const LEAST_BAR = 10;

/** From the middle of a mark, or the end of a bar, to its label; and from a label to what comes next. */
const FROM_MARK = 14;
const FROM_BAR = 6;
const TO_NEXT = 8;
/** Least width of a state of the disease. */
const LEAST_STATE = 6;
/** Longest label, and the narrowest bar that has its words inside. */
const LONGEST = 220;
export const WORDS_INSIDE = 60;

/** Kinds whose labels give way, the first to go first. */
const GIVES_WAY = ["imaging", "laboratory", "response", "adverse"];

/** The records that have a month, as marks in order of time. */
export function marksOf(records: RecordView[]): Mark[] {
  const marks = records.flatMap((record) => (record.span && record.month !== null && !record.once ? [markOf(record, record.span, record.month)] : []));
  return marks.sort((a, b) => a.at - b.at);
}

function markOf(record: RecordView, span: Span, month: string): Mark {
  return {
    id: record.id,
    kind: record.kind,
    lane: LANES[record.kind] ?? CLINICAL,
    at: span.begins,
    ends: span.ends,
    month,
    until: span.until,
    about: span.about || span.order_only,
    earliest: span.order_only,
    words: record.summary === "" ? record.label : `${record.label}: ${record.summary}`,
    short: record.summary || record.label,
    letter: record.course?.letter ?? "",
    drugs: record.course?.drugs ?? [],
  };
}

/** A span of one state of the disease with its place; `null` where no record states one. */
export type StatePlace = { state: Disease | null; from: number; to: number; x: number; width: number };

/** The states of the disease that are in sight, and the gaps between them. */
export function statesOf(spans: DiseaseSpan[], scale: Scale): StatePlace[] {
  const gaps = spans.slice(1).map((span, at) => ({ state: null, from: spans[at]?.to ?? span.from, to: span.from }));
  const within = (month: number) => Math.min(Math.max(month, scale.from), scale.to);
  // A gap without length is none; a state that was stated last of all has had no time to last.
  const inSight = ({ state, from, to }: Omit<StatePlace, "x" | "width">) => (to > from ? to > scale.from && from < scale.to : state !== null && from >= scale.from && from <= scale.to);
  const places = [...spans, ...gaps].filter(inSight).map((span) => {
    const x = scale.x(within(span.from));
    return { ...span, x, width: Math.max(scale.x(within(span.to)) - x - 1, LEAST_STATE) };
  });
  return places.sort((a, b) => a.from - b.from);
}

/** The stretch that holds all marks, with zero on it, ending at whole quarters. */
export function wholeOf(marks: Mark[]): Stretch {
  const months = [0, ...marks.flatMap((mark) => [mark.at, mark.ends ?? mark.at])];
  const from = Math.floor((Math.min(...months) - 0.5) / 3) * 3;
  return { from, to: Math.max(Math.ceil((Math.max(...months) + 0.5) / 3) * 3, from + 3) };
}

/** A linear scale of a stretch between two places. */
export function scaleOf({ from, to }: Stretch, left: number, right: number): Scale {
  return { from, to, x: (month) => left + ((month - from) / (to - from)) * (right - left) };
}

/** Shortest stretch that can be looked at, in months. */
const NEAREST = 1;

/** The stretch `factor` times as long about a month, within the whole. */
export function zoomed(stretch: Stretch, whole: Stretch, factor: number, about: number): Stretch {
  const length = Math.max(NEAREST, Math.min(whole.to - whole.from, (stretch.to - stretch.from) * factor));
  const before = ((about - stretch.from) / (stretch.to - stretch.from)) * length;
  return moved({ from: about - before, to: about - before + length }, whole, 0);
}

/** The stretch moved by some months, within the whole. */
export function moved({ from, to }: Stretch, whole: Stretch, by: number): Stretch {
  const within = Math.min(Math.max(from + by, whole.from), whole.to - (to - from));
  return { from: within, to: within + (to - from) };
}

/** The months that get a line and a figure: every month when near, every third, every twelfth over ten years. */
export function ticksOf(scale: Scale): number[] {
  const steps = [1, 3, 6, 12, 24, 60, 120];
  const step = steps.find((months) => Math.abs(scale.x(months) - scale.x(0)) >= 34) ?? 240;
  return every(step, scale);
}

/** The months that get a short line; none where they would stand too close. */
export const monthsOf = (scale: Scale): number[] => (scale.x(1) - scale.x(0) < 6 ? [] : every(1, scale));

function every(step: number, scale: Scale): number[] {
  const ticks = [];
  for (let tick = Math.ceil(scale.from / step) * step; tick <= scale.to; tick += step) ticks.push(tick);
  return ticks;
}

/**
 * Places the marks of one lane so that none covers another. What is known to the month stands at its month; what is stated as
 * about goes to the nearest free place, and that of which only the order is known to a free place after it. A bar stands where
 * it began, whatever else there is.
 */
export function spread(marks: Mark[], scale: Scale, measure: Measure): Placed[] {
  const order = [...marks].sort((a, b) => Number(a.ends === null) - Number(b.ends === null) || Number(a.about) - Number(b.about) || a.at - b.at);
  const places: Omit<Placed, "label">[] = [];
  for (const mark of order) {
    const width = mark.ends === null ? 0 : Math.max(LEAST_BAR, scale.x(mark.ends) - scale.x(mark.at));
    places.push({ mark, width, x: mark.ends === null ? free(mark, scale, places) : scale.x(mark.at) });
  }
  places.sort((a, b) => a.x - b.x);
  return labelled(places, scale, measure);
}

/**
 * Words beside the marks of a lane: to the right where they have room, else to the left, whole or cut at a comma, never on a
 * mark or on other words. Where two would meet, the less important is left out.
 */
function labelled(places: Omit<Placed, "label">[], scale: Scale, measure: Measure): Placed[] {
  const taken = places.map(({ x, width }) => (width > 0 ? { from: x, to: x + width } : { from: x - FROM_MARK + 2, to: x + FROM_MARK - 2 }));
  const ends = { from: scale.x(scale.from) - 8, to: scale.x(scale.to) + 24 };
  const isFree = (from: number, to: number) => from >= ends.from && to <= ends.to && taken.every((other) => to <= other.from || from >= other.to);
  const labels = new Map<Mark, Label>();
  const rank = ({ kind }: Mark) => (GIVES_WAY.includes(kind) ? GIVES_WAY.indexOf(kind) : GIVES_WAY.length);
  for (const { mark, x, width } of [...places].sort((a, b) => rank(b.mark) - rank(a.mark) || a.x - b.x)) {
    if (width >= WORDS_INSIDE) continue;
    for (const words of shorter(mark.short)) {
      const room = Math.min(measure(words), LONGEST);
      const sides = [width > 0 ? x + width + FROM_BAR : x + FROM_MARK, x - room - (width > 0 ? FROM_BAR : FROM_MARK)];
      const from = sides.find((side) => isFree(side, side + room));
      if (from === undefined) continue;
      labels.set(mark, { words, x: from, width: room });
      taken.push({ from: from - TO_NEXT, to: from + room + TO_NEXT });
      break;
    }
  }
  return places.map((place) => ({ ...place, label: labels.get(place.mark) ?? null }));
}

/** More letters than the longest label shows. */
const READ = 80;

/** The words whole, then each time without what follows their last comma or semicolon. */
function shorter(text: string): string[] {
  // Somebody's whole report may stand in one field: what no label can show is not measured.
  const words = text.slice(0, READ);
  const cuts = [...words.matchAll(/[,;:] /g)].map((cut) => words.slice(0, cut.index));
  return [words, ...cuts.reverse()];
}

/** The place nearest to its month where the mark covers no other. */
function free(mark: Mark, scale: Scale, taken: { x: number; width: number }[]): number {
  const x = scale.x(mark.at);
  const isFree = (at: number) => taken.every((other) => at <= other.x - APART + 0.01 || at >= other.x + other.width + APART - 0.01);
  const after = taken.map((other) => other.x + other.width + APART).filter((at) => at >= x && isFree(at));
  const before = taken.map((other) => other.x - APART).filter((at) => at <= x && at >= scale.x(scale.from) && isFree(at));
  if (isFree(x)) return x;
  const right = Math.min(...after);
  const left = mark.earliest ? Number.NEGATIVE_INFINITY : Math.max(...before);
  return x - left < right - x ? left : right;
}
