// Doses as people write them: "75 mg/m2", "20 mg flat", "AUC 5", "75 mg/m² d1", "100 mg/m2 d1-3", "50.4 Gy".

import type { Dose } from "../bindings/records";
import { words } from "../language/words.svelte";
import { type Reading, readNumber } from "./number";

/** A dose as far as it was typed, and the days of the cycle typed after it. */
export type Typed = { amount: number; unit?: Dose["unit"]; per?: Dose["per"]; days?: number[] };

export const UNITS: { value: Dose["unit"]; label: string; typed: RegExp }[] = [
  { value: "mg", label: "mg", typed: /^mg$/ },
  { value: "g", label: "g", typed: /^g$/ },
  { value: "ug", label: "µg", typed: /^(ug|µg|μg|mcg)$/ },
  { value: "iu", label: "IU", typed: /^(iu|i\.u\.|units?)$/ },
  { value: "auc", label: "AUC", typed: /^auc$/ },
  { value: "gy", label: "Gy", typed: /^gy$/ },
  { value: "c_gy", label: "cGy", typed: /^cgy$/ },
  { value: "gy_e", label: "GyE", typed: /^(gye|gy\(rbe\))$/ },
];

export const PER: { value: Dose["per"]; label: string; typed: RegExp }[] = [
  { value: "flat", label: "flat", typed: /^(flat|absolute|total)$/ },
  { value: "m2", label: "per m²", typed: /^(m2|m²|sqm)$/ },
  { value: "kg", label: "per kg", typed: /^kg$/ },
  { value: "litre", label: "per litre", typed: /^(l|litre|liter)$/ },
];

const SHAPE = /^(?:(auc)\s*)?([−–-]?[\d.,]+)\s*(?:([a-zµμ.()]+))?\s*(?:(?:\/|per\s+|\s)\s*(m2|m²|sqm|kg|l|litre|liter|flat|absolute|total))?(?:\s*,?\s*(?:d|day|days|on days?)\s*(\d[\d\s,–-]*))?$/;

/** Reads a dose; what was not typed stays as it is beside the field. */
export function readDose(text: string): Reading<Typed> {
  const typed = text.trim().toLowerCase();
  if (typed === "") return { empty: true };
  const [, auc, amount = "", named, over, days] = SHAPE.exec(typed) ?? [];
  // "75 d1" names no unit: the d is that of the days.
  const found = auc ?? named;
  const unit = UNITS.find(({ typed }) => found !== undefined && typed.test(found));
  const number = readNumber(amount, false);
  if (amount === "" || (found !== undefined && !unit)) return { problem: words().fields.dose };
  if (!("value" in number)) return number;
  const per = PER.find(({ typed }) => over !== undefined && typed.test(over));
  const list = days === undefined ? undefined : readDays(days);
  if (list === null) return { problem: words().fields.dose };
  const whole = unit?.value === "auc" && !per ? { per: "flat" as const } : {};
  return {
    value: {
      amount: number.value,
      ...(unit ? { unit: unit.value } : {}),
      ...(per ? { per: per.value } : whole),
      ...(list ? { days: list } : {}),
    },
  };
}

/** "1", "1, 8", "1-3": days of a cycle. */
function readDays(text: string): number[] | null {
  const days: number[] = [];
  for (const part of text.split(/[\s,]+/).filter((one) => one !== "")) {
    const [, from, to] = /^(\d{1,3})(?:[–-](\d{1,3}))?$/.exec(part) ?? [];
    if (from === undefined) return null;
    for (let day = Number(from); day <= Number(to ?? from); day += 1) days.push(day);
  }
  return days.length > 0 ? days : null;
}

/** "75 mg per m²": a dose in words. */
export function sayDose({ amount, unit, per }: Dose): string {
  const label = UNITS.find(({ value }) => value === unit)?.label ?? unit;
  const over = per === "flat" && (unit === "gy" || unit === "c_gy" || unit === "gy_e" || unit === "auc") ? "" : ` ${PER.find(({ value }) => value === per)?.label ?? per}`;
  return unit === "auc" ? `${label} ${amount}${over}` : `${amount} ${label}${over}`;
}
