import { expect, test } from "vitest";
import { LANGUAGES, spoken } from "./languages";
import { WORDS } from "./words.svelte";

/** Every word with its place: "library.newCase". What a function says is tried with one and with two of everything. */
function all(words: object, place = ""): [string, string][] {
  return Object.entries(words).flatMap(([name, word]): [string, string][] => {
    const here = place === "" ? name : `${place}.${name}`;
    if (typeof word === "string") return [[here, word]];
    if (typeof word !== "function") return all(word as object, here);
    const say = word as (...parts: number[]) => string;
    return [1, 2].map((count) => [`${here}(${count} × ${say.length})`, say(...Array<number>(say.length).fill(count))]);
  });
}

const english = all(WORDS.en);

test.each(LANGUAGES)("%s says everything", (language) => {
  const said = all(WORDS[language]);
  expect(said.map(([place]) => place).sort()).toEqual(english.map(([place]) => place).sort());
  expect(said.filter(([, word]) => word.trim() === "" || word.includes("undefined"))).toEqual([]);
});

test("a second language is another one", () => {
  const norwegian = new Map(all(WORDS.nb));
  const same = english.filter(([place, word]) => norwegian.get(place) === word);
  expect(same.length).toBeLessThan(english.length / 4);
});

test("the window speaks the first of the system's languages that it knows", () => {
  expect(spoken(["de-DE", "nb-NO", "en"])).toBe("nb");
  expect(spoken(["nn"])).toBe("nb");
  expect(spoken(["no"])).toBe("nb");
  expect(spoken(["en_US", "nb"])).toBe("en");
  expect(spoken(["de"])).toBe("en");
  expect(spoken([])).toBe("en");
});
