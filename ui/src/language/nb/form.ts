import type en from "../en/form";

export default {
  core: (answered, all) => `Kjerne ${answered} av ${all}`,
  before: "Forrige post",
  after: "Neste post",
  beforeKeys: "Forrige post (Alt ↑)",
  afterKeys: "Neste post (Alt ↓)",
  remove: "Fjern",
  sections: "Avsnitt",
  refused: (why) => `Ikke lagret, men beholdt her: ${why}`,
  amend: {
    name: "Grunn til endringen",
    signed: "Dette kasuset er godkjent: si hvorfor dette endres.",
    kept: "Ingenting skrives før det, og ingenting går tapt.",
    deleted: "Dette kasuset er godkjent: si hvorfor det slettes.",
    label: "Hvorfor endres det?",
    missing: "Si det med få ord, som «skrivefeil» eller «snittene er sett på nytt».",
    submit: "Lagre med denne grunnen",
    cancel: "La det stå som det var",
    sayWhy: "Si hvorfor",
    waits: "Ikke lagret før det er sagt hvorfor",
  },
} satisfies typeof en;
