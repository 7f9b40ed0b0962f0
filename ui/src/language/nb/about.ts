import type en from "../en/about";

export default {
  title: "Om Sarcoma Casebook",
  program: "Sarcoma Casebook",
  version: (version: string | number) => `Versjon ${version}`,
  purpose: "Tiltenkt formål",
  purposeWords:
    "Det dokumenterer kasuistikker, utfører publiserte beregninger og viser hvor opplysninger motsier hverandre. Det gir ingen råd om diagnose eller behandling av en pasient. Det er ikke medisinsk utstyr og må ikke brukes som det.",
  places: "Hvor filene er",
  library: "Bibliotek",
  reports: "Feilrapporter",
  reportsWords: "En rapport sier hvor i programmet noe sviktet, og ingenting om noen kasuistikk. Ingen blir sendt: du kan legge ved en når du melder fra om feil.",
  parts: "Laget av",
  licences: "Lisenser",
  licence: "Programmet har MIT-lisens eller Apache License 2.0, etter eget valg. Hver av delene har sin egen lisens.",
  showLicences: "Vis alle",
  failed: (count: number) => (count === 1 ? "Programmet sviktet sist." : `Programmet har sviktet ${count} ganger siden du sist så etter.`),
  failedReport: "Det som ble lagret, er trygt. En rapport om det, uten noe fra noen kasuistikk, ligger på denne datamaskinen og er ikke sendt noe sted:",
  understood: "Forstått",
} satisfies typeof en;
