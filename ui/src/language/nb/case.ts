import type en from "../en/case";

export default {
  written: (pages: number, path: string | number) => `Rapport på ${pages} ${pages === 1 ? "side" : "sider"} skrevet til ${path}`,
  printThere: "Rapporten er åpen i programmet for PDF-filer: skriv den ut der.",
  showInFolder: "Vis i mappe",
  print: "Skriv ut",
  printReport: "Skriv ut rapporten",
  width: { story: "Bredden på forløpet", page: "Bredden på siden" },
  divider: "Dra, eller ← → med Skift for mer; Enter gir vanlig bredde",
  form: "Skjema",
  page: "Side",
  story: "Forløp",
  strip: "Tidslinje",
  panes: "Ruter",
  toComplete: "Fullstendighet",
  completeOf: (reported, all) => `${reported} av ${all}`,
} satisfies typeof en;
