// Light, dark or high contrast: as the desktop asks, or as it was chosen.

import { MediaQuery } from "svelte/reactivity";
import { preferences, type Theme } from "../preferences/preferences.svelte";

const dark = new MediaQuery("prefers-color-scheme: dark");
const contrast = new MediaQuery("prefers-contrast: more");
// The desktop has colours of its own, which are as far apart as somebody needs them.
const forced = new MediaQuery("forced-colors: active");

/** The theme of the window now. */
export function theme(): Exclude<Theme, "system"> {
  if (preferences.theme !== "system") return preferences.theme;
  return contrast.current || forced.current ? "contrast" : dark.current ? "dark" : "light";
}

/** Dresses the page in its theme from now on, and keeps it still where that is preferred. */
export function followTheme(): void {
  const page = document.documentElement;
  $effect.root(() => {
    $effect.pre(() => void (page.dataset.theme = theme()));
    $effect.pre(() => void (page.dataset.motion = preferences.motion));
  });
}
