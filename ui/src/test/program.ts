// A program behind the door: it keeps one case, answers as the real one does, and remembers what it was asked.

import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import type { Body, CaseView, CodeHit, Finding, Json, Kept, Unwritten } from "../bindings/casebook";
import { put } from "../case/body";
import { isOpen } from "../case/finding";
import { CATALOGUE, caseOf } from "./catalogue";

type Asked = { command: string; path?: string; value?: Json };

export class Program {
  asked: Asked[] = [];
  /** Why the next writes are refused, if they are. */
  refuses: string | null = null;
  /** The word that says what sort of refusal it is. */
  code: string | undefined;
  view: CaseView;
  /** What every search for a code finds. */
  codes: CodeHit[] = [];
  /** What other commands answer, by name. */
  answers: Record<string, (args: Record<string, Json>) => unknown> = {};
  /** The reasons of the changes that were made, where a test notes them. */
  reasons: (string | null)[] = [];
  /** What was kept of the case while it waits to be written, first to last. */
  kept: Unwritten[] = [];
  #before: CaseView[] = [];

  constructor(body: Body = {}, findings: Finding[] = []) {
    this.view = caseOf(body, findings);
    mockIPC((command, args) => this.#answer(command, args as Record<string, Json>));
  }

  /** The values written, last first wins. */
  writes(): [string, Json][] {
    return this.asked.flatMap(({ path, value }) => (path === undefined ? [] : [[path, value ?? null] as [string, Json]]));
  }

  body(): Body {
    return this.view.records[0]?.body ?? {};
  }

  stop(): void {
    clearMocks();
  }

  #answer(command: string, args: Record<string, Json>): unknown {
    const path = typeof args.path === "string" ? { path: args.path, value: args.value ?? null } : {};
    this.asked.push({ command, ...path });
    if (this.refuses !== null) throw { message: this.refuses, code: this.code };
    const own = this.answers[command];
    if (own) return own(args);
    if (command === "change") this.#change(args.changes as { record: string; path: string; value: Json }[], String(args.label));
    if (command === "keep_unwritten") this.kept.push(args.typed as Unwritten);
    if (command === "catalogue") return CATALOGUE;
    if (command === "find_codes") return this.codes;
    if (command === "set_field") this.#set(String(args.record), String(args.path), args.value ?? null);
    if (command === "keep") this.#mark(args.kept as Kept, (args.kept as Kept).reason);
    if (command === "reopen") this.#mark(args.kept as Kept, null);
    if (command === "undo") this.view = this.#before.pop() ?? this.view;
    return this.view;
  }

  #mark(kept: Kept, reason: string | null): void {
    this.#before.push(this.view);
    const is = (finding: Finding) => finding.code === kept.code && finding.message === kept.finding;
    const marked = this.view.findings.map((finding) => (is(finding) ? { ...finding, kept: reason } : finding));
    const findings = [...marked.filter(isOpen), ...marked.filter((finding) => !isOpen(finding))];
    const idle = this.view.idle.filter((other) => other.code !== kept.code);
    this.view = { ...this.view, findings, idle };
  }

  #change(changes: { record: string; path: string; value: Json }[], label: string): void {
    const before = this.view;
    for (const { record, path, value } of changes) this.#set(record, path, value);
    this.#before = [...this.#before.slice(0, -changes.length), before];
    this.view = { ...this.view, undo: label };
  }

  #set(record: string, path: string, value: Json): void {
    this.#before.push(this.view);
    const records = this.view.records.map((other) =>
      other.id === record ? { ...other, body: put(other.body, path, value) } : other,
    );
    this.view = { ...this.view, records, undo: path };
  }
}
