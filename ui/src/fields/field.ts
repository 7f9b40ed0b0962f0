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
};

/** The words of a field of `form`. */
export function typedIn<T>(form: Form, { path, ...words }: Words<T>): Typed<T> {
  return new Typed({
    ...words,
    revision: () => form.open.revision,
    left: () => form.unread(path),
    leave: (left) => form.keep(path, left),
  });
}

/** Reads any words as they are. */
export const readText = (words: string): Reading<string> => (words === "" ? { empty: true } : { value: words });
