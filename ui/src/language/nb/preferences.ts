import type en from "../en/preferences";

export default {
  title: "Innstillinger",
  close: "Lukk",
  language: "Språk",
  languageSystem: "Som systemet",
  theme: "Farger",
  themes: { system: "Som systemet", light: "Lyst", dark: "Mørkt", contrast: "Høy kontrast" },
  motion: "Bevegelse",
  motions: { system: "Som systemet", reduced: "Så lite som mulig" },
  letterKeys: "Enkeltbokstaver som taster",
  letters: { on: "På", off: "Av" },
  lettersMore: "N legger til en post, / søker, ? viser alle taster. Når de er av, gjør tastene med Ctrl og knappene det samme.",
  mark: "Merk kumulativ dose antracyklin ved",
  markUnit: "mg/m²",
  markRange: (least: number, most: number) => `Skriv en dose fra ${least} til ${most} mg/m².`,
  markSource: (usual: number) =>
    `Vanligvis ${usual} mg/m² doksorubicin: preparatomtalen oppgir nedsatt hjertefunksjon hos 5 til 8 % ved 450 mg/m² og 6 til 20 % ved 500. Linjen dokumenterer og gir ikke råd.`,
  lock: "Lås biblioteket når ingen er der",
  lockAfter: (minutes: string) => (minutes === "0" ? "Aldri" : `${minutes} min`),
  lockMore: "Det låses også etter at maskinen har sovet.",
  paper: "Den trykte siden er hvit i alle.",
} satisfies typeof en;
