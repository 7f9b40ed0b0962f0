// Everything of an open case that the palette can go to or do.

import type { CaseView, Catalogue } from "../bindings/casebook";
import { family } from "../look/kinds";
import type { Item } from "./find";

/** What the case window can do, and where it can go. */
export type Ways = {
  /** Opens a record, and a field of it if one is named. */
  go: (record: string, field?: string) => void;
  /** Adds a record of a kind. */
  add: (kind: string) => void;
  /** What has a name and perhaps keys. */
  actions: { words: string; icon: string; keys?: string; run: () => void }[];
};

/** The items of a case. Fields are those of the records it holds; of several records of a kind, each has its own. */
export function itemsOf(view: CaseView, catalogue: Catalogue, ways: Ways): Item[] {
  const kindOf = (kind: string) => catalogue.kinds.find((row) => row.kind === kind);
  const records = view.records.map((record): Item => ({
    group: "Records",
    words: record.label,
    where: [record.summary, record.month].filter((part) => part).join(" · "),
    icon: kindOf(record.kind)?.icon ?? "manuscript",
    hue: family(record.kind),
    run: () => ways.go(record.id),
  }));
  const fields = view.records.flatMap((record) =>
    (kindOf(record.kind)?.fields ?? []).filter((field) => field.asked).map((field): Item => ({
      group: "Fields",
      words: field.label,
      where: [record.label, record.summary].filter((part) => part).join(" · "),
      icon: kindOf(record.kind)?.icon ?? "manuscript",
      hue: family(record.kind),
      run: () => ways.go(record.id, field.name),
    })),
  );
  const present = new Set(view.records.map((record) => record.kind));
  const added = catalogue.kinds
    .filter((row) => !row.once || !present.has(row.kind))
    .map((row): Item => ({
      group: "Do",
      words: `Add ${row.label.toLowerCase()}`,
      where: row.help,
      icon: "plus",
      run: () => ways.add(row.kind),
    }));
  const actions = ways.actions.map((action): Item => ({ group: "Do", where: "", ...action }));
  return [...records, ...fields, ...actions, ...added];
}
