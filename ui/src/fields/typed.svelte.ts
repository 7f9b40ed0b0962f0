// What stands in a text field: the words typed, and whether they could be read.

import type { Reading } from "./number";

type Source<T> = {
  /** The value as the case holds it. */
  value: () => T | undefined;
  /** Raised when the case changed by other means than typing. */
  revision: () => number;
  /** Words that were left here unread, if any. */
  left: () => string | undefined;
  /** Keeps words that cannot be read, or forgets them. */
  leave: (words: string | undefined) => void;
  /** Reads words. */
  read: (words: string) => Reading<T>;
  /** Writes a value as words. */
  write: (value: T) => string;
  /** Takes the value to the case; `undefined` empties it. */
  take: (value: T | undefined) => void;
  /** How a value is understood, in words that may be longer than those typed. */
  say?: ((value: T) => string) | undefined;
};

/**
 * The words of one field. While the field has the focus they are the clinician's: a save that comes back does not touch
 * them. Undo and fixes, which raise the revision, do.
 */
export class Typed<T> {
  /** The words as they stand. */
  words = $state("");
  /** Why they cannot be read. */
  problem: string | null = $state(null);

  #source: Source<T>;
  #focused = $state(false);
  #read: T | undefined = $state.raw(undefined);
  #shown: string;
  #revision: number;

  constructor(source: Source<T>) {
    this.#source = source;
    this.#revision = source.revision();
    this.#shown = seen(source.value());
    const left = source.left();
    this.words = left ?? this.#written();
    this.problem = left === undefined ? null : this.#problemOf(left);
    $effect(() => this.#follow(seen(source.value()), source.revision()));
  }

  /** The field got the focus. */
  enter = (): void => {
    this.#focused = true;
  };

  /** How the words are understood while they are typed, where that says more than the words themselves. */
  get understood(): string | null {
    if (!this.#focused || this.problem !== null || this.#read === undefined || !this.#source.say) return null;
    const said = this.#source.say(this.#read);
    return said === this.words.trim() || said === this.#written() ? null : said;
  }

  /** The field lost the focus: what was read is written as it will be kept. */
  exit = (): void => {
    this.#focused = false;
    this.#read = undefined;
    if (this.problem === null) this.words = this.#written();
  };

  /** The words changed. */
  type = (words: string): void => {
    this.words = words;
    const reading = this.#source.read(words);
    this.problem = "problem" in reading ? reading.problem : null;
    this.#source.leave(this.problem === null ? undefined : words);
    if (this.problem !== null) return;
    const value = "value" in reading ? reading.value : undefined;
    this.#shown = seen(value);
    this.#read = value;
    this.#source.take(value);
  };

  #written(): string {
    const value = this.#source.value();
    return value === undefined ? "" : this.#source.write(value);
  }

  #problemOf(words: string): string | null {
    const reading = this.#source.read(words);
    return "problem" in reading ? reading.problem : null;
  }

  #follow(shown: string, revision: number): void {
    const renewed = revision !== this.#revision;
    if (!renewed && (shown === this.#shown || this.#focused || this.problem !== null)) return;
    this.#revision = revision;
    this.#shown = shown;
    this.words = this.#written();
    this.problem = null;
    if (renewed) this.#source.leave(undefined);
  }
}

const seen = (value: unknown): string => JSON.stringify(value) ?? "";
