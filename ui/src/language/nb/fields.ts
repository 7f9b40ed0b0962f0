import type en from "../en/fields";

export default {
  units: (units) => `Enheten her er en av: ${units}.`,
  size: "Et mål har én til tre lengder: 8 × 7 × 7 cm.",
  dose: "Skriv dosen med enhet: 75 mg/m² d1, 20 mg flat, AUC 5.",
  count: "Skriv antallet med felter eller areal: 14/10 HPF, 5 per mm².",
  counted: (count, fields, area) => [count, fields && `i ${fields} HPF`, area && `på ${area} mm²`].filter((part) => part).join(" "),
  days: (days) => `på dag ${days}`,
  noDays: "Her er det ikke plass til dager ved siden av dosen.",
  removeRow: (list, row) => `Fjern rad ${row} av ${list}`,
  rowKeys: "Fjern raden (Alt Shift Rettetast). Alt Shift ↑ ↓ flytter den, Alt Shift D kopierer den.",
  note: (words) => `merknad: ${words}`,
} satisfies typeof en;
