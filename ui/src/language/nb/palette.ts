import type en from "../en/palette";

export default {
  title: "Finn eller gjør",
  find: "Finn en post, et felt eller en handling",
  found: "Funnet",
  groups: { records: "Poster", fields: "Felter", do: "Gjør", cases: "Kasus" },
  nothing: (typed) => `Ingenting her begynner med «${typed}».`,
  choose: "velg",
  go: "gå",
  add: (kind) => `Legg til ${kind}`,
  actions: {
    undo: "Angre",
    redo: "Gjør om",
    nextFinding: "Neste funn å sjekke",
    complete: "Det kasuset ennå mangler",
    field: "Et felt i denne posten",
    nextMissing: "Neste kjernefelt som mangler",
    history: "Historikk for denne posten",
    strip: "Vis eller skjul tidslinjen",
    story: "Vis eller skjul forløpet",
    page: "Vis eller skjul siden",
    larger: "Større tekst",
    smaller: "Mindre tekst",
    leave: "Tilbake til biblioteket",
  },
} satisfies typeof en;
