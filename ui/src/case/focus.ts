// Where the focus goes: to a field by its path, from pane to pane, to the next core field without an answer.

import type { Catalogue, Field } from "../bindings/casebook";
import type { OpenCase } from "./case.svelte";

const INPUTS = "input, select, textarea, button";
/** The cell by which Tab leads into a grid. */
const CELL = '[data-cell] input[tabindex="0"]';
/** How the element that takes the value of a field is called after its path: the value, the first of a list, a search, a line, a cell of a grid, a new row. */
const PARTS = ["known-value", "value", "known-0-value", "0-value", "find", "known-find", "line", "known-line", "cell", "add"];

/** Focuses the field at `path`, or the nearest around it that the form has. */
export function focusField(form: HTMLElement, path: string): void {
  const steps = path.split(".");
  const row = form.querySelector<HTMLElement>(`[data-path="${steps[0] ?? ""}"]`);
  const ids = steps.map((_, at) => steps.slice(0, steps.length - at).join("-"));
  const named = (place: HTMLElement) => ids.flatMap((id) => PARTS.map((part) => place.querySelector<HTMLElement>(`[id$="-${id}-${part}"]`)));
  // A widget may draw a field away from the row that bears its name.
  const inner = [...(row ? named(row) : []), ...named(form)].find((element) => element);
  const field = chosenOf(inner) ?? row?.querySelector<HTMLElement>(CELL) ?? row?.querySelector<HTMLElement>(INPUTS);
  (field ?? row)?.scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
}

/** Of choices side by side, the chosen one has the focus. */
const chosenOf = (field: HTMLElement | null | undefined): HTMLElement | null | undefined =>
  field?.closest("[role=radiogroup]")?.querySelector<HTMLElement>("input:checked") ?? field;

/** The path of the field that has the focus, of those of `record`; empty where none has. */
export function focusedPath(record: string): string {
  const { id } = document.activeElement ?? { id: "" };
  return id.startsWith(`${record}-`) ? id.slice(record.length + 1).replace(/-[a-z]+$/, "").replaceAll("-", ".") : "";
}

/** The field of the form that follows a place in it, else the last one before it. */
export function fieldAfter(place: HTMLElement): HTMLElement | undefined {
  const fields = [...(place.closest(".fbody")?.querySelectorAll<HTMLElement>("input, select, textarea") ?? [])].filter((field) => !place.contains(field));
  const follows = (field: HTMLElement) => (place.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return fields.find((field) => follows(field) && field.tabIndex >= 0) ?? fields.at(-1);
}

/** Goes from pane to pane: to what is chosen in it, otherwise to the first place that takes the focus. */
export function nextPane(frame: HTMLElement, by: 1 | -1): void {
  const whole = [...frame.children].flatMap((child) => (child.matches(".middle") ? [...child.children] : [child]));
  const panes = whole.filter((pane) => !pane.matches(".divider") && pane.querySelector(`${INPUTS}, [tabindex="0"]`));
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const pane = panes.at((at + by + panes.length) % panes.length);
  const places = ['[aria-current="true"].rec', ".mk.on", ".fbody input, .fbody select, .fbody textarea", '.desk[tabindex="0"]', "button"];
  places.map((place) => pane?.querySelector<HTMLElement>(place)).find((place) => place)?.focus();
}

type Missing = { record: string; field: string };

/** The next core field without an answer: in the order of the story, from the field that has the focus, and round again. */
export function nextMissing(open: OpenCase, catalogue: Catalogue, form: HTMLElement | undefined): Missing | null {
  const fieldsOf = (kind: string): Field[] => catalogue.kinds.find((row) => row.kind === kind)?.fields ?? [];
  const here = form?.contains(document.activeElement) ? document.activeElement?.closest<HTMLElement>("[data-path]")?.dataset.path : undefined;
  const all = open.view.records.flatMap((record) =>
    fieldsOf(record.kind)
      .filter((field) => field.asked && field.core.length > 0)
      .map((field) => ({ record: record.id, field: field.name, open: record.body[field.name] === undefined })),
  );
  const own = all.findIndex((place) => place.record === open.chosen && (here === undefined || place.field === here));
  const from = here === undefined ? own : own + 1;
  const turned = [...all.slice(Math.max(0, from)), ...all.slice(0, Math.max(0, from))];
  return turned.find((place) => place.open) ?? null;
}
