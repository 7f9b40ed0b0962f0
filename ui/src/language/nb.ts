// The window in Norwegian Bokmål.

import type { Words } from "./words.svelte";
import about from "./nb/about";
import caseWords from "./nb/case";
import fields from "./nb/fields";
import library from "./nb/library";
import preferences from "./nb/preferences";
import widgets from "./nb/widgets";

export const nb: Words = {
  name: "Norsk bokmål",
  locale: "nb-NO",
  about,
  case: caseWords,
  fields,
  library,
  preferences,
  widgets,
};
