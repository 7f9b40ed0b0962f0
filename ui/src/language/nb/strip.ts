import type en from "../en/strip";

export default {
  course: (zero) => `Forløp i måneder fra ${zero}`,
  zero: "tid null",
  lanes: { clinical: "Klinisk", procedures: "Inngrep", systemic: "Systemisk", radiation: "Stråling", images: "Bilder, respons" },
  state: "Tilstand",
  notStated: "Tilstand ikke oppgitt",
  states: { primary: "Primærsvulst", clear: "Ingen kjent sykdom", spread: "Metastatisk eller tilbakefall" },
  month: (month) => `${month} måneder`,
  span: (from, to) => `${from} til ${to} måneder`,
  about: "omtrent",
  orderOnly: "rekkefølgen er kjent, datoen ikke oppgitt",
  table: "Som tabell",
  drawing: "Som tegning",
  nearer: "Nærmere (+)",
  further: "Lenger unna (−)",
  fit: "Alt (0)",
  columns: { month: "Måned", record: "Post", says: "Hva den sier" },
  isZero: "Måned 0",
  makeZero: "Måned 0 er her",
  makeZeroWhy: "Teller alle måneder fra denne posten",
} satisfies typeof en;
