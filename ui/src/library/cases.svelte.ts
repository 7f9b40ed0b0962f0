// The cases on the list: what is asked for, the rows that have come, and the one that is chosen.

import { SvelteMap } from "svelte/reactivity";
import type { CaseRow, Counts, Deleted, Group, LastKnown, Order, Unfinished, Wanted } from "../bindings/casebook";
import { host, refusal } from "../host";

/** Where the list looks: all cases at hand, some of them, or the archive. */
export type Place = "all" | "pinned" | "recent" | "archived";

/** Rows that are asked for at once: hardly more than a window shows, for each is looked into for the words of a search. */
export const PAGE = 32;

export class Cases {
  place: Place = $state("all");
  group: Group | null = $state(null);
  state: LastKnown | null = $state(null);
  words = $state("");
  /** How many cases there are, as far as it is known. */
  total = $state(0);
  /** Whether a search stopped at the newest. */
  more = $state(false);
  /** Whether the first rows are here. */
  ready = $state(false);
  /** The place of the chosen case in the list. */
  at = $state(0);
  counts: Counts | null = $state.raw(null);
  deleted: Deleted | null = $state.raw(null);
  /** Cases with something typed that is not written yet. */
  unfinished: Unfinished[] = $state.raw([]);
  problem: string | null = $state(null);
  /** The rows that have come, by their place. */
  readonly rows = new SvelteMap<number, CaseRow>();

  /** What was chosen to sort by: without a search, and while there is one. */
  #order: Order = $state("changed");
  #found: Order = $state("match");
  descending = $state(false);
  /** Raised with every new question: an answer to an older one is thrown away. */
  #question = 0;
  #asking = false;
  #wanted: [number, number] = [0, 0];

  /** Forgets every row: the library is locked. */
  forget(): void {
    this.#question += 1;
    this.rows.clear();
    this.counts = this.deleted = this.problem = null;
    this.unfinished = [];
    this.words = "";
    this.total = this.at = 0;
    this.ready = false;
  }

  /** What the list is sorted by now. */
  get order(): Order {
    return this.words.trim() === "" ? this.#order : this.#found;
  }

  /** The chosen case. */
  get chosen(): CaseRow | undefined {
    return this.rows.get(this.at);
  }

  /** Whether something narrows the list. */
  get narrowed(): boolean {
    return this.place !== "all" || this.group !== null || this.state !== null || this.words.trim() !== "";
  }

  /** Whether the library holds nothing at all. */
  get empty(): boolean {
    return this.counts !== null && this.counts.at_hand + this.counts.archived === 0;
  }

  /** Sorts by that, or the other way round where it is so already. */
  sort(order: Order): void {
    this.descending = this.order === order ? !this.descending : false;
    if (this.words.trim() === "") this.#order = order;
    else this.#found = order;
    void this.ask();
  }

  /** Turns the order round. */
  turn(): void {
    this.descending = !this.descending;
    void this.ask();
  }

  /** Looks for words; a new search shows the best match first. */
  search(words: string): void {
    if (words.trim() === "" || this.words.trim() === "") {
      this.#found = "match";
      this.descending = false;
    }
    this.words = words;
    void this.ask();
  }

  /** Narrows the list, or widens it. */
  narrow(to: Partial<Pick<Cases, "place" | "group" | "state">>): void {
    Object.assign(this, to);
    void this.ask();
  }

  /** Shows everything at hand again. */
  widen(): void {
    Object.assign(this, { place: "all", group: null, state: null });
    this.search("");
  }

  /** Reads the list anew from its beginning. */
  async ask(): Promise<void> {
    this.at = 0;
    await this.#anew(0);
  }

  /** Reads anew what is on screen, and what stands beside the list. The first rows come before the rest. */
  async refresh(): Promise<void> {
    await this.#anew(this.#wanted[0]);
    await this.#try(async () => {
      this.deleted = await host.lastDeletion();
      this.unfinished = await host.unfinishedCases();
      this.counts = await host.countCases();
    });
  }

  /** Says which rows are on screen; those that are missing are asked for, the others wait. */
  show(from: number, to: number): void {
    this.#wanted = [Math.max(0, from), to];
    void this.#fill();
  }

  /** Runs a command about whole cases, then reads the list anew. */
  async do<T>(command: () => Promise<T>): Promise<T | undefined> {
    const done = await this.#try(command);
    const refused = this.problem;
    await this.refresh();
    // Asking for the list anew is no answer to what was refused.
    this.problem ??= refused;
    this.at = Math.max(0, Math.min(this.at, this.total - 1));
    return done;
  }

  async #anew(from: number): Promise<void> {
    this.#question += 1;
    const page = Math.floor(from / PAGE);
    // One question at a time: what was asked meanwhile is asked when the answer to the last is here.
    if (this.#asking) return;
    await this.#page(page, true);
    await this.#fill();
  }

  async #fill(): Promise<void> {
    if (this.#asking) return;
    const missing = () => {
      const [from, to] = this.#wanted;
      for (let at = from; at < Math.min(to, this.total); at += 1) if (!this.rows.has(at)) return Math.floor(at / PAGE);
      return null;
    };
    for (let page = missing(); page !== null; page = missing()) {
      if (!(await this.#page(page, false))) return;
    }
  }

  /** Reads a page; whether it came. */
  async #page(page: number, first: boolean): Promise<boolean> {
    const question = this.#question;
    this.#asking = true;
    const answer = await this.#try(() => host.listCases(this.#wantedFrom(page * PAGE)));
    this.#asking = false;
    if (question !== this.#question) return this.#page(0, true);
    if (!answer) return false;
    if (first) this.rows.clear();
    answer.rows.forEach((row, index) => this.rows.set(page * PAGE + index, row));
    this.total = answer.total;
    this.more = answer.more;
    this.ready = true;
    return answer.rows.length > 0;
  }

  #wantedFrom(offset: number): Wanted {
    const { words, group, state, order, descending } = this;
    const archived = this.place === "archived";
    const [pinned, recent] = [this.place === "pinned", this.place === "recent"];
    return { words, archived, pinned, recent, group, state, order, descending, offset, limit: PAGE };
  }

  async #try<T>(command: () => Promise<T>): Promise<T | undefined> {
    try {
      const done = await command();
      this.problem = null;
      return done;
    } catch (thrown) {
      this.problem = refusal(thrown).message;
      return undefined;
    }
  }
}
