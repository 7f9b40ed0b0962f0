// Choosing from a list by typing: by the first letters of a choice, or of any word in it.

/** How long after a letter the next one still belongs to it, in milliseconds. */
const PAUSE = 900;
const LETTER = /[\p{L}\p{N}]/u;

/** Which choice is meant by the letters typed: the first that begins so, else the first with a word that does; −1 where none is. One letter again and again goes on from the choice `at`. */
export function begun(choices: string[], typed: string, at = -1): number {
  const all = choices.map((choice) => choice.toLowerCase());
  const first = all.findIndex((choice) => choice.startsWith(typed));
  const found = first === -1 ? all.findIndex((choice) => hasWord(choice, typed)) : first;
  if (found !== -1 || !/^(.)\1+$/u.test(typed)) return found;
  const alike = all.flatMap((choice, index) => (choice.startsWith(typed.charAt(0)) ? [index] : []));
  return alike.find((index) => index > at) ?? alike[0] ?? -1;
}

const hasWord = (choice: string, typed: string): boolean =>
  [...choice].some((_, at) => (at === 0 || !LETTER.test(choice.charAt(at - 1))) && choice.startsWith(typed, at));

/** Letters that follow each other. */
export class Letters {
  #typed = "";
  #at = Number.NEGATIVE_INFINITY;

  /** The letters typed, that of a key press among them; nothing where the key types none. A space is one between others. */
  add(event: KeyboardEvent): string | null {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1) return null;
    const goesOn = event.timeStamp - this.#at < PAUSE;
    if (!LETTER.test(event.key) && !(goesOn && event.key === " ")) return null;
    this.#typed = (goesOn ? this.#typed : "") + event.key.toLowerCase();
    this.#at = event.timeStamp;
    return this.#typed;
  }
}
