// The keys of the library.

import type { words } from "../language/words.svelte";
import { preferences } from "../preferences/preferences.svelte";

/** What a key can ask for. */
export type Action = "search" | "new" | "sample" | "keys" | "take back" | "open" | "pin" | "archive" | "duplicate" | "delete" | "clear" | { by: number | "page" | "-page" | "home" | "end" };

const MOVES: Record<string, Action> = {
  ArrowDown: { by: 1 },
  ArrowUp: { by: -1 },
  PageDown: { by: "page" },
  PageUp: { by: "-page" },
};

/** What a key press asks for, if anything. In the search field letters, Home, End and Delete are the field's own. */
export function actionOf(event: KeyboardEvent): Action | null {
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  const letter = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (letter === "z") return typing ? null : "take back";
    if (letter === "o" && event.shiftKey) return "sample";
    return ({ n: "new", f: "search", k: "search", d: "duplicate" } as const)[letter] ?? null;
  }
  if (event.altKey) return null;
  if (event.target instanceof HTMLSelectElement) return null;
  const move = MOVES[event.key];
  if (move) return move;
  if (event.key === "Escape") return "clear";
  if (event.key === "Enter") return event.target instanceof HTMLButtonElement ? null : "open";
  if (typing) return null;
  if (event.key === "Home") return { by: "home" };
  if (event.key === "End") return { by: "end" };
  if (event.key === "Delete") return "delete";
  if (preferences.letters === "off") return null;
  return ({ "/": "search", "?": "keys", p: "pin", a: "archive" } as const)[letter] ?? null;
}

/** The keys on one sheet. */
export function sheet(said: ReturnType<typeof words>["library"]["keys"]): { title: string; keys: [string, string][] }[] {
  return [
    {
      title: said.find,
      keys: [
        ["/ · Ctrl F", said.search],
        ["↑ · ↓", said.move],
        ["Page Up · Page Down", said.page],
        ["Home · End", said.ends],
        ["Enter", said.open],
      ],
    },
    {
      title: said.do,
      keys: [
        ["Ctrl N", said.newCase],
        ["P", said.pin],
        ["A", said.archive],
        ["Ctrl D", said.duplicate],
        ["Delete", said.delete],
        ["Ctrl Z", said.takeBack],
        ["Ctrl ,", said.preferences],
        ["?", said.keys],
      ],
    },
  ];
}
