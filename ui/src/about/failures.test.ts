import { mockIPC } from "@tauri-apps/api/mocks";
import { expect, test } from "vitest";
import { callsOf, reportFailures } from "./failures";

const WEBKIT = "flush@tauri://localhost/assets/index-B2x.js:3:1200\n@tauri://localhost/assets/index-B2x.js:3:99\n[native code]";
const CHROMIUM =
  "TypeError: Ana Kovač is no number\n    at flush (http://tauri.localhost/assets/index-B2x.js:3:1200)\n    at async http://tauri.localhost/assets/index-B2x.js:3:99";

test.each([
  ["WebKit", WEBKIT],
  ["Chromium", CHROMIUM],
])("the calls of a failure are read as %s writes them", (_, stack) => {
  expect(callsOf(stack)).toEqual([
    { name: "flush", file: "/assets/index-B2x.js", line: 3, column: 1200 },
    { name: "", file: "/assets/index-B2x.js", line: 3, column: 99 },
  ]);
});

test("a failure is reported once, by its places and without its words", () => {
  const told: unknown[] = [];
  mockIPC((command, sent) => void told.push([command, sent]));
  reportFailures();
  const error = new TypeError("Ana Kovač, born 1974, is no number");
  error.stack = CHROMIUM;
  for (const _ of [1, 2]) dispatchEvent(new ErrorEvent("error", { error, message: error.message }));
  expect(told).toHaveLength(1);
  expect(told[0]).toEqual(["page_failed", { calls: callsOf(CHROMIUM) }]);
  expect(JSON.stringify(told)).not.toContain("Ana");
});
