// The cells of a panel of markers: what each field of a marker says, and how it is read back.

import type { Body, Choices, Field, Json } from "../bindings/casebook";
import type { Measure } from "../bindings/records";
import { readQuantity, writeQuantity } from "../fields/quantity";
import { chosen } from "./grid";

/** Signs in which pathologists write a result. */
const SIGNS: Record<string, string> = {
  "+": "positive",
  "++": "positive",
  "+++": "positive",
  "-": "negative",
  "−": "negative",
  "–": "negative",
  "±": "equivocal",
  "+/-": "equivocal",
  "?": "equivocal",
};

/** What a cell means: a value, `null` for an empty one, or why it cannot be read. */
export type Meant = { value: Json } | { problem: string };

const choicesOf = (field: Field): Choices[] => (field.shape.type === "choice" ? field.shape.choices : []);

/** The words that a field can be answered by, where it is a choice. */
export const wordsOf = (field: Field): string[] | undefined => {
  const choices = choicesOf(field);
  return choices.length === 0 ? undefined : choices.map(({ label }) => label);
};

/** What a marker says in a field, in words. */
export function said(field: Field, row: Body): string {
  const value = row[field.name];
  if (value === undefined || value === null) return "";
  if (field.shape.type === "measure") return writeQuantity(value as Measure, true);
  const choice = choicesOf(field).find((one) => one.value === value);
  return choice?.label ?? String(value);
}

/** What typed words mean in a field. */
export function meant(field: Field, typed: string, refusal: (choices: string) => string): Meant {
  const text = typed.trim();
  if (text === "") return { value: null };
  if (field.shape.type === "measure") {
    const reading = readQuantity(text.replace(/\s*(%|percent)$/i, ""), undefined);
    if ("problem" in reading) return reading;
    return { value: "value" in reading ? { ...reading.value, unit: "percent" } : null };
  }
  const choices = choicesOf(field);
  if (choices.length === 0) return { value: typed };
  const value = chosen(text, choices, field.name === "result" ? SIGNS : {});
  return value === undefined ? { problem: refusal(choices.map(({ label }) => label).join(", ")) } : { value };
}
