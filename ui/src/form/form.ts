// What the fields of a form share: the case they belong to, the record, and the catalogue.

import { createContext } from "svelte";
import type { Catalogue, Field, Finding, Json, KindRow, Shape } from "../bindings/casebook";
import { noteOf } from "../fields/answer";
import { at, put, within } from "../case/body";
import type { OpenCase } from "../case/case.svelte";
import { place } from "../case/place";
import type { Landmark } from "../fields/when";

/** The path of the answer whose value `path` is, or lies in. */
function answerAround(path: string): string | null {
  const end = path.lastIndexOf(".known");
  return end === -1 ? null : path.slice(0, end);
}

/** The fields of a group, or of each group of a list. */
function inner(shape: Shape | undefined): Field[] | null {
  if (shape?.type === "group") return shape.fields;
  return shape?.type === "list" ? inner(shape.of) : null;
}

export class Form {
  constructor(
    readonly open: OpenCase,
    readonly record: string,
    readonly catalogue: Catalogue,
  ) {}

  /** Name of a field's element, for labels and descriptions. */
  id = (path: string, part = "value"): string => `${this.record}-${path.replaceAll(".", "-")}-${part}`;

  /**
   * Takes a value to the case. The note beside an answer outlives the moment in which its value is emptied and typed
   * anew.
   */
  set = (path: string, value: Json): void => {
    const body = this.open.record(this.record)?.body ?? {};
    const answer = answerAround(path);
    if (answer === null) return this.open.set(this.record, path, value);
    const note = noteOf(at(body, answer));
    if (note !== "") this.#notes.set(answer, note);
    const kept = this.#notes.get(answer);
    if (value === null || kept === undefined || at(body, answer) !== undefined) {
      return this.open.set(this.record, path, value);
    }
    const whole = put({}, path.slice(answer.length + 1), value);
    return this.open.set(this.record, answer, { ...whole, note: kept });
  };

  /** Sets the note beside the answer whose value stands, or will stand, at `path`. */
  noteBeside = (path: string, note: string): void => {
    const answer = answerAround(path);
    if (answer === null) return;
    this.#notes.set(answer, note);
    if (at(this.open.record(this.record)?.body ?? {}, answer) !== undefined) this.open.set(this.record, `${answer}.note`, note);
  };

  /** The same form, but what its fields set goes to `take`. */
  redirected(take: (path: string, value: Json) => void): Form {
    const form = new Form(this.open, this.record, this.catalogue);
    form.set = take;
    return form;
  }

  /** Notes that stood beside answers of this form. */
  #notes = new Map<string, string>();

  /** Writes at once what was typed. */
  leave = (): void => void this.open.flush();

  /** Words left unread at `path`. */
  unread = (path: string): string | undefined => this.open.unread.get(place(this.record, path));

  /** Keeps words that cannot be read, or forgets them. */
  keep = (path: string, words: string | undefined): void => {
    this.open.leaveUnread(place(this.record, path), words);
  };

  /** Forgets all words left unread below `path`, whose rows have moved. */
  forget = (path: string): void => {
    const gone = [...this.open.unread.keys()].filter((at) => within(at, place(this.record, path)));
    gone.forEach((at) => this.open.leaveUnread(at, undefined));
  };

  /** The findings at `path` and below. */
  findings = (path: string): Finding[] =>
    this.open.view.findings.filter((finding) => finding.record === this.record && within(finding.path, path));

  /** Why values at `path` and below were not taken. */
  refusals = (path: string): string[] =>
    [...this.open.refused].filter(([at]) => within(at, place(this.record, path))).map(([, why]) => why);

  /** Places at `path` and below whose new value waits until it is said why what was signed off is changed. */
  unexplained = (path: string): string[] =>
    [...this.open.unexplained].filter((at) => within(at, place(this.record, path)));

  /** The path of the field in the same group as the one at `path` that is wanted; none where there is no such. */
  beside = (path: string, wanted: (field: Field) => boolean): string | null => {
    const steps = path.replace(/\.known$/, "").split(".").slice(0, -1);
    let fields = this.kind(this.open.record(this.record)?.kind ?? "")?.fields ?? [];
    for (const step of steps) fields = inner(fields.find(({ name }) => name === step)?.shape) ?? fields;
    const found = steps.length > 0 && fields.find(wanted);
    return found ? [...steps, found.answered ? `${found.name}.known` : found.name].join(".") : null;
  };

  /** The row of a kind in the catalogue. */
  kind = (name: string): KindRow | undefined => this.catalogue.kinds.find((row) => row.kind === name);

  /** The other records, as times and links name them. */
  landmarks = (): Landmark[] => this.open.view.records.filter((record) => record.id !== this.record);

  /** A record as links name it: its kind and its summary. */
  nameOf = (id: string): string => {
    const record = this.open.record(id);
    if (!record) return `${id} (no longer in this case)`;
    return record.summary === "" ? record.label : `${record.label}: ${record.summary}`;
  };
}

export const [formOfField, provideForm] = createContext<Form>();
