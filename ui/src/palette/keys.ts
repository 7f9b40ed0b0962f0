// The keys of a case, with what each does: the sheet of keys, and what the guide may name.

import type { Words } from "../language/words.svelte";

/** A group of keys; keys that do the same, or one thing and its opposite, are parted by " · ". */
export type Group = { title: string; keys: [keys: string, does: string][] };

/** The keys of the case window. */
export const ofACase = (said: Words["keys"]): Group[] => [
  {
    title: said.go,
    keys: [
      ["Ctrl K", said.find],
      ["Ctrl G", said.field],
      ["F6 · Shift F6", said.pane],
      ["F8 · Shift F8", said.finding],
      ["Alt ↑ · Alt ↓", said.record],
      ["F2 · F3 · F4", said.panes],
      ["F9", said.missing],
      ["Ctrl L", said.lacks],
      ["Ctrl H", said.history],
      ["Ctrl + · Ctrl − · Ctrl 0", said.size],
      ["Ctrl ,", said.preferences],
    ],
  },
  {
    title: said.do,
    keys: [
      ["Ctrl N · N", said.add],
      ["Alt Enter", said.fix],
      ["Ctrl Z · Ctrl Shift Z", said.undo],
      ["Ctrl S", said.save],
      ["Ctrl E · Ctrl P", said.export],
      ["F1 · ?", said.help],
    ],
  },
  {
    title: said.answer,
    keys: [
      ["?", said.notKnown],
      ["Alt 0", said.notDone],
      ["Alt −", said.notApplicable],
      ["Alt .", said.answers],
      ["Backspace", said.empty],
      ["Enter", said.nextRow],
      ["Ctrl Enter", said.newRow],
      ["Alt Shift ↑ · Alt Shift ↓", said.moveRow],
      ["Alt Shift D", said.copyRow],
      ["Alt Shift Backspace", said.removeRow],
    ],
  },
];
