// What holds for every style of the window.

import { expect, test } from "vitest";
import tokens from "./tokens.css?raw";

const files = import.meta.glob<string>(["../**/*.svelte", "../**/*.css", "!./tokens.css"], { query: "?raw", import: "default", eager: true });

/** A style sheet, or the style of a component. */
const styles = Object.entries(files).map(([path, text]): [string, string] => [
  path,
  path.endsWith(".css") ? text : (/<style>[\s\S]*<\/style>/.exec(text)?.[0] ?? ""),
]);

const breaking = (rule: RegExp) => styles.filter(([, style]) => rule.test(style)).map(([path]) => path);

test("every style is read", () => {
  expect(styles.filter(([, style]) => style.includes("var(--")).length).toBeGreaterThan(20);
});

test("no colour is named outside the tokens", () => {
  const colour = /: [^;{}]*(#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\()/i;
  expect(tokens).toMatch(colour);
  expect(breaking(colour)).toEqual([]);
});

test("nothing moves longer than a token allows, and so not at all where movement is reduced", () => {
  const moves = /(?:transition|animation)(?:-duration)?:(?![^;]*var\(--(?:quick|calm)\))(?! none;)[^;]*;|scroll-behavior: smooth/;
  expect("transition: color 2s;").toMatch(moves);
  expect("transition: color var(--quick) var(--ease);").not.toMatch(moves);
  expect(breaking(moves)).toEqual([]);
});
