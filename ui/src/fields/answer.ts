// The five answers to a question: a value, not known, not done, not applicable, or not yet answered.

import type { Body, Json } from "../bindings/casebook";

/** Why there is no value. */
export type Absence = "not_known" | "not_done" | "not_applicable";
/** Which of the five answers a field holds. */
export type Kind = "known" | Absence | "empty";

/** The five as the form offers them: mark and keys; their words are in the language file. */
export const ANSWERS: { kind: Kind; mark: string; keys: string }[] = [
  { kind: "known", mark: "", keys: "" },
  { kind: "not_known", mark: "?", keys: "?" },
  { kind: "not_done", mark: "∅", keys: "Alt 0" },
  { kind: "not_applicable", mark: "–", keys: "Alt −" },
  { kind: "empty", mark: "", keys: "Backspace" },
];

const part = (answer: Json | undefined, name: string): Json | undefined =>
  typeof answer === "object" && answer !== null && !Array.isArray(answer) ? answer[name] : undefined;

/** Which answer the stored form is. */
export function kindOf(answer: Json | undefined): Kind {
  const absent = part(answer, "absent");
  if (absent === "not_known" || absent === "not_done" || absent === "not_applicable") return absent;
  return part(answer, "known") === undefined ? "empty" : "known";
}

/** The value, where there is one. */
export const knownOf = (answer: Json | undefined): Json | undefined => part(answer, "known");

/** The note beside the answer. */
export function noteOf(answer: Json | undefined): string {
  const note = part(answer, "note");
  return typeof note === "string" ? note : "";
}

/** The stored form of an answer; `null` for one that is empty. */
export function answered(kind: Kind, value: Json | undefined, note: string): Json {
  const noted: Body = note === "" ? {} : { note };
  if (kind === "known") return value === undefined || value === null ? null : { known: value, ...noted };
  return kind === "empty" ? null : { absent: kind, ...noted };
}

/** The answer that a key press asks for, if any: `?` in an empty field, Alt 0, Alt −. */
export function answerOfKey(event: KeyboardEvent): Absence | null {
  if (event.altKey && (event.key === "0" || event.code === "Digit0")) return "not_done";
  if (event.altKey && (event.key === "-" || event.key === "−" || event.code === "Minus")) return "not_applicable";
  const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
  return plain && event.key === "?" && isEmpty(event.target) ? "not_known" : null;
}

/** Whether a key press asks for the list of answers: Alt and a full stop. */
export const asksForAnswers = (event: KeyboardEvent): boolean => event.altKey && (event.key === "." || event.code === "Period");

function isEmpty(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return target.value === "";
  if (target instanceof HTMLInputElement) return target.type === "radio" || target.value === "";
  return target instanceof HTMLSelectElement;
}
