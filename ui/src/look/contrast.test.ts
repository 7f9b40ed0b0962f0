// The pairs at the foot of tokens.css, computed again from its colours.

import { expect, test } from "vitest";
import tokens from "./tokens.css?raw";

type Theme = Map<string, string>;

/** The custom properties of a rule; the rule of `:root` holds for all themes. */
function properties(selector: string): Theme {
  const start = tokens.indexOf(`\n${selector} {`);
  const rule = tokens.slice(start, tokens.indexOf("\n}", start));
  return new Map([...rule.matchAll(/--([\w-]+): ([^;]+);/g)].map((found) => [found[1] ?? "", found[2] ?? ""]));
}

const light = properties(":root");
const themes = {
  light,
  dark: new Map([...light, ...properties('[data-theme="dark"]')]),
  contrast: new Map([...light, ...properties('[data-theme="contrast"]')]),
};

/** Relative luminance of a colour written as #RGB or #RRGGBB (WCAG 2.2). */
function luminance(colour: string): number {
  const digits = colour.slice(1);
  const wide = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const [red = NaN, green = NaN, blue = NaN] = [0, 2, 4].map((at) => {
    const part = parseInt(wide.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(theme: Theme, ink: string, ground: string): number {
  const [one, other] = [ink, ground].map((name) => luminance(theme.get(name) ?? ""));
  return (Math.max(one ?? NaN, other ?? NaN) + 0.05) / (Math.min(one ?? NaN, other ?? NaN) + 0.05);
}

const PAIR = /^ {3}([\w-]+) on ([\w-]+) +([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+)$/gm;
const pairs = [...tokens.matchAll(PAIR)].map((row) => row.slice(1));

test("a contrast is computed as WCAG does", () => {
  const known = new Map([
    ["black", "#000"],
    ["white", "#FFFFFF"],
    ["grey", "#767676"],
  ]);
  expect(ratio(known, "black", "white")).toBe(21);
  expect(ratio(known, "grey", "white")).toBeCloseTo(4.54, 2);
});

test.each(pairs)("%s can be told from %s", (ink, ground, need, ...stated) => {
  const computed = Object.values(themes).map((theme) => ratio(theme, ink ?? "", ground ?? ""));
  expect(computed.map((one) => one.toFixed(2))).toEqual(stated);
  expect(Math.min(...computed)).toBeGreaterThanOrEqual(Number(need));
});

test("every ink and every mark stands in a pair", () => {
  const inks = [...light.keys()].filter((name) => /^(ink|accent|ok|warn|bad|note|[kd]-|st-|control|chosen-ink|on-)/.test(name));
  const grounds = /-(soft|hover)$|^st-\w+-mark$|^warn-line$/;
  const paired = new Set(pairs.flatMap(([ink, ground]) => [ink, ground]));
  expect(inks.filter((name) => !grounds.test(name) && !paired.has(name))).toEqual([]);
});
