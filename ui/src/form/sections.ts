// The sections of a form, as the catalogue orders them, and how far each has been answered.

import type { Body, Field, Finding } from "../bindings/casebook";
import { within } from "../case/body";
import { isFault } from "../case/finding";

/** A section of a form. */
export type Section = { name: string; title: string; fields: Field[] };
/** All core fields answered, something to check, or still open. */
export type Progress = "ok" | "warn" | "open";

/**
 * The fields that are asked for by section, in the order in which each section first occurs; one without a name goes by its
 * first field.
 */
export function sectionsOf(fields: Field[]): Section[] {
  const sections: Section[] = [];
  for (const field of fields.filter((one) => one.asked)) {
    const name = field.section ?? "";
    const section = sections.find((known) => known.name === name);
    if (section) section.fields.push(field);
    else sections.push({ name, title: name === "" ? field.label : name, fields: [field] });
  }
  return sections;
}

const isAnswered = (body: Body) => (field: Field) => body[field.name] !== undefined;

/** How far a section has come. */
export function progress(section: Section, body: Body, findings: Finding[]): Progress {
  const faults = findings.filter(isFault);
  if (faults.some((finding) => section.fields.some((field) => within(finding.path, field.name)))) return "warn";
  const core = section.fields.filter((field) => field.core.length > 0);
  const asked = core.length > 0 ? core : section.fields;
  const done = core.length > 0 ? asked.every(isAnswered(body)) : asked.some(isAnswered(body));
  return done ? "ok" : "open";
}

/** How many of the core fields are answered, and how many there are. */
export function coreOf(fields: Field[], body: Body): { answered: number; all: number } {
  const core = fields.filter((field) => field.core.length > 0);
  return { answered: core.filter(isAnswered(body)).length, all: core.length };
}
