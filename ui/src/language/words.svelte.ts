// The words of the window. No component has a text of its own: it says `words().library.newCase`, and changes with the language.
//
// A text is a string, or a function where a number or a name is part of it. English comes first and gives the type; another
// language that lacks a word does not compile.

import { preferences } from "../preferences/preferences.svelte";
import { en } from "./en";
import { type Language, spoken } from "./languages";
import { nb } from "./nb";

export type Words = typeof en;

export const WORDS: Record<Language, Words> = { en, nb };

/** The language of the window now: the one that was chosen, else the system's. */
export function language(): Language {
  return preferences.language === "system" ? spoken(navigator.languages) : preferences.language;
}

/** The words of the window in its language. */
export function words(): Words {
  return WORDS[language()];
}

/** Marks the page with its language from now on, for whoever reads it aloud. */
export function followLanguage(): void {
  $effect.root(() => {
    $effect(() => void (document.documentElement.lang = language()));
  });
}
