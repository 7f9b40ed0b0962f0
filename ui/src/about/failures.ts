// Failures of the page, reported by their places. What a failure says may carry what a clinician typed: it goes nowhere.

import { type Call, host } from "../host";

// WebKit writes "name@address:1:2", Chromium "at name (address:1:2)".
const CALL = /^\s*(?:at )?(?:async )?(.*?)\s*[@(]?((?:tauri|https?):\/\/[^\s()]+?):(\d+):(\d+)\)?$/;
/** More are of the same kind, or of no use. */
const MOST = 5;

/** The calls in a stack; lines that name none are left out, and the words of the failure are such lines. */
export function callsOf(stack: string): Call[] {
  return stack.split("\n").flatMap((line) => {
    const [, name = "", address = "", at, column] = CALL.exec(line) ?? [];
    return address === "" ? [] : [{ name, file: new URL(address).pathname, line: Number(at), column: Number(column) }];
  });
}

const stackOf = (thrown: unknown): string => (thrown instanceof Error ? (thrown.stack ?? "") : "");

/** Reports each failure of the page once from now on. */
export function reportFailures(): void {
  const reported = new Set<string>();
  const report = (calls: Call[]) => {
    const first = JSON.stringify(calls[0]);
    if (calls.length === 0 || reported.has(first) || reported.size >= MOST) return;
    reported.add(first);
    // A report that cannot be written is not worth a second failure.
    host.pageFailed(calls).catch(() => undefined);
  };
  addEventListener("error", ({ error, filename, lineno, colno }) => {
    const calls = callsOf(stackOf(error));
    report(calls.length > 0 ? calls : callsOf(`${filename}:${lineno}:${colno}`));
  });
  addEventListener("unhandledrejection", ({ reason }) => report(callsOf(stackOf(reason))));
}
