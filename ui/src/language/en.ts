// The window in English. Another language has the same words.

import fields from "./en/fields";
import preferences from "./en/preferences";

export const en = {
  /** The language in its own name. */
  name: "English",
  /** How dates and numbers are written. */
  locale: "en-GB",
  fields,
  preferences,
};
