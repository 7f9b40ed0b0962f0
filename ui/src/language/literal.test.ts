// No component has a text of its own.

import { expect, test } from "vitest";
import { literalWords } from "./literal";

const components = import.meta.glob<string>(["../**/*.svelte", "!../test/*"], { query: "?raw", import: "default", eager: true });

test.each([
  ["<p>Save the case</p>", "Save the case"],
  ["<button aria-label='Close'>×</button>", "Close"],
  ["<input placeholder={empty ? 'Type here' : name} />", "Type here"],
  ["<p>{count} {`rows ${of}`}</p>", "rows"],
  ["{#if on}<Card title='Grade' />{/if}", "Grade"],
])("a text is found in %s", (component, text) => {
  expect(literalWords(component)).toEqual([text]);
});

test("what nobody reads is none", () => {
  expect(literalWords("<p class='soft' data-kind='x'>{words().close} · {say('grade')} {kind === 'surgery' ? one : other}</p>")).toEqual([]);
});

test.each(Object.entries(components))("%s takes its words from the language file", (_, component) => {
  expect(literalWords(component)).toEqual([]);
});
