import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import type { Finding } from "../bindings/casebook";
import { CATALOGUE } from "../test/catalogue";
import OpenForm from "../test/OpenForm.svelte";
import { Program } from "../test/program";
import { OpenCase } from "./case.svelte";
import Findings from "./Findings.svelte";
import { Handing } from "./handing.svelte";
import StatusBar from "./StatusBar.svelte";

const AREA: Finding = {
  record: "report",
  path: "mitoses.known.area",
  severity: "check",
  code: "area",
  message: "Ten fields cover about 1.7 mm².",
  why: "The decimal point is missing.",
  fix: { label: "Set 1.734 mm²", record: "report", path: "mitoses.known.area.value", value: 1.734 },
  kept: null,
};
const REASON = "Digital count over a whole slide.";

let program: Program;
let open: OpenCase;

const begin = (findings: Finding[]) => {
  program = new Program({ mitoses: { known: { seen: 14, area: { value: 1734, unit: "mm2" } } } }, findings);
  open = new OpenCase(program.view);
};
const button = (name: string | RegExp) => screen.getByRole("button", { name });
const reason = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Why is it right as it stands?" });
const ask = async () => {
  await fireEvent.click(button("Keep…"));
  await tick();
};
const asked = () => program.asked.map(({ command }) => command);

afterEach(() => {
  cleanup();
  program.stop();
});

test("a finding is kept with its reason, by the keyboard alone, and opened again", async () => {
  begin([AREA]);
  render(OpenForm, { open });
  const row = document.querySelector<HTMLElement>('[data-path="mitoses"]') as HTMLElement;
  expect(row.querySelector(".check .in")).not.toBeNull();
  await ask();
  expect(document.activeElement).toBe(reason());
  await fireEvent.input(reason(), { target: { value: `  ${REASON} ` } });
  await fireEvent.keyDown(reason(), { key: "Enter" });
  await vi.waitFor(() => expect(open.view.findings[0]?.kept).toBe(REASON));
  const summary = await vi.waitFor(() => within(row).getByText(`Kept: ${REASON}`));
  await vi.waitFor(() => expect(document.activeElement).toBe(summary));
  expect(within(row).queryByRole("textbox", { name: /Why is it right/ })).toBeNull();
  expect(row.querySelector(".check .in"), "no longer tinted").toBeNull();
  expect(row.textContent, "never dropped").toContain(AREA.message);
  expect(within(row).getByText(new RegExp(AREA.message)).closest("details")?.open).toBe(false);
  await fireEvent.click(button("Reopen"));
  await vi.waitFor(() => expect(open.view.findings[0]?.kept).toBeNull());
  await vi.waitFor(() => expect(document.activeElement).toBe(button("Keep…")));
  expect(asked()).toEqual(["keep", "reopen"]);
});

test("nothing is kept without a reason", async () => {
  begin([AREA]);
  render(OpenForm, { open });
  await ask();
  await fireEvent.input(reason(), { target: { value: "  " } });
  await fireEvent.click(button(/^Keep ↵/));
  expect(screen.getByRole("alert").textContent).toContain("in a few words");
  expect([reason().getAttribute("aria-invalid"), document.activeElement]).toEqual(["true", reason()]);
  await fireEvent.keyDown(reason(), { key: "Escape" });
  await vi.waitFor(() => expect(document.activeElement).toBe(button("Keep…")));
  expect(asked()).toEqual([]);
});

test("a reason that is refused stays, and the status line says why", async () => {
  begin([AREA]);
  render(OpenForm, { open });
  program.refuses = "The disk is full.";
  await ask();
  await fireEvent.input(reason(), { target: { value: REASON } });
  await fireEvent.click(button(/^Keep ↵/));
  await vi.waitFor(() => expect(open.saved).toEqual({ state: "failed", message: "The disk is full." }));
  expect(reason().value).toBe(REASON);
});

test("keys typed into the reason are its own", async () => {
  begin([AREA]);
  render(OpenForm, { open });
  const heard: string[] = [];
  const hear = (event: KeyboardEvent) => void heard.push(event.key);
  addEventListener("keydown", hear);
  await ask();
  for (const press of [{ key: "z", ctrlKey: true }, { key: "Enter", altKey: true }, { key: "F8" }]) await fireEvent.keyDown(reason(), press);
  removeEventListener("keydown", hear);
  expect(heard).toEqual(["F8"]);
  expect(program.writes(), "Alt Enter mends the field, not from here").toEqual([]);
});

test("the list shows what is kept last, and what is kept for nothing can be removed", async () => {
  const note: Finding = { ...AREA, severity: "note", code: "odd", message: "It is odd.", fix: null };
  begin([note, { ...AREA, kept: REASON }]);
  const gone = { code: "gone", record: "nobody", path: "", finding: "It was odd.", reason: "Read twice." };
  program.view = { ...program.view, idle: [gone] };
  open = new OpenCase(program.view);
  render(Findings, { open, catalogue: CATALOGUE, go: () => undefined, close: () => undefined });
  const heads = screen.getAllByRole("heading", { level: 3 }).map((head) => head.textContent);
  expect(heads).toEqual(["Notes1", "Kept as it stands1", "Kept, but no longer found1"]);
  expect(screen.getByText("A record that was removed")).toBeTruthy();
  await fireEvent.click(button("Remove"));
  await vi.waitFor(() => expect(screen.queryByText("Kept: Read twice.")).toBeNull());
  expect(screen.getByText(`Kept: ${REASON}`)).toBeTruthy();
});

test("whoever works through the list stays where they were", async () => {
  begin(["one", "two", "three"].map((code) => ({ ...AREA, code, message: `It is ${code}.` })));
  render(Findings, { open, catalogue: CATALOGUE, go: () => undefined, close: () => undefined });
  await fireEvent.click(screen.getAllByRole("button", { name: "Keep…" })[1] as HTMLElement);
  await tick();
  await fireEvent.input(reason(), { target: { value: REASON } });
  await fireEvent.keyDown(reason(), { key: "Enter" });
  await vi.waitFor(() => expect(document.activeElement?.closest(".finding")?.textContent).toContain("It is three."));
  const order = [...document.querySelectorAll(".finding")].map((note) => /It is (\w+)/.exec(note.textContent ?? "")?.[1]);
  expect(order).toEqual(["one", "three", "two"]);
});

test("what is kept is not counted as to check", () => {
  begin([{ ...AREA, kept: REASON }]);
  render(StatusBar, { open, handing: new Handing(open), unread: 0, side: null, toggle: () => undefined, complete: () => undefined, isComplete: false });
  expect(button(/Nothing to check/).textContent).not.toContain("note");
});
