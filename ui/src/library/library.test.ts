// The list of cases as it is used: pages as they are looked at, search, filters, keys, deletion taken back.

import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CasePage, CaseRow, Counts, Outline, Wanted } from "../bindings/casebook";
import { caseOf } from "../test/catalogue";
import { Cases, PAGE } from "./cases.svelte";
import { drawing, place } from "./course";
import Library from "./Library.svelte";
import { day, marked } from "./said";

const OUTLINE: Outline = {
  title: "",
  number: "",
  person: "woman, 40",
  diagnosis: "leiomyosarcoma",
  group: "soft_tissue",
  site: "mesentery",
  grade: 3,
  last: "no_disease",
  last_words: "complete remission",
  last_month: "36",
  reported: 24,
  of: 30,
  course: { bars: [], marks: [], spans: [], end: 36 },
};

/** A library of numbered cases behind the door, and everything it was asked. */
class Shelf {
  cases: CaseRow[];
  asked: { command: string; args: Record<string, unknown> }[] = [];
  deleted: { case: string; title: string } | null = null;
  unfinished: { case: string; title: string }[] = [];

  constructor(count: number) {
    this.cases = Array.from({ length: count }, (_, at) => ({
      id: `case-${at}`,
      title: `Case ${at}`,
      number: String(at),
      records: 9,
      changed: "2024-02-29T12:34:56Z",
      archived: false,
      pinned: false,
      outline: OUTLINE,
      found: null,
    }));
    mockIPC((command, args) => this.#answer(command, args as Record<string, unknown>));
  }

  wanted(): Wanted[] {
    return this.asked.filter(({ command }) => command === "list_cases").map(({ args }) => args.wanted as Wanted);
  }

  #answer(command: string, args: Record<string, unknown>): unknown {
    this.asked.push({ command, args });
    const row = this.cases.find((one) => one.id === args.case);
    if (command === "list_cases") return this.#page(args.wanted as Wanted);
    if (command === "count_cases") return this.#counts();
    if (command === "last_deletion") return this.deleted;
    if (command === "unfinished_cases") return this.unfinished;
    if (command === "peek") return { missing: [{ text: "informed consent", go_to: null }], lately: [] };
    if (command === "templates") return [{ template: "bone", label: "Bone", records: ["Patient", "Imaging study", "Imaging study"] }];
    if (command === "delete_case" && row) {
      this.deleted = { case: row.id, title: row.title };
      this.cases = this.cases.filter((one) => one !== row);
    }
    if (command === "pin_case" && row) row.pinned = args.on === true;
    if (command === "open_case" || command === "new_case") return caseOf({});
    return null;
  }

  #page({ words, pinned, offset, limit }: Wanted): CasePage {
    const found = this.cases.filter((row) => row.title.toLowerCase().includes(words) && (!pinned || row.pinned));
    return { rows: found.slice(offset, offset + limit), total: found.length, more: false };
  }

  #counts(): Counts {
    const pinned = this.cases.filter((row) => row.pinned).length;
    return { at_hand: this.cases.length, archived: 0, pinned, recent: 0, groups: [], states: [] };
  }
}

const LIBRARY = { open: true, sample: false, exists: true, read_only: false, warning: null, path: "own.casebook" };
let opened: [string, string | undefined][] = [];

async function show(count: number): Promise<[Shelf, Cases]> {
  const [shelf, cases] = [new Shelf(count), new Cases()];
  opened = [];
  render(Library, { library: LIBRARY, cases, open: (view, record) => opened.push([view.id, record]) });
  await cases.refresh();
  return [shelf, cases];
}

beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
});
afterEach(clearMocks);

test("only what is looked at is asked for and drawn", async () => {
  const [shelf, cases] = await show(100_000);
  await screen.findByText("Case 0", { selector: "button" });
  const grid = screen.getByRole("grid");
  expect(grid.getAttribute("aria-rowcount")).toBe("100001");
  expect(grid.querySelectorAll("tr[aria-rowindex]").length).toBeLessThan(60);
  cases.show(90_000, 90_020);
  await waitFor(() => expect(cases.rows.get(90_005)?.title).toBe("Case 90005"));
  expect(shelf.wanted().every(({ limit }) => limit === PAGE)).toBe(true);
  expect(shelf.wanted().length).toBeLessThan(6);
});

test("arrows, Home and End choose a case, Enter opens it", async () => {
  const [, cases] = await show(200);
  const grid = screen.getByRole("grid");
  await screen.findByText("Case 0", { selector: "button" });
  await fireEvent.keyDown(grid, { key: "ArrowDown" });
  expect(grid.querySelector('[aria-selected="true"]')?.id).toBe("case-1");
  expect(grid.getAttribute("aria-activedescendant")).toBe("case-1");
  await fireEvent.keyDown(grid, { key: "Enter" });
  await waitFor(() => expect(opened).toHaveLength(1));
  await fireEvent.keyDown(grid, { key: "End" });
  expect(cases.at).toBe(199);
  await fireEvent.keyDown(grid, { key: "PageUp" });
  expect(cases.at).toBeLessThan(199);
  await fireEvent.keyDown(grid, { key: "Home" });
  expect(cases.at).toBe(0);
});

test("a search is asked as it is typed, best match first, and a find opens at its record", async () => {
  const [shelf, cases] = await show(30);
  const row = shelf.cases[7]!;
  row.found = { case: row.id, title: row.title, record: "figure-1", label: "Figure", excerpt: "the mesenteric root of case 7" };
  await fireEvent.keyDown(screen.getByRole("grid"), { key: "/" });
  const field = screen.getByRole("searchbox");
  expect(document.activeElement).toBe(field);
  await fireEvent.input(field, { target: { value: "case 7" } });
  await waitFor(() => expect(cases.total).toBe(1));
  expect(shelf.wanted().at(-1)).toMatchObject({ words: "case 7", order: "match", offset: 0 });
  expect((await screen.findAllByText("7", { selector: "mark" })).length).toBe(1);
  await fireEvent.keyDown(field, { key: "Enter" });
  await waitFor(() => expect(opened[0]?.[1]).toBe("figure-1"));
  await fireEvent.input(field, { target: { value: "nobody" } });
  await fireEvent.click(await screen.findByText("Show all cases"));
  await waitFor(() => expect(cases.total).toBe(30));
});

test("the head of a column sorts, and says so", async () => {
  const [shelf] = await show(3);
  const head = screen.getByRole("columnheader", { name: "Diagnosis" });
  expect(head.getAttribute("aria-sort")).toBe("none");
  await fireEvent.click(screen.getByRole("button", { name: "Diagnosis" }));
  expect(head.getAttribute("aria-sort")).toBe("ascending");
  await fireEvent.click(screen.getByRole("button", { name: "Diagnosis" }));
  await waitFor(() => expect(shelf.wanted().at(-1)).toMatchObject({ order: "diagnosis", descending: true }));
  expect(head.getAttribute("aria-sort")).toBe("descending");
});

test("a filter narrows the list until it is taken away", async () => {
  const [shelf, cases] = await show(5);
  await fireEvent.click(screen.getByRole("button", { name: /^Bone/ }));
  await waitFor(() => expect(shelf.wanted().at(-1)?.group).toBe("bone"));
  await fireEvent.click(screen.getByRole("button", { name: "Without “Bone”" }));
  await waitFor(() => expect(shelf.wanted().at(-1)?.group).toBeNull());
  await fireEvent.keyDown(screen.getByRole("grid"), { key: "p" });
  await waitFor(() => expect(cases.counts?.pinned).toBe(1));
});

test("a case with something typed and not saved is told and opened", async () => {
  const [shelf, cases] = await show(5);
  shelf.unfinished = [{ case: "case-3", title: "Case 3" }, { case: "case-4", title: "" }];
  await cases.refresh();
  await fireEvent.click(await screen.findByRole("button", { name: /Typed into “Case 3” and 1 more, not saved yet · Open it/ }));
  await waitFor(() => expect(opened.length).toBe(1));
  expect(shelf.asked.find(({ command }) => command === "open_case")?.args.case).toBe("case-3");
});

test("a deleted case can be brought back", async () => {
  const [shelf, cases] = await show(2);
  await screen.findByText("Case 0", { selector: "button" });
  await fireEvent.keyDown(screen.getByRole("grid"), { key: "Delete" });
  await screen.findByText(/“Case 0” deleted/);
  expect(cases.total).toBe(1);
  await fireEvent.keyDown(window, { key: "z", ctrlKey: true });
  await waitFor(() => expect(shelf.asked.some(({ command }) => command === "take_back_deletion")).toBe(true));
});

test("a case begins with a title and a template, by keys", async () => {
  const [shelf] = await show(0);
  await fireEvent.click(await screen.findByText("Start a case"));
  const title = screen.getByLabelText(/Working title/);
  await screen.findByText("Patient, Imaging study ×2");
  await fireEvent.input(title, { target: { value: "Distal femur" } });
  await fireEvent.keyDown(title, { key: "ArrowDown" });
  await fireEvent.submit(title.closest("form")!);
  await waitFor(() => expect(opened).toHaveLength(1));
  expect(shelf.asked.find(({ command }) => command === "new_case")?.args).toEqual({ title: "Distal femur", template: "bone" });
});

test("every drawing has one scale, and nothing leaves it", () => {
  expect([place(-6), place(-90), place(60), place(500)]).toEqual([0, 0, 100, 100]);
  const long = drawing({
    bars: [{ kind: "systemic", from: 0, to: 90, drug: "doxorubicin", about: false }],
    marks: [{ kind: "death", at: 90, about: false }],
    spans: [{ state: "clear", from: 70, to: 70 }],
    end: 90,
  });
  const boxes = [...long.bars, ...long.spans];
  expect(boxes.every(({ x, width }) => x >= 0 && width > 0 && x + width <= 100.001)).toBe(true);
  expect([long.goesOn, long.bars[0]?.hue]).toEqual([true, "d-doxorubicin"]);
});

test("words are marked where they begin a word", () => {
  expect(marked("Épithélioïd, mesenteric", "epi MES")).toEqual(["", "Épi", "thélioïd, ", "mes", "enteric"]);
  expect(marked("osarcoma", "sarc")).toEqual(["osarcoma"]);
  expect(marked("x", "")).toEqual(["x"]);
});

test("today is told by the clock, other days by the date", () => {
  const at = new Date(2024, 1, 29, 12, 34);
  expect(day(at.toISOString(), "en", new Date(2024, 1, 29, 18))).toBe("12:34");
  expect(day(at.toISOString(), "en", new Date(2024, 2, 1))).toBe("29 Feb 2024");
});
