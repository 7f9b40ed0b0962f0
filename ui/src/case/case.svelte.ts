// The case that is open: what the program last said of it, and what was typed since and is not yet written.

import { SvelteMap, SvelteSet } from "svelte/reactivity";
import type { CaseView, Finding, Json, Kept, RecordView, Unwritten } from "../bindings/casebook";
import { change } from "./body";
import { host, type OnForm, type Refusal, refusal } from "../host";
import { Keeper, unwritten } from "./keeper";
import { laidOver, place } from "./place";

/** Whether what is on screen is in the library. */
export type Saved =
  | { state: "saved"; at: Date | null }
  | { state: "waiting" }
  | { state: "saving" }
  | { state: "failed"; message: string };

/** Refusals that go by themselves once there is room, or the drive is back: what waits is tried again. */
const PASSING = ["disk-full", "not-taken", "gone"];
/** After how long, in milliseconds. */
const TRY_AGAIN = 5_000;

/** The refusal of a change of what was signed off, until it is said why. */
const NO_REASON = "no-reason";

/** A value that is not written yet; `tried`: in vain; `asked`: it was asked why, and `reason`: the answer. */
type Pending = { record: string; path: string; value: Json; tried?: boolean; asked?: boolean; reason?: string };
/** A step that waits until it is said why; whether somebody asked for it who types nothing meanwhile. */
type Waiting = { command: () => Promise<CaseView>; asked: boolean };

/** How long a pause in typing is before what was typed is written, and how long it may wait without one, in milliseconds. */
const USUAL = { pause: 400, longest: 600 };
/** The same where a version was signed off: a reason is asked for a value, not for the half of it. */
const SIGNED = { pause: 5_000, longest: 10_000 };

export class OpenCase {
  /** The case, with what was typed since laid over it. */
  view: CaseView = $state.raw() as CaseView;
  /** The record in the form. */
  chosen: string | null = $state(null);
  /** Raised when the case changed by other means than typing: every field then shows the value anew. */
  revision = $state(0);
  /** Raised whenever the library has something new of this case. */
  written = $state(0);
  /** Raised whenever the report tells something new: with what is typed, before it is written. */
  told = $state(0);
  /** Whether everything is written. */
  saved: Saved = $state.raw({ state: "saved", at: null });
  /** What was typed and cannot be understood, by place; kept until it can. */
  readonly unread = new SvelteMap<string, string>();
  /** Why a value was refused, by place; the value is kept. */
  readonly refused = new SvelteMap<string, string>();

  /** Places whose new value waits until it is said why it is changed: the case was signed off. */
  readonly unexplained = new SvelteSet<string>();
  /** Steps that wait for the same. */
  waiting: Waiting[] = $state.raw([]);
  /** The reason that was given last. */
  reason = "";

  /** What was said where a reason was missing. */
  #unexplained: Refusal | null = null;
  /** The case as the library has it. */
  #held: CaseView;
  #pending: Pending[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Since when something typed waits to be written, in milliseconds; none where nothing does. */
  #waiting: number | undefined;
  #turn: Promise<void> = Promise.resolve();
  #keeper: Keeper;

  constructor(view: CaseView) {
    this.view = this.#held = view;
    this.chosen = view.records.find((record) => !record.once)?.id ?? view.records[0]?.id ?? null;
    // What is written in a moment anyway is not kept besides.
    const waits = ({ tried }: Pending) => tried || this.#held.signed;
    this.#keeper = new Keeper(view.id, view.unwritten, () => unwritten(this.#pending.filter(waits), this.unread));
    this.#takeUp(view.unwritten);
  }

  /** Goes on with what was typed before the program ended. */
  #takeUp({ values, words }: Unwritten): void {
    this.#pending = values.filter(({ record }) => this.record(record));
    for (const { record, path, words: typed } of words) if (this.record(record)) this.unread.set(place(record, path), typed);
    this.chosen = this.#pending[0]?.record ?? words.find(({ record }) => this.record(record))?.record ?? this.chosen;
    if (this.#pending.length === 0) return;
    this.view = laidOver(this.view, this.#pending);
    this.saved = { state: "waiting" };
    this.#timer = setTimeout(() => void this.flush());
  }

  /** Leaves words at a place that cannot be understood, or forgets them. */
  leaveUnread(at: string, words: string | undefined): void {
    if (this.unread.get(at) === words) return;
    if (words === undefined) this.unread.delete(at);
    else this.unread.set(at, words);
    this.#keeper.soon();
  }

  /** Whether nothing is lost when the case is closed: what is not written is kept in the library. */
  async kept(): Promise<boolean> {
    const message = await this.#keeper.keep();
    if (message !== null) this.saved = { state: "failed", message };
    return message === null && this.waiting.length === 0;
  }

  /** The record called `id`. */
  record(id: string | null): RecordView | undefined {
    return this.view.records.find((record) => record.id === id);
  }

  /** The records with something typed that is not written yet, as they stand on the form. */
  typed(): OnForm[] {
    const names = new Set(this.#pending.map((edit) => edit.record));
    return this.view.records.filter((record) => names.has(record.id)).map(({ id, body }) => ({ record: id, body }));
  }

  /** The findings of a record, or of the case as a whole. */
  findings(record: string | null): Finding[] {
    return this.view.findings.filter((finding) => finding.record === record);
  }

  /** Takes a value from the form; it is written after a pause in typing. */
  set(record: string, path: string, value: Json): void {
    const body = this.record(record)?.body;
    const edit = body && change(body, path, value);
    if (!edit) return;
    this.#pending = this.#pending.filter((other) => other.record !== record || other.path !== edit.path);
    this.#pending.push({ record, ...edit });
    this.refused.delete(place(record, edit.path));
    this.view = laidOver(this.view, [{ record, ...edit }]);
    this.saved = { state: "waiting" };
    this.told += 1;
    this.#writeSoon();
    if (this.#held.signed) this.#keeper.soon();
  }

  /** Writes after a pause in typing, and while somebody types on without one. */
  #writeSoon(): void {
    clearTimeout(this.#timer);
    const now = performance.now();
    this.#waiting ??= now;
    const { pause, longest } = this.#held.signed ? SIGNED : USUAL;
    const left = Math.max(0, this.#waiting + longest - now);
    this.#timer = setTimeout(() => void this.flush(), Math.min(pause, left));
  }

  /** Writes everything that was typed. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    return this.#inTurn(() => this.#write());
  }

  /** Takes the last change back. */
  undo(): Promise<void> {
    return this.#ask(() => host.undo(this.view.id));
  }

  /** Makes the change again that was taken back. */
  redo(): Promise<void> {
    return this.#ask(() => host.redo(this.view.id));
  }

  /**
   * Writes several values in one step; the reason if it was refused. Where the fields that stand open are not those that
   * change, `renew` says so, and they show the case anew.
   */
  async step(command: () => Promise<CaseView>, renew = true): Promise<string | null> {
    clearTimeout(this.#timer);
    let refused: string | null = null;
    await this.#inTurn(async () => {
      await this.#write();
      this.saved = { state: "saving" };
      try {
        this.#receive(await command());
        this.told += 1;
        if (renew) this.revision += 1;
        this.saved = this.#pending.length === 0 ? { state: "saved", at: new Date() } : { state: "waiting" };
      } catch (thrown) {
        refused = this.#refuse(command, refusal(thrown), false);
      }
    });
    return refused;
  }

  /** Says why what waits at these places is changed, and writes it. */
  async explain(places: string[], reason: string): Promise<void> {
    this.reason = reason;
    const explained = ({ record, path }: Pending) => places.includes(place(record, path));
    this.#pending = this.#pending.map((edit) => (explained(edit) ? { ...edit, reason } : edit));
    await this.flush();
  }

  /** Leaves what was signed off at these places as it was. */
  giveUp(places: string[]): void {
    this.#pending = this.#pending.filter(({ record, path }) => !places.includes(place(record, path)));
    places.forEach((at) => this.unexplained.delete(at));
    this.#keeper.soon();
    this.#showHeld();
  }

  /** Says why the steps that wait are taken, and takes them. */
  async explainSteps(reason: string): Promise<void> {
    this.reason = reason;
    const steps = this.waiting;
    this.waiting = [];
    for (const { command } of steps) {
      await this.#ask(async () => {
        await host.amendCase(this.view.id, reason, true);
        return command();
      });
    }
  }

  /** Does not take the steps that wait. */
  giveUpSteps(): void {
    this.waiting = [];
    this.#showHeld();
  }

  #showHeld(): void {
    this.view = laidOver(this.#held, this.#pending);
    this.revision += 1;
    this.told += 1;
    if (this.#pending.length === 0 && this.waiting.length === 0) this.saved = { state: "saved", at: null };
  }

  /** Notes that a step was refused, and why; one that wants a reason waits for it. */
  #refuse(command: () => Promise<CaseView>, { message, code }: Refusal, asked: boolean): string {
    if (code === NO_REASON) this.waiting = [...this.waiting, { command, asked }];
    this.saved = { state: "failed", message };
    return message;
  }

  /** Sets what a finding proposes. */
  fix({ fix }: Finding): Promise<void> {
    if (!fix) return Promise.resolve();
    return this.#ask(() => host.setField(this.view.id, fix.record, fix.path, fix.value));
  }

  /** Keeps a finding as it stands, with the reason. */
  keep(kept: Kept): Promise<void> {
    return this.#ask(() => host.keep(this.view.id, kept));
  }

  /** Opens a finding again that was kept, or forgets a reason whose finding is gone. */
  reopen(kept: Kept): Promise<void> {
    return this.#ask(() => host.reopen(this.view.id, kept));
  }

  /** Counts the months of the case from a record; `header` is the record that says so. */
  beginAt(header: string, record: string): Promise<void> {
    return this.#ask(() => host.setField(this.view.id, header, "time_zero", record));
  }

  /** Brings back what stood in a field of a record before a change. */
  restore(record: string, seq: number): Promise<void> {
    return this.#ask(() => host.restore(this.view.id, record, seq));
  }

  /** Adds an empty record and opens it. */
  add(kind: string): Promise<void> {
    return this.#ask(async () => {
      const { view, record } = await host.addRecord(this.view.id, kind);
      this.chosen = record;
      return view;
    });
  }

  /** Takes a record out of the case. */
  remove(record: string): Promise<void> {
    return this.#ask(async () => {
      const order = this.view.records.map((other) => other.id);
      const view = await host.removeRecord(this.view.id, record);
      const near = order[order.indexOf(record) + 1] ?? order[order.indexOf(record) - 1] ?? null;
      if (this.chosen === record) this.chosen = near;
      return view;
    });
  }

  /** Runs a command that changes the case as a whole, after what was typed is written. */
  #ask(command: () => Promise<CaseView>): Promise<void> {
    clearTimeout(this.#timer);
    return this.#inTurn(async () => {
      await this.#write();
      try {
        this.#receive(await command());
        this.told += 1;
        this.revision += 1;
        if (this.#pending.length === 0) this.saved = { state: "saved", at: new Date() };
      } catch (thrown) {
        this.#refuse(command, refusal(thrown), true);
      }
    });
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(work);
    return this.#turn;
  }

  async #write(): Promise<void> {
    this.#waiting = undefined;
    // What waits for its reason is not tried again without one.
    const ready = this.#pending.filter(({ asked, reason }) => !asked || reason !== undefined);
    if (ready.length > 0) await this.#writeAll(ready);
    await this.#keeper.keep();
  }

  async #writeAll(ready: Pending[]): Promise<void> {
    this.saved = { state: "saving" };
    let failure: Refusal | null = null;
    for (const edit of ready) failure = (await this.#writeOne(edit)) ?? failure;
    if (this.unexplained.size > 0) failure ??= this.#unexplained;
    if (failure !== null) {
      this.saved = { state: "failed", message: failure.message };
      if (PASSING.includes(failure.code ?? "")) this.#timer = setTimeout(() => void this.flush(), TRY_AGAIN);
    } else if (this.#pending.length > 0) this.saved = { state: "waiting" };
    else this.saved = { state: "saved", at: new Date() };
  }

  /** Writes one value; the reason if it was refused, and then the value stays in hand. */
  async #writeOne(edit: Pending): Promise<Refusal | null> {
    const at = place(edit.record, edit.path);
    try {
      if (edit.reason !== undefined) await host.amendCase(this.view.id, edit.reason, true);
      const view = await host.setField(this.view.id, edit.record, edit.path, edit.value);
      this.#pending = this.#pending.filter((other) => other !== edit);
      this.refused.delete(at);
      this.unexplained.delete(at);
      this.#receive(view);
      return null;
    } catch (thrown) {
      const refused = refusal(thrown);
      edit.tried = true;
      if (refused.code === NO_REASON) {
        this.unexplained.add(at);
        this.#unexplained = refused;
        edit.asked = true;
      } else this.refused.set(at, refused.message);
      return refused;
    }
  }

  #receive(view: CaseView): void {
    this.written += 1;
    this.#held = view;
    this.view = laidOver(view, this.#pending);
    if (!this.record(this.chosen)) this.chosen = view.records[0]?.id ?? null;
  }
}
