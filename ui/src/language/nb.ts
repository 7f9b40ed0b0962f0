// The window in Norwegian Bokmål.

import type { Words } from "./words.svelte";
import about from "./nb/about";
import caseWords from "./nb/case";
import fields from "./nb/fields";
import library from "./nb/library";
import page from "./nb/page";
import preferences from "./nb/preferences";
import story from "./nb/story";
import strip from "./nb/strip";
import widgets from "./nb/widgets";

export const nb: Words = {
  name: "Norsk bokmål",
  locale: "nb-NO",
  about,
  case: caseWords,
  fields,
  library,
  page,
  preferences,
  story,
  strip,
  widgets,
};
