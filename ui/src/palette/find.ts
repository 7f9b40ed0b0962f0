// What the palette offers for what is typed.

/** Something that can be gone to or done. */
export type Item = {
  group: "records" | "fields" | "do" | "cases";
  /** What it is called. */
  words: string;
  /** Where it is, or what it holds. */
  where: string;
  icon: string;
  /** Class of the hue of its kind, if it has one. */
  hue?: string;
  /** Keys that do the same. */
  keys?: string;
  /** The field or record it leads to, where it is one. */
  path?: string;
  run: () => void;
};

/** The order in which groups are shown. */
export const GROUPS: Item["group"][] = ["records", "fields", "do", "cases"];

/** At most so many of a group: more are no help, and typing on narrows them. */
const MOST = 6;

/** A text without accents and capitals; as long as the text, so that places in one are places in the other. */
export const plain = (text: string): string =>
  [...text].map((letter) => letter.normalize("NFD").toLowerCase().charAt(0)).join("");

const begins = (text: string, word: string): boolean =>
  text.startsWith(word) || text.includes(` ${word}`) || text.includes(`-${word}`);

/** How well an item fits, the less the better; null where a word typed begins none of its words. */
function fit(item: Item, typed: string[]): number | null {
  const [words, where] = [plain(item.words), plain(item.where)];
  let worst = 0;
  for (const word of typed) {
    const own = words.startsWith(word) ? 0 : begins(words, word) ? 1 : begins(where, word) ? 2 : null;
    if (own === null) return null;
    worst = Math.max(worst, own);
  }
  return worst;
}

/** The items that fit, group after group, the closest of each first. */
export function find(items: Item[], typed: string): Item[] {
  const words = plain(typed).split(/\s+/).filter((word) => word !== "");
  const fitting = items.flatMap((item) => {
    const own = fit(item, words);
    return own === null ? [] : [{ item, own }];
  });
  return GROUPS.flatMap((group) =>
    fitting
      .filter(({ item }) => item.group === group)
      .sort((a, b) => a.own - b.own)
      .slice(0, MOST)
      .map(({ item }) => item),
  );
}

/** A text cut where the words typed begin one of its words: every second part is to be marked. */
export function marked(text: string, typed: string): string[] {
  const folded = plain(text);
  const letters = [...text];
  for (const word of plain(typed).split(/\s+/).filter((one) => one !== "")) {
    const at = folded.startsWith(word) ? 0 : folded.indexOf(` ${word}`) + 1;
    if (at > 0 || folded.startsWith(word)) {
      return [letters.slice(0, at), letters.slice(at, at + word.length), letters.slice(at + word.length)].map((part) =>
        part.join(""),
      );
    }
  }
  return [text];
}
