// Units as people write them: "mm2" for mm², "wk" for weeks, "percent" for %.

import type { UnitWord } from "../bindings/casebook";

/** What people write for a unit, beside its name in files and on the form. */
const ALSO: Record<string, string[]> = {
  "%": ["percent", "pct"],
  hours: ["h", "hr", "hrs"],
  days: ["d"],
  weeks: ["w", "wk", "wks"],
  months: ["mo", "mos", "mth"],
  years: ["y", "yr", "yrs"],
  hpf: ["highpowerfields", "hpfs"],
  hu: ["hounsfieldunits"],
  "x109/l": ["g/l", "10^9/l", "109/l"],
};

const SUPERSCRIPTS: Record<string, string> = { "²": "2", "³": "3", "⁹": "9", µ: "u", μ: "u", "×": "x" };

/** A spelling without what people write differently: case, spaces, points, raised figures, a plural. */
const plain = (text: string): string =>
  text.toLowerCase().replace(/[²³⁹µμ×]/g, (sign) => SUPERSCRIPTS[sign] ?? sign).replace(/[\s.]/g, "");

const bare = (text: string): string => plain(text).replace(/s$/, "");

/** The one of `units` that `typed` names. */
export function unitNamed(typed: string, units: UnitWord[]): string | undefined {
  const spelt = (unit: UnitWord) => [unit.value, unit.label, ...(ALSO[plain(unit.label)] ?? [])].map(bare);
  const exact = units.find((unit) => plain(unit.label) === plain(typed));
  return (exact ?? units.find((unit) => spelt(unit).includes(bare(typed))))?.value;
}
