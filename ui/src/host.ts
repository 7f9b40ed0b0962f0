// The only door to the program: every command of the shell by its name, and nothing else imports Tauri.

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { CaseRow, CaseView, Catalogue, CodeHit, CodeList, Guide, Json, Kept } from "./bindings/casebook";

/** Which library the window has: whether it is open, whether it is the throw-away sample, and whether its file exists. */
export type LibraryState = { open: boolean; sample: boolean; exists: boolean; path: string };
/** A report that was written: where, how many pages, and its size in bytes. */
export type Exported = { path: string; pages: number; bytes: number };
/** What the program is made of: its version, its parts with theirs, and the folder of its reports of failures. */
export type About = { version: string; system: string; parts: { name: string; version: string }[]; reports: string };
/** A place in the page's program. */
export type Call = { name: string; file: string; line: number; column: number };
/** The newest report of a failure that nobody has been told of, and how many there are. */
export type Untold = { path: string; count: number };
/** Why something could not be done, in words to show; `field` is the path it concerns. */
export type Refusal = { message: string; field?: string };

export const host = {
  /** Which library this window has, and whether it is open. */
  libraryState: () => invoke<LibraryState>("library_state"),
  /** Opens the library with its passphrase. */
  unlock: (passphrase: string) => invoke<LibraryState>("unlock", { passphrase }),
  /** Creates the library under a new passphrase, and opens it. */
  createLibrary: (passphrase: string) => invoke<LibraryState>("create_library", { passphrase }),
  /** Every kind of record with its fields. */
  catalogue: () => invoke<Catalogue>("catalogue"),
  /** Codes of a list by what was typed, the closest first. */
  findCodes: (list: CodeList, typed: string) => invoke<CodeHit[]>("find_codes", { list, typed }),
  /** The cases of the library. */
  listCases: () => invoke<CaseRow[]>("list_cases"),
  /** A new case that holds its title only. */
  newCase: (title: string) => invoke<CaseView>("new_case", { title }),
  /** A case with its records in order of time. */
  openCase: (id: string) => invoke<CaseView>("open_case", { case: id }),
  /** Writes one value; `null` empties the field. */
  setField: (id: string, record: string, path: string, value: Json) =>
    invoke<CaseView>("set_field", { case: id, record, path, value }),
  /** Adds an empty record. */
  addRecord: (id: string, kind: string) => invoke<{ view: CaseView; record: string }>("add_record", { case: id, kind }),
  /** Takes a record out of the case. */
  removeRecord: (id: string, record: string) => invoke<CaseView>("remove_record", { case: id, record }),
  /** Keeps a finding as it stands, with the reason. */
  keep: (id: string, kept: Kept) => invoke<CaseView>("keep", { case: id, kept }),
  /** Opens a finding again that was kept, or forgets a reason whose finding is gone. */
  reopen: (id: string, kept: Kept) => invoke<CaseView>("reopen", { case: id, kept }),
  /** Takes the last change back. */
  undo: (id: string) => invoke<CaseView>("undo", { case: id }),
  /** Makes the change again that was taken back. */
  redo: (id: string) => invoke<CaseView>("redo", { case: id }),
  /** The report as it would be printed now: its file, and what leads from pages to records. */
  preview: async (id: string) => unpacked(await invoke<ArrayBuffer>("preview", { case: id })),
  /** Writes the report to a file that the clinician chooses; `null` when the choice was cancelled. */
  exportPdf: (id: string) => invoke<Exported | null>("export_pdf", { case: id }),
  /** Shows the file that was exported last in its folder. */
  showExported: () => invoke<null>("show_exported"),
  /** Hands the report to the program of this computer that shows and prints PDF files. */
  printReport: (id: string) => invoke<null>("print_report", { case: id }),
  /** Calls `heard` whenever the program was started again to open another library. */
  onLibraryOffered: (heard: () => void) => listen("library-offered", heard),
  /** The file of the library that waits to be opened, if one does. */
  offeredLibrary: () => invoke<string | null>("offered_library"),
  /** Closes the library that is open and turns to the one that waits. */
  takeOffer: () => invoke<LibraryState>("take_offer"),
  /** Stays with the library that is open. */
  declineOffer: () => invoke<null>("decline_offer"),
  /** What the program is made of. */
  about: () => invoke<About>("about"),
  /** What a failure left behind since somebody was last told of one. */
  untoldFailure: () => invoke<Untold | null>("untold_failure"),
  /** Somebody was told. */
  failureTold: () => invoke<null>("failure_told"),
  /** The page failed: the calls that led there, and none of its words. */
  pageFailed: (calls: Call[]) => invoke<null>("page_failed", { calls }),
};

/** Parts a packed report: the length of the guide in four bytes, the guide as JSON, the PDF file. */
export function unpacked(packed: ArrayBuffer): { guide: Guide; pdf: Uint8Array<ArrayBuffer> } {
  const end = 4 + new DataView(packed).getUint32(0, true);
  const guide = JSON.parse(new TextDecoder().decode(new Uint8Array(packed, 4, end - 4))) as Guide;
  return { guide, pdf: new Uint8Array(packed.slice(end)) };
}

/** What a rejected command says, whatever was thrown. */
export function refusal(thrown: unknown): Refusal {
  if (typeof thrown === "object" && thrown !== null && "message" in thrown) {
    const { message, field } = thrown as { message: unknown; field?: unknown };
    return typeof field === "string" ? { message: String(message), field } : { message: String(message) };
  }
  return { message: String(thrown) };
}
