// What the reader of the window prefers. Kept on this computer beside the page; nothing of a case is in it.

import { LANGUAGES, type Language } from "../language/languages";

const CHOICES = {
  theme: ["system", "light", "dark", "contrast"],
  language: ["system", ...LANGUAGES],
  motion: ["system", "reduced"],
  letters: ["on", "off"],
  lock: ["15", "5", "30", "60", "0"],
} as const;

export type Theme = (typeof CHOICES.theme)[number];
export type Motion = (typeof CHOICES.motion)[number];
/** Whether a single letter, outside a field, does something. Who speaks to the program or trembles may not want that. */
export type Letters = (typeof CHOICES.letters)[number];
/** Minutes without a sign of anybody after which the library is locked; "0" is never. */
export type LockAfter = (typeof CHOICES.lock)[number];
type Choices = { theme: Theme; language: "system" | Language; motion: Motion; letters: Letters; lock: LockAfter };

const place = (name: string) => `preference.${name}`;

/** What was chosen before; what is no choice any more counts as the first there is. */
function read<N extends keyof Choices>(name: N): Choices[N] {
  const kept = localStorage.getItem(place(name));
  const choices: readonly Choices[N][] = CHOICES[name] as never;
  return choices.find((choice) => choice === kept) ?? (choices[0] as Choices[N]);
}

/** The usual line at a cumulative dose of anthracycline, in mg/m² of doxorubicin, and how far it can be moved. */
export const MARK = { usual: 450, least: 50, most: 1000 };

/** Where the line was put before; the usual place where that says nothing. */
function readMark(): number {
  const kept = Number(localStorage.getItem(place("mark")));
  return kept >= MARK.least && kept <= MARK.most ? kept : MARK.usual;
}

class Preferences {
  #mark = $state(readMark());
  #chosen: Choices = $state({ theme: read("theme"), language: read("language"), motion: read("motion"), letters: read("letters"), lock: read("lock") });

  /** What can be chosen for a preference, in the order it is offered. */
  choices<N extends keyof Choices>(name: N): readonly Choices[N][] {
    return CHOICES[name] as never;
  }

  get theme() {
    return this.#chosen.theme;
  }
  get language() {
    return this.#chosen.language;
  }
  get motion() {
    return this.#chosen.motion;
  }
  get letters() {
    return this.#chosen.letters;
  }
  get lock() {
    return this.#chosen.lock;
  }

  /** At which cumulative dose of anthracycline a line is drawn, in mg/m² of doxorubicin. It documents and advises nothing. */
  get mark() {
    return this.#mark;
  }

  /** Puts the line elsewhere; whether it can stand there. */
  setMark(mark: number): boolean {
    if (!(mark >= MARK.least && mark <= MARK.most)) return false;
    this.#mark = mark;
    localStorage.setItem(place("mark"), String(mark));
    return true;
  }

  /** Chooses, and keeps it for the next start. */
  choose<N extends keyof Choices>(name: N, choice: Choices[N]): void {
    this.#chosen[name] = choice;
    localStorage.setItem(place(name), choice);
  }
}

export const preferences = new Preferences();
