// What the program answers to a form as it is being typed. The last answer stays until the next one is there.

import { refusal } from "../host";

export class Asked<T> {
  /** The last answer. */
  answer: T | undefined = $state.raw();
  /** Why there was none to the last question. */
  problem: string | null = $state(null);
  #turn = 0;

  /** Asks whenever what `question` reads has changed; without a question nothing is asked. */
  constructor(question: () => (() => Promise<T>) | undefined) {
    $effect(() => {
      const ask = question();
      if (ask) void this.#ask(ask);
    });
  }

  async #ask(ask: () => Promise<T>): Promise<void> {
    this.#turn += 1;
    const mine = this.#turn;
    try {
      const answer = await ask();
      // An answer to an earlier question may come late.
      if (mine !== this.#turn) return;
      this.answer = answer;
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#turn) this.problem = refusal(thrown).message;
    }
  }
}
