// Where the small drawing of a course puts its bars and marks. The months come from the program; only places are reckoned here.

import type { Course, Disease } from "../bindings/casebook";

/** Months that every drawing shows, so that rows can be compared. */
export const FROM = -6;
export const TO = 60;

/** Least width of a bar, in hundredths of the drawing. */
const LEAST = 2;

const DRUGS = ["doxorubicin", "ifosfamide", "gemcitabine", "docetaxel"];

export type Box = { x: number; width: number; hue: string; about: boolean };
export type Point = { x: number; kind: "operation" | "spread" | "death"; about: boolean };
export type Drawing = { zero: number; bars: Box[]; spans: Box[]; points: Point[]; goesOn: boolean };

const STATES: Record<Disease, string> = { primary: "st-primary-mark", clear: "st-clear-mark", spread: "st-spread-mark" };

/** Hundredths of the width at a month; what lies beyond stands at the edge. */
export const place = (month: number): number => (100 * (Math.min(Math.max(month, FROM), TO) - FROM)) / (TO - FROM);

const box = (from: number, to: number, hue: string, about: boolean): Box => {
  const x = Math.min(place(from), 100 - LEAST);
  return { x, width: Math.max(place(to) - x, LEAST), hue, about };
};

/** The course as boxes and points, in hundredths of the width. */
export function drawing(course: Course): Drawing {
  const hue = (drug: string) => `d-${DRUGS.find((known) => drug.includes(known)) ?? "other"}`;
  return {
    zero: place(0),
    bars: course.bars.map((bar) => box(bar.from, bar.to, bar.kind === "systemic" ? hue(bar.drug) : "k-ray", bar.about)),
    spans: course.spans.map((span) => box(span.from, span.to, STATES[span.state], false)),
    points: course.marks.map((mark) => ({ x: place(mark.at), kind: mark.kind, about: mark.about })),
    goesOn: course.end > TO,
  };
}
