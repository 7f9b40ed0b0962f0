// Places in a case, and values laid over it there.

import type { Body, CaseView, RecordView, TypedValue } from "../bindings/casebook";
import { put } from "./body";

/** Name of a place in the case: a record and a path within it. */
export const place = (record: string, path: string): string => `${record}/${path}`;

/** The record and the path of a place. */
export const placed = (name: string): { record: string; path: string } => {
  const cut = name.indexOf("/");
  return { record: name.slice(0, cut), path: name.slice(cut + 1) };
};

/** The case with values laid over it that are not written yet. */
export function laidOver(view: CaseView, edits: TypedValue[]): CaseView {
  if (edits.length === 0) return view;
  const bodyOf = (record: RecordView): Body =>
    edits
      .filter((edit) => edit.record === record.id)
      .reduce((body, { path, value }) => put(body, path, value), record.body);
  return { ...view, records: view.records.map((record) => ({ ...record, body: bodyOf(record) })) };
}
