// Counts of mitoses as pathologists write them: "14/10 HPF", "up to 14 in 10 HPF", "14/10 HPF, 1.734 mm2", "5 per mm2".

import type { Qualifier } from "../bindings/records";
import { words } from "../language/words.svelte";
import type { Reading } from "./number";
import { readQuantity, writeQuantity } from "./quantity";

/** What a count can say beside its number. */
export type Count = { qualifier?: Qualifier; count: number; upper?: number; fields?: number; area?: { value: number; unit: string } };

const FIELDS = /^(.+?)\s*(?:\/|\bin\b|\bper\b)\s*(\d+)\s*(?:hpfs?|high[- ]power fields?|fields?)?(?:\s*,?\s*\(?(?:=\s*)?([\d.]+)\s*mm(?:2|²)\)?)?$/;
const AREA = /^(.+?)\s*(?:\/|\bin\b|\bper\b)\s*([\d.]+)?\s*mm(?:2|²)$/;

/** Reads a count with the fields or the area counted; a number alone is one too. */
export function readCount(text: string): Reading<Count> {
  const typed = text.trim().toLowerCase().replace(/\bmitos[ei]s\b\s*/, "");
  const area = AREA.exec(typed);
  const fields = area ? null : FIELDS.exec(typed);
  const quantity = readQuantity((area ?? fields)?.[1] ?? typed, undefined);
  if (!("value" in quantity)) return "problem" in quantity && typed.includes("/") ? { problem: words().fields.count } : quantity;
  const { value: count, ...how } = quantity.value;
  const over = area ? Number(area[2] ?? 1) : fields?.[3] === undefined ? undefined : Number(fields[3]);
  if (over !== undefined && !(over > 0)) return { problem: words().fields.count };
  return {
    value: {
      ...how,
      count,
      ...(fields ? { fields: Number(fields[2]) } : {}),
      ...(over === undefined ? {} : { area: { value: over, unit: "mm2" } }),
    },
  };
}

/** A count in one line, as it would be typed: "up to 14/10 HPF, 1734 mm²". */
export function writeCount({ qualifier, count, upper, fields, area }: Count): string {
  const number = writeQuantity({ ...(qualifier ? { qualifier } : {}), value: count, ...(upper === undefined ? {} : { upper }) }, true);
  if (fields === undefined && area !== undefined) return `${number} per ${area.value} mm²`;
  return [fields === undefined ? number : `${number}/${fields} HPF`, area && `${area.value} mm²`].filter((part) => part).join(", ");
}
