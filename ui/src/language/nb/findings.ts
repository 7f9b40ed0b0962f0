import type en from "../en/findings";

export default {
  kinds: { error: "Feil", check: "Bør sjekkes", note: "Merknad" },
  titles: { error: "Feil", check: "Bør sjekkes", note: "Merknader" },
  toCheck: (count) => `${count} å sjekke`,
  nothing: "Ingenting å sjekke",
  notes: (count) => (count === 1 ? "1 merknad" : `${count} merknader`),
  kept: "Står som det er",
  idle: "Begrunnet, men ikke lenger funnet",
  theCase: "Kasuset",
  removed: "En post som er fjernet",
  close: "Lukk listen",
  forget: "Fjern",
  reopen: "Åpne igjen",
  keep: "La stå",
  keepWhy: "Riktig som det står: la det stå, med begrunnelse",
  keepAs: "La det stå som det er",
  keptFor: (reason) => `Står: ${reason}`,
  why: "Hvorfor er det riktig som det står?",
  sayWhy: "Si det med få ord, for eksempel «bekreftet av enda en patolog».",
} satisfies typeof en;
