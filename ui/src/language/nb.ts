// The window in Norwegian Bokmål.

import type { Words } from "./words.svelte";
import about from "./nb/about";
import caseWords from "./nb/case";
import door from "./nb/door";
import fields from "./nb/fields";
import findings from "./nb/findings";
import form from "./nb/form";
import keyring from "./nb/keyring";
import keys from "./nb/keys";
import library from "./nb/library";
import page from "./nb/page";
import palette from "./nb/palette";
import preferences from "./nb/preferences";
import safety from "./nb/safety";
import story from "./nb/story";
import strip from "./nb/strip";
import widgets from "./nb/widgets";

export const nb: Words = {
  name: "Norsk bokmål",
  locale: "nb-NO",
  about,
  case: caseWords,
  door,
  fields,
  findings,
  form,
  keyring,
  keys,
  library,
  page,
  palette,
  preferences,
  safety,
  story,
  strip,
  widgets,
};
