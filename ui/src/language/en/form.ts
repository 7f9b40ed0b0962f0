export default {
  core: (answered: number, all: number) => `Core ${answered} of ${all}`,
  before: "Record before",
  after: "Record after",
  beforeKeys: "Record before (Alt ↑)",
  afterKeys: "Record after (Alt ↓)",
  remove: "Remove",
  sections: "Sections",
  refused: (why: string) => `Not saved, kept here: ${why}`,
};
