// Reading and writing a value by its path: field names and list indices joined by dots, "drugs.0.dose.known.amount".

import type { Body, Json } from "../bindings/casebook";

/** A change as the program takes it: the value at `path`, or `null` to empty it. */
export type Change = { path: string; value: Json };

type Holder = Json[] | { [key: string]: Json | undefined };

const isHolder = (value: Json | undefined): value is Holder => typeof value === "object" && value !== null;

const step = (holder: Holder, key: string): Json | undefined =>
  Array.isArray(holder) ? holder[Number(key)] : holder[key];

const steps = (path: string): string[] => path.split(".");

/** A path one step further down. */
export const below = (path: string, name: string | number): string => (path === "" ? String(name) : `${path}.${name}`);

/** Whether `path` is `field`, or lies within it. */
export const within = (path: string, field: string): boolean => path === field || path.startsWith(`${field}.`);

/** The value at `path`, if there is one. */
export function at(body: Body, path: string): Json | undefined {
  let found: Json | undefined = body;
  for (const key of steps(path)) {
    if (!isHolder(found)) return undefined;
    found = step(found, key);
  }
  return found;
}

/** A copy of `body` with `value` at `path`; whatever lies on the way and does not exist yet is made. */
export function put(body: Body, path: string, value: Json): Body {
  return placed(body, steps(path), value) as Body;
}

function placed(holder: Json | undefined, keys: string[], value: Json): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (Array.isArray(holder)) {
    const list = [...holder];
    list[Number(key)] = placed(list[Number(key)], rest, value);
    return list;
  }
  const group: Body = isHolder(holder) ? { ...holder } : {};
  const inner = placed(group[key], rest, value);
  if (inner === null) delete group[key];
  else group[key] = inner;
  return group;
}

/**
 * The narrowest change that brings `value` to `path`: it begins at the first step that does not exist yet, and where a
 * value is emptied it takes with it the group or answer that would be left holding nothing.
 */
export function change(body: Body, path: string, value: Json): Change | null {
  return value === null ? emptied(body, steps(path)) : filled(body, steps(path), value);
}

function filled(body: Body, keys: string[], value: Json): Change {
  let holder: Json | undefined = body;
  for (const [depth, key] of keys.entries()) {
    const next: Json | undefined = isHolder(holder) ? step(holder, key) : undefined;
    if (!isHolder(next) || depth === keys.length - 1) {
      const path = keys.slice(0, depth + 1).join(".");
      return { path, value: placed(undefined, keys.slice(depth + 1), value) };
    }
    holder = next;
  }
  return { path: keys.join("."), value };
}

function emptied(body: Body, keys: string[]): Change | null {
  if (at(body, keys.join(".")) === undefined) return null;
  let depth = keys.length;
  while (depth > 1 && leavesNothing(body, keys.slice(0, depth))) depth -= 1;
  return { path: keys.slice(0, depth).join("."), value: null };
}

/** Whether the group or answer around the value at `keys` says nothing without it. A row of a list stays, even if empty. */
function leavesNothing(body: Body, keys: string[]): boolean {
  const holder = at(body, keys.slice(0, -1).join("."));
  const isRow = keys.length > 2 && Array.isArray(at(body, keys.slice(0, -2).join(".")));
  if (!isHolder(holder) || Array.isArray(holder) || isRow) return false;
  const last = keys.at(-1);
  return last === "known" || Object.keys(holder).every((other) => other === last);
}
