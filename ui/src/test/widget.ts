// A form with a widget in it: records of real kinds with the fields that the widget draws.

import { cleanup, fireEvent, render } from "@testing-library/svelte";
import { tick } from "svelte";
import type { Body, Catalogue, Choices, Field, Kind, RecordView, Shape } from "../bindings/casebook";
import { OpenCase } from "../case/case.svelte";
import { field } from "./catalogue";
import OpenRecord from "./OpenRecord.svelte";
import { Program } from "./program";

const choices = (...labels: string[]): Choices[] => labels.map((label) => ({ value: label.replaceAll(" ", "_"), label }));
const scores = (...all: number[]): Shape => ({ type: "choice", choices: all.map((value) => ({ value, label: String(value) })) });
const answered = { answered: true };
const group = (fields: Field[]): Shape => ({ type: "group", fields });
const listOf = (fields: Field[]): Shape => ({ type: "list", of: group(fields) });
const percent: Shape = { type: "measure", units: [{ value: "percent", label: "%" }] };
const residual: Shape = { type: "choice", choices: choices("r0", "r1", "r2") };

const FIELDS: Partial<Record<Kind, Field[]>> = {
  pathology: [
    field("specimen", { type: "record", kinds: ["surgery"] }),
    field("necrosis", percent, answered),
    field("necrosis_by", { type: "choice", choices: choices("macroscopic", "microscopic") }, answered),
    field("mitoses", group([field("count", { type: "number" })]), answered),
    field(
      "fnclcc",
      group([
        field("differentiation", scores(1, 2, 3), answered),
        field("mitotic", scores(1, 2, 3), answered),
        field("necrosis", scores(0, 1, 2), answered),
        field("grade", scores(1, 2, 3), answered),
      ]),
    ),
    field("margins", group([field("residual", residual, answered), field("nearest", { type: "text" }, answered)])),
    field(
      "immunohistochemistry",
      listOf([
        field("marker", { type: "text" }),
        field("result", { type: "choice", choices: choices("positive", "negative", "equivocal", "not done") }),
        field("extent", { type: "choice", choices: choices("focal", "multifocal", "diffuse") }),
        field("percent", percent),
      ]),
    ),
  ],
  surgery: [
    field("perforation", { type: "choice", choices: choices("none", "into the peritoneal cavity", "into the bowel lumen") }, answered),
    field("breach_timing", { type: "choice", choices: choices("before the operation", "during the operation, seen late") }, answered),
    field("bowel_perforated", { type: "choice", choices: choices("yes", "no") }, answered),
    field("residual", residual, answered),
  ],
  systemic: [
    field("cycles", { type: "count" }, { ...answered, label: "Cycles given" }),
    field("changes", listOf([field("drug", { type: "text" })])),
  ],
  lesion: [field("site", { type: "text" }, answered), field("measurements", listOf([field("study", { type: "record", kinds: ["imaging"] })]))],
  tumour: [
    field("site", { type: "text" }, answered),
    field("topography", { type: "code", list: "topography" }),
    field("side", { type: "choice", choices: choices("left", "right") }, answered),
  ],
};

const CATALOGUE: Catalogue = {
  version: 1,
  kinds: Object.entries(FIELDS).map(([kind, fields]) => ({
    kind: kind as Kind,
    label: kind,
    help: "",
    once: false,
    icon: kind,
    fields: fields ?? [],
  })),
};

/** A record of the case on the form. */
export const record = (id: string, kind: Kind, body: Body): RecordView => ({
  id,
  kind,
  label: kind,
  summary: "",
  month: null,
  span: null,
  course: null,
  once: false,
  findings: 0,
  body,
});

const silent = () => {
  throw { message: "nothing is known of this" };
};
/** What the program says where a test does not care. */
const ANSWERS: Program["answers"] = { grade_card: silent, cycle_grid: silent, lesion_grid: silent, read_panel: () => [], body_regions: () => [] };

export class OnForm {
  readonly program = new Program();
  readonly open: OpenCase;

  /** Shows the first of the records; `answers` are those of the program by command. */
  constructor(records: RecordView[], answers: Program["answers"] = {}) {
    this.program.view = { ...this.program.view, records };
    this.program.answers = { ...ANSWERS, ...answers };
    this.open = new OpenCase(this.program.view);
    render(OpenRecord, { open: this.open, id: records[0]?.id ?? "", catalogue: CATALOGUE });
  }

  /** What the program holds of a record. */
  body(id: string): Body {
    return this.program.view.records.find((one) => one.id === id)?.body ?? {};
  }

  stop(): void {
    cleanup();
    this.program.stop();
  }
}

/** Lets answers come and the page follow. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await new Promise((done) => setTimeout(done, 0)).then(tick);
}

/** Types words in place of what stands in a field. */
export async function type(input: HTMLElement, words: string): Promise<void> {
  input.focus();
  await fireEvent.input(input, { target: { value: words } });
  await settle();
}

/** Pastes a text into a field. */
export async function paste(input: HTMLElement, text: string): Promise<void> {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text } });
  input.focus();
  await fireEvent(input, event);
  await settle();
}
