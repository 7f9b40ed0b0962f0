// What every field component is given.

import type { Json } from "../bindings/casebook";
import type { Form } from "../form/form";
import { Typed } from "./typed.svelte";
import type { Reading } from "./number";

/** What every field component is given. */
export type FieldProps<S> = {
  /** What the field holds. */
  shape: S;
  /** Where in the record. */
  path: string;
  /** What the case holds there. */
  value: Json | undefined;
  /** The field's label. */
  label: string;
  /** Whether a label element on the form names the field; otherwise it names itself. */
  labelled?: boolean;
  /** Ids of elements that describe the field. */
  describedBy?: string | undefined;
  /** Whether the field stands in a narrow place, such as a column of a table. */
  narrow?: boolean;
};

type Words<T> = {
  path: string;
  value: () => T | undefined;
  read: (words: string) => Reading<T>;
  write: (value: T) => string;
  take: (value: T | undefined) => void;
  /** How a value is understood, in words. */
  say?: (value: T) => string;
  /** Whether the words are read strictly, so that a note can follow them after a comma. */
  noted?: boolean;
};

/** "14, counted twice": what is said, and the note after it. A comma inside a number begins no note. */
export function withNote(typed: string): { said: string; note: string } {
  const [, said = typed, note = ""] = /^([^,]*[^,\s])\s*,\s+(\p{L}.*)$/su.exec(typed) ?? [];
  return { said, note };
}

/** The words of a field of `form`. */
export function typedIn<T>(form: Form, { path, noted = false, ...words }: Words<T>): Typed<T> {
  const takesNote = noted && path.endsWith(".known");
  let note = "";
  const read = (typed: string): Reading<T> => {
    const whole = words.read(typed);
    if (!takesNote || "value" in whole) return whole;
    const { said, note: after } = withNote(typed);
    const reading = after === "" ? whole : words.read(said);
    if ("value" in reading) note = after;
    return reading;
  };
  const take = (value: T | undefined) => {
    if (note !== "") form.noteBeside(path, note);
    note = "";
    words.take(value);
  };
  return new Typed({
    ...words,
    read,
    take,
    revision: () => form.open.revision,
    left: () => form.unread(path),
    leave: (left) => form.keep(path, left),
  });
}

/** Reads any words as they are. */
export const readText = (words: string): Reading<string> => (words === "" ? { empty: true } : { value: words });
