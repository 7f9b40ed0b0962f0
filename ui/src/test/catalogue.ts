// A catalogue with a field of every shape, and a case that holds one record of it.

import type { Body, CaseView, Catalogue, Field, Finding, Shape } from "../bindings/casebook";

const LENGTHS = [
  { value: "cm", label: "cm" },
  { value: "mm", label: "mm" },
];

export const field = (name: string, shape: Shape, more: Partial<Field> = {}): Field => ({
  name,
  label: name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " "),
  help: `Meaning of ${name}.`,
  class: "none",
  core: [],
  section: null,
  range: null,
  answered: false,
  asked: true,
  shape,
  ...more,
});

const answered = { answered: true };

export const FIELDS: Field[] = [
  field("text", { type: "text" }),
  field("prose", { type: "prose" }),
  field("count", { type: "count" }),
  field("number", { type: "number" }, answered),
  field("measure", { type: "measure", units: LENGTHS }, answered),
  field("size", { type: "size", units: LENGTHS }),
  field("when", { type: "when" }, answered),
  field("dose", { type: "dose" }, answered),
  field("few", { type: "choice", choices: [{ value: "yes", label: "yes" }, { value: "no", label: "no" }] }, answered),
  field("many", {
    type: "choice",
    choices: ["radiofrequency ablation", "microwave ablation", "cryoablation"].map((label, at) => ({ value: at + 1, label })),
  }),
  field("code", { type: "code", list: "morphology" }),
  field("link", { type: "record", kinds: ["imaging"] }),
  field("words", { type: "list", of: { type: "text" } }),
  field("days", { type: "list", of: { type: "count" } }),
  field("scope", { type: "list", of: { type: "choice", choices: [{ value: "text", label: "text" }, { value: "images", label: "images" }] } }),
  field(
    "mitoses",
    { type: "group", fields: [field("seen", { type: "number" }), field("area", { type: "measure", units: [{ value: "mm2", label: "mm²" }] })] },
    answered,
  ),
  field("markers", {
    type: "list",
    of: { type: "group", fields: [field("marker", { type: "text" }), field("percent", { type: "count" })] },
  }),
  field("drugs", {
    type: "list",
    of: { type: "group", fields: [field("drug", { type: "text" }, answered), field("given", { type: "dose" }, answered)] },
  }),
];

export const CATALOGUE: Catalogue = {
  version: 1,
  kinds: [
    { kind: "pathology", label: "Pathology report", help: "A report.", once: false, icon: "pathology", fields: FIELDS },
    { kind: "imaging", label: "Imaging study", help: "A study.", once: false, icon: "imaging", fields: [] },
  ],
};

export function caseOf(body: Body, findings: Finding[] = []): CaseView {
  const rest = { once: false, findings: 0, course: null };
  const span = (begins: number) => ({ begins, ends: null, until: null, about: false, order_only: false });
  return {
    id: "one",
    disease: [],
    title: "Mesenteric leiomyosarcoma",
    number: "0001",
    zero_words: "diagnosis",
    records: [
      { id: "report", kind: "pathology", label: "Pathology report", summary: "grade 3", month: "−3", span: span(-3), body, ...rest },
      { id: "imaging-1", kind: "imaging", label: "Imaging study", summary: "CT abdomen", month: "≈ −3", span: { ...span(-3), about: true }, body: {}, ...rest },
      { id: "imaging-2", kind: "imaging", label: "Imaging study", summary: "MRI liver", month: "≥ 11", span: { ...span(11), order_only: true }, body: {}, ...rest },
    ],
    phases: [{ title: "Patient and presentation", span: "months −3 to ≥ 11", records: ["report", "imaging-1", "imaging-2"] }],
    zero: null,
    findings,
    idle: [],
    undo: null,
    redo: null,
    signed: false,
    unwritten: { values: [], words: [] },
  };
}
