// The window in Norwegian Bokmål.

import type { Words } from "./words.svelte";
import preferences from "./nb/preferences";

export const nb: Words = {
  name: "Norsk bokmål",
  locale: "nb-NO",
  preferences,
};
