// The window in Norwegian Bokmål.

import type { Words } from "./words.svelte";
import fields from "./nb/fields";
import preferences from "./nb/preferences";

export const nb: Words = {
  name: "Norsk bokmål",
  locale: "nb-NO",
  fields,
  preferences,
};
