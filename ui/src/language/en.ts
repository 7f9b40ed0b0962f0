// The window in English. Another language has the same words.

import about from "./en/about";
import caseWords from "./en/case";
import door from "./en/door";
import fields from "./en/fields";
import findings from "./en/findings";
import form from "./en/form";
import keyring from "./en/keyring";
import keys from "./en/keys";
import library from "./en/library";
import page from "./en/page";
import palette from "./en/palette";
import preferences from "./en/preferences";
import safety from "./en/safety";
import story from "./en/story";
import strip from "./en/strip";
import widgets from "./en/widgets";

export const en = {
  /** The language in its own name. */
  name: "English",
  /** How dates and numbers are written. */
  locale: "en-GB",
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
