// Days, months and finds as the list words them.

import { plain } from "../palette/find";

/** A month from time zero with its sign: "+36", "≈ −3". */
export const atMonth = (printed: string): string => (/^[1-9]/.test(printed) ? `+${printed}` : printed);

/** A text as a line of its own begins. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** When something was changed: the time today, else the day. */
export function day(at: string, language: string, now = new Date()): string {
  const date = new Date(at);
  const locale = language === "en" ? "en-GB" : language;
  if (date.toDateString() === now.toDateString()) return date.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });
  return date.toLocaleDateString(locale, { day: "numeric", month: "short", year: "numeric" });
}

/** A text cut at the words that begin as those typed: every second part is one of them. */
export function marked(text: string, typed: string): string[] {
  const sought = plain(typed).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  if (sought.length === 0) return [text];
  const [folded, letters] = [[...plain(text)], [...text]];
  const isLetter = (at: number) => /[\p{L}\p{N}]/u.test(folded[at] ?? "");
  const parts = [""];
  for (let at = 0; at < letters.length; ) {
    const begins = at === 0 || !isLetter(at - 1);
    const word = begins ? sought.find((one) => folded.slice(at, at + one.length).join("") === one) : undefined;
    if (word === undefined) {
      parts.push((parts.pop() ?? "") + (letters[at] ?? ""));
      at += 1;
    } else {
      parts.push(letters.slice(at, at + word.length).join(""), "");
      at += word.length;
    }
  }
  return parts;
}
