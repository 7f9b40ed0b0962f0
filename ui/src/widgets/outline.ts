// The outline of a body in a frame of 100 by 220, from the front or from behind; regions by their key in the table.
// A paired region is drawn on the side that lies at the left of the picture, and mirrored for the other.

export const FRAME = { width: 100, height: 220 };

const FRONT: Record<string, string> = {
  head: "M50 4c8 0 12 6 12 13s-4 14-12 14-12-7-12-14S42 4 50 4z",
  neck: "M45 31q5 3 10 0l1 8H44z",
  chest: "M34 42q16-5 32 0l2 30q-18 5-36 0z",
  abdomen: "M32 74q18 5 36 0l-1 24H33z",
  pelvis: "M33 100h34l2 12q-9 11-19 12-10-1-19-12z",
};

const BACK: Record<string, string> = {
  back: "M34 42q16-5 32 0l-1 34q-15 4-30 0z",
};

const PAIRED_FRONT: Record<string, string> = {
  shoulder: "M33 41q-11 0-13 12l9 4q3-6 4-16z",
  "upper-arm": "M19 55l10 4-4 30-9-2q0-18 3-32z",
  forearm: "M16 89l9 2-4 27-8-2q0-14 3-27z",
  hand: "M13 118l8 2q1 10-3 16-5 1-8-3 0-8 3-15z",
  thigh: "M31 116q9 9 18 10l-2 36H34q-4-24-3-46z",
  "lower-leg": "M34 164h13l-2 34h-8q-4-17-3-34z",
  foot: "M37 200h8l1 9q-2 5-12 4-2-3 3-13z",
};

const PAIRED_BACK: Record<string, string> = {
  flank: "M34 78q8 3 15 2v19H33z",
  buttock: "M32 101h17v22q-12 2-19-6-1-9 2-16z",
};

/** What only shows the shape from behind: the head, the arms and the legs. */
const BEHIND = [FRONT["head"], FRONT["neck"]];

/** A region as it is drawn: its key, the side of the patient, and its path. */
export type Drawn = { region: string; side: "left" | "right" | null; path: string; mirrored: boolean; back: boolean };

/** From the front the patient's right lies at the left; from behind, it lies at the right. */
const pair = (region: string, path: string, back: boolean): Drawn[] => [
  { region, side: back ? "left" : "right", path, mirrored: false, back },
  { region, side: back ? "right" : "left", path, mirrored: true, back },
];

export const DRAWN: Drawn[] = [
  ...Object.entries(FRONT).map(([region, path]): Drawn => ({ region, side: null, path, mirrored: false, back: false })),
  ...Object.entries(PAIRED_FRONT).flatMap(([region, path]) => pair(region, path, false)),
  ...Object.entries(BACK).map(([region, path]): Drawn => ({ region, side: null, path, mirrored: false, back: true })),
  ...Object.entries(PAIRED_BACK).flatMap(([region, path]) => pair(region, path, true)),
];

/** What of the body from behind has its region on the other view. */
export const SHAPE: { path: string; mirrored: boolean }[] = [
  ...BEHIND.map((path) => ({ path: path ?? "", mirrored: false })),
  ...Object.values(PAIRED_FRONT).flatMap((path) => [false, true].map((mirrored) => ({ path, mirrored }))),
];
