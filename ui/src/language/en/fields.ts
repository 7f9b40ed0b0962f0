export default {
  units: (units: string) => `The unit here is one of: ${units}.`,
  size: "A size has one to three lengths: 8 × 7 × 7 cm.",
  dose: "Write a dose with its unit: 75 mg/m² d1, 20 mg flat, AUC 5.",
  count: "Write a count with its fields or area: 14/10 HPF, 5 per mm².",
  counted: (count: string, fields: string, area: string) =>
    [count, fields && `in ${fields} HPF`, area && `on ${area} mm²`].filter((part) => part).join(" "),
  days: (days: string) => `on day ${days}`,
  noDays: "There is no place for days beside this dose.",
  removeRow: (list: string, row: number) => `Remove row ${row} of ${list}`,
  rowKeys: "Remove this row (Alt Shift Backspace). Alt Shift ↑ ↓ moves it, Alt Shift D copies it.",
  note: (words: string) => `note: ${words}`,
};
