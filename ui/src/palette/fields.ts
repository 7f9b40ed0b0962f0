// The fields of one record, those within groups and rows among them, as places to go to.

import type { Body, Field, Json, KindRow, RecordView } from "../bindings/casebook";
import { knownOf } from "../fields/answer";
import { fieldsOf } from "../fields/shape";
import { family } from "../look/kinds";
import type { Item } from "./find";

/** A field and where in the record it is. */
type Place = { path: string; field: Field; where: string[] };

/** The fields below `at` in the order of the form, each before what it holds. */
function places(fields: Field[], body: Body, at: string, where: string[]): Place[] {
  return fields
    .filter((field) => field.asked)
    .flatMap((field) => {
      const path = at === "" ? field.name : `${at}.${field.name}`;
      return [{ path, field, where }, ...within(field, body[field.name], path, where)];
    });
}

function within(field: Field, held: Json | undefined, path: string, where: string[]): Place[] {
  const value = field.answered ? knownOf(held) : held;
  const base = field.answered ? `${path}.known` : path;
  if (field.shape.type === "group") return places(field.shape.fields, bodyOf(value), base, [...where, field.label]);
  if (field.shape.type !== "list") return [];
  const inner = fieldsOf(field.shape.of);
  const rows = Array.isArray(value) ? value : [];
  return rows.flatMap((row, index) => places(inner, bodyOf(row), `${base}.${index}`, [...where, `${field.label} ${index + 1}`]));
}

const bodyOf = (value: Json | undefined): Body =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Body) : {};

/** The fields of a record as the palette offers them: from the one after `here` on, and round again. */
export function fieldItems(record: RecordView, kind: KindRow, here: string, go: (path: string) => void): Item[] {
  const all = places(kind.fields, record.body, "", []);
  const own = all.findLastIndex(({ path }) => here === path || here.startsWith(`${path}.`));
  return [...all.slice(own + 1), ...all.slice(0, own + 1)].map(({ path, field, where }) => ({
    group: "fields",
    words: field.label,
    where: where.join(" · "),
    icon: kind.icon,
    hue: family(record.kind),
    path,
    run: () => go(path),
  }));
}
