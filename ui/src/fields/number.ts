// Numbers as a clinician types them: read strictly, never guessed.

import { words } from "../language/words.svelte";

/** What typed words mean, or why they mean nothing. */
export type Reading<T> = { value: T } | { empty: true } | { problem: string };

/** Reads a number: a decimal point, a minus where needed, no thousands mark, for 1,734 can mean two things. */
export function readNumber(text: string, whole: boolean): Reading<number> {
  const typed = text.trim().replace(/^[−–]/, "-");
  if (typed === "") return { empty: true };
  if (typed.includes(",")) return { problem: words().fields.decimals };
  if (whole) {
    return /^\d{1,9}$/.test(typed) ? { value: Number(typed) } : { problem: words().fields.whole };
  }
  return /^-?(\d+\.?\d*|\.\d+)$/.test(typed) && Number.isFinite(Number(typed))
    ? { value: Number(typed) }
    : { problem: words().fields.number };
}
