// What the guide says of the window is so: its keys, its pictures, and the words it quotes.

import { expect, test } from "vitest";
import { WORDS } from "../language/words.svelte";
import { sheet } from "../library/keys";
import { ofACase } from "./keys";

const pages = import.meta.glob<string>("../../../docs/guide/*.md", { query: "?raw", import: "default", eager: true });
const pictures = Object.keys(import.meta.glob("../../../docs/guide/pictures/*.png")).map((path) => path.split("/").at(-1));

const every = (words: object): string[] => Object.values(words).flatMap((word: unknown) => (typeof word === "string" ? [word] : typeof word === "object" && word !== null ? every(word) : []));
const quotable = every(WORDS.en);
const groups = [...ofACase(WORDS.en.keys), ...sheet(WORDS.en.library.keys)];
const keys = groups.flatMap((group) => group.keys.flatMap(([key]) => key.split(" · ")));
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? "");
const missing = (text: string) => ({
  keys: found(text, /<kbd>(.+?)<\/kbd>/g).filter((key) => !keys.includes(key)),
  pictures: found(text, /!\[.*?\]\(pictures\/(.+?)\)/g).filter((picture) => !pictures.includes(picture)),
  // Bold is what the window says.
  words: found(text, /\*\*([^*]+?)\*\*/g).filter((words) => !quotable.includes(words)),
  pages: found(text, /\]\(([\w-]+\.md)\)/g).filter((page) => !Object.keys(pages).some((path) => path.endsWith(`/${page}`))),
});
const nothing = { keys: [], pictures: [], words: [], pages: [] };

test("what is not so is noticed", () => {
  expect(missing("<kbd>Ctrl Q</kbd> ![x](pictures/none.png) **Press here** [x](none.md)")).toEqual({
    keys: ["Ctrl Q"],
    pictures: ["none.png"],
    words: ["Press here"],
    pages: ["none.md"],
  });
});

test.each(Object.entries(pages))("%s", (_, text) => {
  expect(missing(text)).toEqual(nothing);
});

test("every picture is shown somewhere", () => {
  const shown = Object.values(pages).flatMap((text) => found(text, /\(pictures\/(.+?)\)/g));
  expect(pictures.filter((picture) => !shown.includes(picture ?? ""))).toEqual([]);
  expect(pictures.length).toBeGreaterThan(10);
});
