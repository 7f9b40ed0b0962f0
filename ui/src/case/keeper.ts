// Keeps in the library what was typed and is not written yet, so that it outlives the program.

import type { TypedValue, Unwritten } from "../bindings/casebook";
import { host, refusal } from "../host";
import { placed } from "./place";

/** How long something typed waits before it is kept, in milliseconds. */
const WAIT = 600;

/** Values that wait and words that cannot be understood, as the library keeps them. */
export function unwritten(values: readonly TypedValue[], words: ReadonlyMap<string, string>): Unwritten {
  return {
    values: values.map(({ record, path, value }) => ({ record, path, value })),
    words: [...words].map(([at, typed]) => ({ ...placed(at), words: typed })),
  };
}

export class Keeper {
  #case: string;
  #now: () => Unwritten;
  /** What the library has, as text. */
  #kept: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn: Promise<string | null> = Promise.resolve(null);

  /** `now` says what was typed and is not written; `kept` is what the library has of it. */
  constructor(id: string, kept: Unwritten, now: () => Unwritten) {
    this.#case = id;
    this.#kept = JSON.stringify(kept);
    this.#now = now;
  }

  /** Keeps it soon; while somebody types on, as often as that. */
  soon(): void {
    this.#timer ??= setTimeout(() => void this.keep(), WAIT);
  }

  /** Keeps it now; why that was refused, if it was. */
  keep(): Promise<string | null> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // One after the other: an older one must not come to lie over a newer.
    this.#turn = this.#turn.then(() => this.#send());
    return this.#turn;
  }

  async #send(): Promise<string | null> {
    const typed = this.#now();
    const text = JSON.stringify(typed);
    if (text === this.#kept) return null;
    try {
      await host.keepUnwritten(this.#case, typed);
      this.#kept = text;
      return null;
    } catch (thrown) {
      return refusal(thrown).message;
    }
  }
}
