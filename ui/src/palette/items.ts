// Everything of an open case that the palette can go to or do.

import type { CaseView, Catalogue } from "../bindings/casebook";
import { host } from "../host";
import { words } from "../language/words.svelte";
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
    group: "records",
    words: record.label,
    where: [record.summary, record.month].filter((part) => part).join(" · "),
    icon: kindOf(record.kind)?.icon ?? "manuscript",
    hue: family(record.kind),
    path: record.id,
    run: () => ways.go(record.id),
  }));
  const fields = view.records.flatMap((record) =>
    (kindOf(record.kind)?.fields ?? []).filter((field) => field.asked).map((field): Item => ({
      group: "fields",
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
      group: "do",
      words: words().palette.add(row.label.toLowerCase()),
      where: row.help,
      icon: "plus",
      run: () => ways.add(row.kind),
    }));
  const actions = ways.actions.map((action): Item => ({ group: "do", where: "", ...action }));
  return [...records, ...fields, ...actions, ...added];
}

/** At most so many cases are offered. */
const CASES = 6;

/** Other cases that hold the words typed, the best first; without any, those changed last. None where they cannot be had. */
export async function findCases(typed: string, own: string, go: (id: string, record?: string) => void): Promise<Item[]> {
  const wanted = { words: typed, archived: null, pinned: false, recent: false, group: null, state: null, descending: false, offset: 0 };
  const page = await host.listCases({ ...wanted, order: "match", limit: CASES + 1 }).catch(() => null);
  const others = (page?.rows ?? []).filter((row) => row.id !== own).slice(0, CASES);
  return others.map(({ id, title, number, outline, found }): Item => {
    const told = found && found.record !== "case" && found.excerpt ? `${found.label}: ${found.excerpt}` : outline.diagnosis;
    const where = [number, outline.person, told].filter((part) => part).join(" · ");
    return { group: "cases", words: title || words().library.untitled, where, icon: "manuscript", run: () => go(id, found?.record) };
  });
}
