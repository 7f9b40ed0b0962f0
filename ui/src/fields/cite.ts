// Citing a reference or a figure from a text: "[@who-2020]", "[@who-2020, @esmo-2014]".

/** A record that can be cited, by the name that the text calls it by. */
export type Citable = { id: string; name: string };

/** The name that is being typed: where it begins, and what stands of it up to the caret. */
export type Call = { from: number; typed: string };

/** The call that the caret stands in; none where it stands in ordinary words. */
export function callAt(text: string, caret: number): Call | null {
  const [, typed] = /\[(?:@[^@[\],\n]+,\s*)*@([^@[\],\n]*)$/.exec(text.slice(0, caret)) ?? [];
  return typed === undefined ? null : { from: caret - typed.length, typed };
}

/** The records that fit what is typed: each word of it begins a word of theirs. */
export function fitting(typed: string, records: readonly Citable[]): Citable[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const wordsOf = ({ id, name }: Citable) => [id.toLowerCase(), ...`${id} ${name}`.toLowerCase().split(/[^\p{L}\p{N}]+/u)];
  return records.filter((record) => wanted.every((start) => wordsOf(record).some((word) => word.startsWith(start))));
}

/** The text with the name in the call, closed or with room for another; and where the caret stands then. */
export function cited(text: string, call: Call, id: string, another: boolean): { text: string; caret: number } {
  const before = text.slice(0, call.from) + id + (another ? ", @" : "");
  // What was left of an older name goes with it.
  const after = text.slice(call.from + call.typed.length).replace(/^[\p{L}\p{N}_-]+/u, "");
  const closed = /^[\],]/.test(after);
  const caret = before.length + (another || after.startsWith(",") ? 0 : 1);
  return { text: before + (closed ? after : `]${after}`), caret };
}
