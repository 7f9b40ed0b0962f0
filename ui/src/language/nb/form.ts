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
} satisfies typeof en;
