// The window in English. Another language has the same words.

import about from "./en/about";
import caseWords from "./en/case";
import fields from "./en/fields";
import library from "./en/library";
import page from "./en/page";
import preferences from "./en/preferences";
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
  fields,
  library,
  page,
  preferences,
  story,
  strip,
  widgets,
};
