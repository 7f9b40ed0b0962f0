// Colours of drugs: one keeps its colour in every figure.

const OWN = ["doxorubicin", "ifosfamide", "gemcitabine", "docetaxel"];

/** The colour of a drug, by the name it is summed under. */
export const colourOf = (called: string): string => `var(--d-${OWN.includes(called) ? called : "other"})`;

/** Points at which an axis from 0 is labelled, for a greatest value. */
export function ticks(most: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((one) => most / one <= 4) ?? most / 4;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}
