// The languages of the window, by their code. Each has a folder of its own here, with a file for each folder of the page.

export const LANGUAGES = ["en", "nb"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The first of the wanted languages that the window speaks; English where it speaks none of them. */
export function spoken(wanted: readonly string[]): Language {
  // Norwegian without more is written as Bokmål; who asks for Nynorsk reads it more easily than English.
  const codes = wanted.map((tag) => tag.toLowerCase().split(/[-_]/)[0] ?? "").map((code) => (code === "no" || code === "nn" ? "nb" : code));
  return codes.map((code) => LANGUAGES.find((language) => language === code)).find((language) => language) ?? "en";
}
