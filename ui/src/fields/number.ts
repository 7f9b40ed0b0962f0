// Numbers as a clinician types them: read strictly, never guessed.

/** What typed words mean, or why they mean nothing. */
export type Reading<T> = { value: T } | { empty: true } | { problem: string };

/** Reads a number: a decimal point, a minus where needed, no thousands mark, for 1,734 can mean two things. */
export function readNumber(text: string, whole: boolean): Reading<number> {
  const typed = text.trim().replace(/^[−–]/, "-");
  if (typed === "") return { empty: true };
  if (typed.includes(",")) return { problem: "Write a decimal point and no thousands mark: 1.734 or 1734." };
  if (whole) {
    return /^\d{1,9}$/.test(typed) ? { value: Number(typed) } : { problem: "This is a whole number, such as 6." };
  }
  return /^-?(\d+\.?\d*|\.\d+)$/.test(typed) && Number.isFinite(Number(typed))
    ? { value: Number(typed) }
    : { problem: "This is a number, such as 14 or 1.7." };
}
