// Quantities as people write them: "14", "up to 14 cm", "~3", "> 50 %", "10-15", "between 10 and 15 mm".

import type { UnitWord } from "../bindings/casebook";
import type { Qualifier } from "../bindings/records";
import { words } from "../language/words.svelte";
import { type Reading, readNumber } from "./number";
import { unitNamed } from "./unit";

/** A number and how it was stated, without its unit. */
export type Quantity = { qualifier?: Qualifier; value: number; upper?: number };
/** A quantity with its unit, where one was typed. */
export type Stated = Quantity & { unit?: string };

/** Every qualifier with the words that forms show. */
export const QUALIFIERS: { value: Qualifier; label: string }[] = [
  { value: "exactly", label: "exactly" },
  { value: "about", label: "about" },
  { value: "close_to", label: "close to" },
  { value: "up_to", label: "up to" },
  { value: "at_least", label: "at least" },
  { value: "more_than", label: "more than" },
  { value: "less_than", label: "less than" },
  { value: "between", label: "between" },
];

const TYPED: [qualifier: Qualifier, typed: RegExp][] = [
  ["exactly", /^(exactly|=)\s*/],
  ["about", /^(about|around|approx\.?|approximately|circa|ca\.?|c\.|~|≈|\?)\s*/],
  ["close_to", /^(close to|nearly|almost)\s+/],
  ["up_to", /^(up to|max\.?|≤|<=)\s*/],
  ["at_least", /^(at least|min\.?|≥|>=)\s*/],
  ["more_than", /^(more than|over|>)\s*/],
  ["less_than", /^(less than|under|<)\s*/],
  ["between", /^between\s+/],
];

/** Takes a leading qualifier off `text`, which is in lower case. */
export function qualified(text: string): { qualifier?: Qualifier; rest: string } {
  for (const [qualifier, typed] of TYPED) {
    const match = typed.exec(text);
    if (match) return { qualifier, rest: text.slice(match[0].length) };
  }
  return { rest: text };
}

/** The word that forms show for a qualifier, with a space; nothing for none or "exactly". */
export function sayQualifier(qualifier: Qualifier | undefined): string {
  const found = QUALIFIERS.find(({ value }) => value === qualifier && value !== "exactly");
  return found ? `${found.label} ` : "";
}

/** Reads a quantity. `standing` is the qualifier chosen beside the field, which holds where none was typed. */
export function readQuantity(text: string, standing: Qualifier | undefined): Reading<Quantity> {
  const { qualifier = standing, rest } = qualified(text.trim().toLowerCase());
  const [, first = rest, second] = /^(.*\d)\s*(?:-|–|to|and)\s*(\d.*)$/.exec(rest) ?? [];
  const value = readNumber(first, false);
  if (!("value" in value) || second === undefined) {
    return "value" in value ? { value: { ...stated(qualifier), value: value.value } } : value;
  }
  const upper = readNumber(second, false);
  if (!("value" in upper)) return upper;
  if (upper.value <= value.value) return { problem: words().fields.smallerFirst };
  return { value: { qualifier: "between", value: value.value, upper: upper.value } };
}

/** The words of a quantity, and those of the unit after it: "1734" and "mm2". */
export function parted(text: string): { number: string; unit: string } {
  const [, number = text, unit = ""] = /^(.*?[\d.])\s*((?:[a-zµμ%°×][^\s]*\s*)*)$/i.exec(text.trim()) ?? [];
  return { number, unit: unit.trim() };
}

/** Reads a quantity with or without its unit, which must be one of `units`. */
export function readMeasure(text: string, standing: Qualifier | undefined, units: UnitWord[]): Reading<Stated> {
  const { number, unit } = parted(text);
  const quantity = readQuantity(number, standing);
  if (unit === "" || !("value" in quantity)) return quantity;
  const named = unitNamed(unit, units);
  if (named === undefined) return { problem: words().fields.units(units.map(({ label }) => label).join(", ")) };
  return { value: { ...quantity.value, unit: named } };
}

const stated = (qualifier: Qualifier | undefined): { qualifier?: Qualifier } =>
  qualifier === undefined || qualifier === "exactly" ? {} : { qualifier };

/** Writes a quantity; without the qualifier where that is shown beside the field. */
export function writeQuantity({ qualifier, value, upper }: Quantity, withQualifier: boolean): string {
  const numbers = upper === undefined ? String(value) : `${value} to ${upper}`;
  return withQualifier && qualifier !== "between" ? sayQualifier(qualifier) + numbers : numbers;
}
