// The window in English. Another language has the same words.

import about from "./en/about";
import caseWords from "./en/case";
import fields from "./en/fields";
import library from "./en/library";
import preferences from "./en/preferences";
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
  preferences,
  widgets,
};
