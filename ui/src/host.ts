// The only door to the program: every command of the shell by its name, and nothing else imports Tauri.

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type {
  Archived,
  BackupView,
  Body,
  CasePage,
  CaseView,
  Catalogue,
  ChangeView,
  CodeHit,
  CodeList,
  Completeness,
  Counts,
  CycleGrid,
  Deleted,
  GradeCard,
  Guide,
  Json,
  Kept,
  KeyRow,
  LesionGrid,
  List,
  Peek,
  Planned,
  Printing,
  RegimenHit,
  Region,
  Safety,
  SignedView,
  Strength,
  Template,
  TemplateRow,
  Unfinished,
  Unwritten,
  Wanted,
} from "./bindings/casebook";

/**
 * Which library the window has: whether it is open, whether it is the throw-away sample, whether its file exists, whether it
 * can only be read there, and what is to be known of its folder.
 */
export type LibraryState = { open: boolean; sample: boolean; exists: boolean; read_only: boolean; warning: string | null; path: string };
/** A report that was written: where, how many pages, and its size in bytes. */
export type Exported = { path: string; pages: number; bytes: number };
/** What the program is made of: its version, its parts with theirs, and the folder of its reports of failures. */
export type About = { version: string; system: string; parts: { name: string; version: string }[]; reports: string };
/** A place in the page's program. */
export type Call = { name: string; file: string; line: number; column: number };
/** The newest report of a failure that nobody has been told of, and how many there are. */
export type Untold = { path: string; count: number };
/** A record as it stands on a form; what was typed last may not be written yet. */
export type OnForm = { record: string; body: Body };
/** A change of one field among several that are made in one step; without a value it is emptied. */
export type Change = { record: string; path: string; value: Json };
/** What was typed for a cycle: the dose of a drug by its place in the course, or the reason of the cycle. */
export type Given = { cycle: number; drug: number | null; words: string };
/** What was typed for a lesion in a study. */
export type Measured = { lesion: string; study: string; words: string };
/** How the report is printed. */
export type PrintForm = { paper: "a4" | "letter"; layout: "two_columns" | "one_column" | "review" };
/** Why something could not be done, in words to show; `field` is the path it concerns, `code` a word to act on. */
export type Refusal = { message: string; field?: string; code?: string };

export const host = {
  /** What there is against loss: the backups, where they lie, and whether the library has changed since. */
  safety: () => invoke<Safety>("safety"),
  /** Makes a backup now and reads it back. */
  backUp: () => invoke<Safety>("back_up"),
  /** Restores a backup by its place in the list to a new library, where a dialog asks; null when it was called off. */
  restoreBackup: (number: number) => invoke<string | null>("restore_backup", { number }),
  /** The backups of the library, also where it is locked or does not open. */
  backupsAtTheDoor: () => invoke<BackupView[]>("backups_at_the_door"),
  /** Restores a backup of a library that does not open, and opens the copy; none where no file was chosen. */
  restoreAtTheDoor: (passphrase: string, number: number) => invoke<LibraryState | null>("restore_at_the_door", { passphrase, number }),
  /** Writes every case to an open archive, where a dialog asks; null when it was called off. */
  openArchive: () => invoke<[string, Archived] | null>("open_archive"),
  /** Asks for a second place for backups, or has none from now on. */
  secondPlace: (none: boolean) => invoke<Safety>("second_place", { none }),
  /** Signs a case off as it is now. */
  signCase: (id: string) => invoke<CaseView>("sign_case", { case: id }),
  /** Says why a signed case is changed: from now on, or with the next change alone. */
  amendCase: (id: string, reason: string, once: boolean) => invoke<CaseView>("amend_case", { case: id, reason, once }),
  /** The version of a case that was signed off last. */
  signed: (id: string) => invoke<SignedView | null>("signed", { case: id }),
  /** Erases a patient for good. */
  eraseCase: (id: string, reason: string) => invoke<null>("erase_case", { case: id, reason }),
  /** Which library this window has, and whether it is open. */
  libraryState: () => invoke<LibraryState>("library_state"),
  /** Opens the library with its passphrase. */
  unlock: (passphrase: string) => invoke<LibraryState>("unlock", { passphrase }),
  /** Creates the library under a new passphrase, and opens it; with the recovery key, to be printed. */
  createLibrary: (passphrase: string) => invoke<{ state: LibraryState; recovery: string }>("create_library", { passphrase }),
  /** Closes the library and forgets its key. */
  lock: () => invoke<LibraryState>("lock"),
  /** A passphrase of five words, drawn by chance. */
  proposePassphrase: () => invoke<string>("propose_passphrase"),
  /** How good a passphrase is. */
  passphraseStrength: (passphrase: string) => invoke<Strength>("passphrase_strength", { passphrase }),
  /** Who has a key to the library. */
  listKeys: () => invoke<KeyRow[]>("list_keys"),
  /** Gives somebody a passphrase of their own; `by` is one that opens the library. */
  addKey: (by: string, name: string, passphrase: string) => invoke<KeyRow[]>("add_key", { by, name, passphrase }),
  /** Puts a new passphrase in the place of `by`. */
  changeKey: (by: string, passphrase: string) => invoke<KeyRow[]>("change_key", { by, passphrase }),
  /** Takes a key away. */
  removeKey: (by: string, id: string) => invoke<KeyRow[]>("remove_key", { by, id }),
  /** A new recovery key; the one that was there opens nothing any more. */
  renewRecovery: (by: string) => invoke<string>("renew_recovery", { by }),
  /** Encrypts the library anew: `by` alone opens it then, and the recovery key that this gives. */
  rekey: (by: string) => invoke<string>("rekey", { by }),
  /** Calls `heard` when a page of the open library is found damaged. */
  onLibraryDamaged: (heard: (refusal: Refusal) => void) => listen<Refusal>("library-damaged", ({ payload }) => heard(payload)),
  /** Every kind of record with its fields. */
  catalogue: () => invoke<Catalogue>("catalogue"),
  /** Codes of a list by what was typed, the closest first. */
  findCodes: (list: CodeList, typed: string) => invoke<CodeHit[]>("find_codes", { list, typed }),
  /** Cases of the library: which, in which order, from where. */
  listCases: (wanted: Wanted) => invoke<CasePage>("list_cases", { wanted }),
  /** How many cases there are of what. */
  countCases: () => invoke<Counts>("count_cases"),
  /** What a case misses, and what was done to it lately. */
  peek: (id: string) => invoke<Peek>("peek", { case: id }),
  /** What a case can begin with. */
  templates: () => invoke<TemplateRow[]>("templates"),
  /** A new case: its title, and the empty records of a template. */
  newCase: (title: string, template: Template | null) => invoke<CaseView>("new_case", { title, template }),
  /** The sample case, taken into this library. */
  openSample: () => invoke<CaseView>("open_sample"),
  /** A copy of a case under another name. */
  duplicateCase: (id: string) => invoke<CaseView>("duplicate_case", { case: id }),
  /** Puts a case away, or takes it out again. */
  archiveCase: (id: string, on: boolean) => invoke<null>("archive_case", { case: id, on }),
  /** Keeps a case at hand, or no longer. */
  pinCase: (id: string, on: boolean) => invoke<null>("pin_case", { case: id, on }),
  /** Deletes a case; the last one can be brought back. */
  deleteCase: (id: string) => invoke<null>("delete_case", { case: id }),
  /** The cases with something typed that is not written yet. */
  unfinishedCases: () => invoke<Unfinished[]>("unfinished_cases"),
  /** The case deleted last, if it can be brought back. */
  lastDeletion: () => invoke<Deleted | null>("last_deletion"),
  /** Brings back the case deleted last. */
  takeBackDeletion: () => invoke<string | null>("take_back_deletion"),
  /** A case with its records in order of time. */
  openCase: (id: string) => invoke<CaseView>("open_case", { case: id }),
  /** Writes one value; `null` empties the field. */
  setField: (id: string, record: string, path: string, value: Json) =>
    invoke<CaseView>("set_field", { case: id, record, path, value }),
  /** Keeps what was typed into a case and is not written yet, in place of what was kept of it before. */
  keepUnwritten: (id: string, typed: Unwritten) => invoke<null>("keep_unwritten", { case: id, typed }),
  /** Makes several changes in one step, which undo calls `label`. */
  change: (id: string, label: string, changes: Change[]) => invoke<CaseView>("change", { case: id, label, changes }),
  /** The grade of a report as it stands on the form. */
  gradeCard: (id: string, typed: OnForm) => invoke<GradeCard>("grade_card", { case: id, typed }),
  /** The rows of a panel of markers that a line, or a block of a spreadsheet, makes. */
  readPanel: (typed: string) => invoke<Body[]>("read_panel", { typed }),
  /** Regions of the body with their sites. */
  bodyRegions: () => invoke<Region[]>("body_regions"),
  /** A course as it stands on the form, cycle by cycle. */
  cycleGrid: (id: string, typed: OnForm) => invoke<CycleGrid>("cycle_grid", { case: id, typed }),
  /** Writes doses and reasons of cycles in one step. */
  give: (id: string, record: string, given: Given[]) => invoke<CaseView>("give", { case: id, record, given }),
  /** Regimens by what was typed, the closest first. */
  findRegimens: (typed: string) => invoke<RegimenHit[]>("find_regimens", { typed }),
  /** Fills a course from a regimen in one step. */
  planCourse: (id: string, record: string, regimen: string, cycles: number | null) =>
    invoke<Planned>("plan_course", { case: id, record, regimen, cycles }),
  /** The lesions of a case with records as they stand on the form. */
  lesionGrid: (id: string, typed: OnForm[]) => invoke<LesionGrid>("lesion_grid", { case: id, typed }),
  /** Writes measurements in one step. */
  measure: (id: string, measured: Measured[]) => invoke<CaseView>("measure", { case: id, measured }),
  /** Asks for a picture and puts it into a field, or into a new panel of the figure; `null` where none was chosen. */
  choosePicture: (id: string, record: string, path: string | null) =>
    invoke<CaseView | null>("choose_picture", { case: id, record, path }),
  /** The bytes of a picture of the case. */
  picture: (id: string, name: string) => invoke<ArrayBuffer>("picture", { case: id, name }),
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
  /**
   * The report as it would be printed now, with records as they are being typed: its file, and what leads from pages to
   * records.
   */
  preview: async (id: string, form: PrintForm, typed: OnForm[]) =>
    unpacked(await invoke<ArrayBuffer>("preview", { case: id, form, typed })),
  /** Writes the report to a file that the clinician chooses; `null` when the choice was cancelled. */
  exportPdf: (id: string, form: PrintForm, withRecord: boolean) =>
    invoke<Exported | null>("export_pdf", { case: id, form, withRecord }),
  /** Draws the window at this percentage of its usual size. */
  zoom: (percent: number) => invoke<void>("zoom", { percent }),
  /** What is to be known of the report before it leaves. */
  printing: (id: string, form: PrintForm) => invoke<Printing>("printing", { case: id, form }),
  /** The field that a sentence of a record rests on, as the report tells it; `null` where that cannot be said. */
  origin: (id: string, record: string, sentence: number) => invoke<string | null>("origin", { case: id, record, sentence }),
  /** Which items of a reporting list the case answers. */
  completeness: (id: string, list: List) => invoke<Completeness>("completeness", { case: id, list }),
  /** What became of a record, the last change first. */
  history: (id: string, record: string) => invoke<ChangeView[]>("history", { case: id, record }),
  /** Brings back what stood in a field before a change. */
  restore: (id: string, record: string, seq: number) => invoke<CaseView>("restore", { case: id, record, seq }),
  /** Shows the file that was exported last in its folder. */
  showExported: () => invoke<null>("show_exported"),
  /** Hands the report to the program of this computer that shows and prints PDF files. */
  printReport: (id: string, form: PrintForm) => invoke<null>("print_report", { case: id, form }),
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
    const { message, field, code } = thrown as { message: unknown; field?: unknown; code?: unknown };
    const told: Refusal = { message: String(message) };
    if (typeof field === "string") told.field = field;
    if (typeof code === "string") told.code = code;
    return told;
  }
  return { message: String(thrown) };
}
