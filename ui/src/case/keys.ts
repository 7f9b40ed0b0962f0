// The keys of the case window.

import { preferences } from "../preferences/preferences.svelte";

/** What a key can ask for. */
export type Action =
  | "undo"
  | "redo"
  | "export"
  | "print"
  | "before"
  | "after"
  | "next finding"
  | "last finding"
  | "next pane"
  | "last pane"
  | "add"
  | "page"
  | "page alone"
  | "story"
  | "strip"
  | "history"
  | "complete"
  | "next missing"
  | "larger"
  | "smaller"
  | "usual size"
  | "find"
  | "field"
  | "keys"
  | "save";

/** What a key press asks for, if anything. Single letters are off in fields and where the reader wants none; undo is the field's own while its words cannot be read. */
export function actionOf(event: KeyboardEvent): Action | null {
  const ctrl = event.ctrlKey || event.metaKey;
  const letter = event.key.toLowerCase();
  if (ctrl && !event.altKey) {
    if (letter === "z" && isUnread(event.target)) return null;
    if (letter === "z") return event.shiftKey ? "redo" : "undo";
    if (letter === "+" || letter === "=") return "larger";
    if (letter === "-" || letter === "−") return "smaller";
    if (letter === "0") return "usual size";
    return ({ h: "history", l: "complete", n: "add", g: "field", y: "redo", e: "export", p: "print", s: "save", k: "find" } as const)[letter] ?? null;
  }
  if (event.altKey) return ({ ArrowUp: "before", ArrowDown: "after" } as const)[event.key] ?? null;
  if (event.key === "F8") return event.shiftKey ? "last finding" : "next finding";
  if (event.key === "F9") return "next missing";
  if (event.key === "F2") return "strip";
  if (event.key === "F3") return "story";
  if (event.key === "F4") return event.shiftKey ? "page alone" : "page";
  if (event.key === "F6") return event.shiftKey ? "last pane" : "next pane";
  if (takesText(event.target) || preferences.letters === "off") return null;
  return ({ n: "add", "?": "keys" } as const)[letter] ?? null;
}

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

const isUnread = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.getAttribute("aria-invalid") === "true";
