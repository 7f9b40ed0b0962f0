import type en from "../en/story";

export default {
  history: "Historikk",
  close: "Lukk",
  nothing: "Ingenting er endret ennå.",
  made: "Opprettet",
  removed: "Fjernet, eller hentet tilbake",
  emptied: "tømt",
  nothingThere: "ingenting",
  became: "ble til",
  restore: "Hent tilbake",
  restoreWhat: (value) => `Hent tilbake: ${value}`,
  undone: "angret",
  lists: { care: "Kasuistikk (CARE)", scare: "Kirurgi (SCARE)", iccr: "Patologi (ICCR)" },
  answered: (reported, all) => `${reported} av ${all} er besvart`,
  missing: (count) => (count === 0 ? "ingenting mangler" : count === 1 ? "1 mangler" : `${count} mangler helt eller delvis`),
  inPart: "delvis",
  isMissing: "ikke ennå",
  go: "Besvar",
  add: (kind) => `Legg til: ${kind}`,
  back: "Tilbake til skjemaet",
  notHere: "Denne listen gjelder ikke for kasuset ennå.",
} satisfies typeof en;
