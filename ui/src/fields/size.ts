// Sizes as people write them: "8 × 7 × 7 cm", "about 3x2 cm", "11 by 9 by 7".

import type { UnitWord } from "../bindings/casebook";
import type { Qualifier } from "../bindings/records";
import { words } from "../language/words.svelte";
import { type Reading, readNumber } from "./number";
import { parted, qualified } from "./quantity";
import { unitNamed } from "./unit";

/** One to three lengths, with what was typed beside them. */
export type Lengths = { qualifier?: Qualifier; lengths: number[]; unit?: string };

/** Reads a size; a × at the end waits for the next length. */
export function readSize(text: string, units: UnitWord[]): Reading<Lengths> {
  const { qualifier, rest } = qualified(text.trim().toLowerCase());
  const crossed = rest.replace(/([\d.\s])(?:x|\*|by)(?=[\d.\s]|$)/g, "$1×");
  // A space on either side tells the sign from that of "×10⁹/L".
  const { number, unit } = parted(crossed.replace(/\s*×\s*$/, "").replaceAll("×", " × "));
  const [first, ...more] = number.split("×").map((length) => readNumber(length, false));
  if (!first || !("value" in first)) return first ?? { empty: true };
  const lengths = [first.value];
  for (const length of more) {
    if (!("value" in length)) return "problem" in length ? length : { problem: words().fields.size };
    lengths.push(length.value);
  }
  if (lengths.length > 3) return { problem: words().fields.size };
  const named = unit === "" ? undefined : unitNamed(unit, units);
  if (unit !== "" && named === undefined) return { problem: words().fields.units(units.map(({ label }) => label).join(", ")) };
  return { value: { ...(qualifier && qualifier !== "exactly" ? { qualifier } : {}), lengths, ...(named ? { unit: named } : {}) } };
}
