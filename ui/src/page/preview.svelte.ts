// The report on screen: asked for anew after each change, one request at a time, the last good one kept.

import { tick } from "svelte";
import type { Guide, Passage } from "../bindings/casebook";
import { host, type OnForm, refusal } from "../host";
import { PdfFile } from "./pdf";
import { printed } from "./printed.svelte";

/** Milliseconds that the pages may lag behind while somebody types on. */
const LONGEST_LAG = 400;

/** Once what stands on the page now was painted: the form is there before the pages are. */
const painted = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));

/** A report that was set. */
export type Set = { file: PdfFile; guide: Guide; at: Date };

export class Preview {
  /** The last report that could be set. */
  shown: Set | null = $state.raw(null);
  /** Why the newest could not be set, if so. */
  problem: string | null = $state(null);

  readonly #id: string;
  #wanted = false;
  #typed: OnForm[] = [];
  #busy = false;
  #closed = false;
  /** Since when the pages lag behind, if they do. */
  #behind = 0;

  constructor(id: string) {
    this.#id = id;
  }

  /**
   * Sets the report as the case is now, with records as they are being typed; what changes meanwhile is set in one more
   * turn.
   */
  async refresh(typed: OnForm[] = []): Promise<void> {
    this.#wanted = true;
    this.#typed = typed;
    if (this.#busy) return;
    this.#busy = true;
    this.#behind = performance.now();
    if (!this.shown) await painted();
    while (this.#wanted && !this.#closed) {
      this.#wanted = false;
      await this.#set();
    }
    this.#busy = false;
  }

  /** The passages that tell a record, in reading order. */
  passages(record: string | null): Passage[] {
    return this.shown?.guide.passages.filter((passage) => passage.record === record) ?? [];
  }

  /** The passage at a place on a page; `x` and `y` in points from its top left corner. */
  passageAt(page: number, x: number, y: number): Passage | null {
    const holds = ({ page: own, area: [left, top, right, bottom] }: Passage) =>
      own === page && x >= left && x <= right && y >= top && y <= bottom;
    return this.shown?.guide.passages.find(holds) ?? null;
  }

  /** Lets the pages go. */
  close(): void {
    this.#closed = true;
    this.shown?.file.close();
    this.shown = null;
  }

  async #set(): Promise<void> {
    try {
      const { guide, pdf } = await host.preview(this.#id, printed.form, this.#typed);
      // What was typed meanwhile makes these pages old before they are drawn; but nobody is to wait for the last key.
      if (this.#wanted && this.shown && performance.now() - this.#behind < LONGEST_LAG) return;
      const file = await PdfFile.open(pdf);
      if (this.#closed) return file.close();
      const before = this.shown;
      this.shown = { file, guide, at: new Date() };
      this.problem = null;
      await tick();
      await file.drawn();
      this.#behind = performance.now();
      before?.file.close();
    } catch (thrown) {
      this.problem = refusal(thrown).message;
    }
  }
}
