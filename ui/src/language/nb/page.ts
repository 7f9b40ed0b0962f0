import type en from "../en/page";

export default {
  handOn: "Gi rapporten videre",
  paper: "Papir",
  papers: { a4: "A4 (210 × 297 mm)", letter: "US Letter (amerikansk)" },
  layout: "Oppsett",
  layouts: { two_columns: "To spalter, som et tidsskrift", one_column: "Én spalte", review: "For fagfeller, med linjenumre" },
  withRecord: "Med journaldataene i filen, for programmer som leser dem",
  length: (pages) => (pages === 1 ? "1 side" : `${pages} sider`),
  leftOut: "Blir igjen i biblioteket fordi det kunne røpe pasienten",
  nothingLeftOut: "Ingenting som kunne røpe pasienten, er ført inn",
  dates: "Datoer trykkes som måneder fra tid null. Les teksten én gang for det som er skrevet fritt.",
  notes: "Se på dette igjen",
  write: "Skriv PDF-filen…",
  writing: "Skriver…",
  notNow: "Ikke nå",
} satisfies typeof en;
