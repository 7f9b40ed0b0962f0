import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import type { Body, Finding, Json, RecordView } from "../bindings/casebook";
import { OpenCase } from "../case/case.svelte";
import { field, FIELDS } from "../test/catalogue";
import { sectionsOf } from "./sections";
import OpenForm from "../test/OpenForm.svelte";
import { Program } from "../test/program";

let program: Program;
let open: OpenCase;

function show(body: Body = {}, findings: Finding[] = [], others: RecordView[] = []): void {
  program = new Program(body, findings);
  program.view = { ...program.view, records: [...program.view.records, ...others] };
  open = new OpenCase(program.view);
  render(OpenForm, { open });
}
const type = async (field: HTMLElement, text: string) => {
  await fireEvent.focus(field);
  await fireEvent.input(field, { target: { value: text } });
  await tick();
};
const pick = async (name: string, label: string) => {
  const select = screen.getByRole<HTMLSelectElement>("combobox", { name });
  const option = [...select.options].find((one) => one.textContent?.trim().startsWith(label));
  await fireEvent.change(select, { target: { value: option?.value } });
  await tick();
};
const written = async (): Promise<[string, Json][]> => {
  await open.flush();
  await tick();
  return program.writes();
};

afterEach(() => {
  cleanup();
  program.stop();
});

test("every field of the catalogue has a labelled field on the form", () => {
  show();
  for (const { label } of FIELDS) expect(screen.getAllByLabelText(label, { exact: false }).length).toBeGreaterThan(0);
  const unnamed = [...document.querySelectorAll("input, select, textarea")].filter(
    (field) => !(field as HTMLInputElement).labels?.length && !field.getAttribute("aria-label"),
  );
  expect(unnamed.map((field) => field.outerHTML)).toEqual([]);
  expect(document.querySelectorAll("[placeholder]").length).toBe(0);
});

test("a field that no form asks for is not drawn", () => {
  const fields = [field("text", { type: "text" }), field("kept", { type: "text" }, { asked: false })];
  expect(sectionsOf(fields).flatMap((section) => section.fields.map(({ name }) => name))).toEqual(["text"]);
});

test.each<[string, string, string, Json]>([
  ["Text", "midline laparotomy", "text", "midline laparotomy"],
  ["Prose", "One.\n\nTwo.", "prose", "One.\n\nTwo."],
  ["Count", "6", "count", 6],
  ["Number", "1.5", "number", { known: 1.5 }],
  ["Measure", "up to 14", "measure", { known: { qualifier: "up_to", value: 14, unit: "cm" } }],
  ["When", "2013-05", "when", { known: { date: "2013-05", words: "2013-05" } }],
  ["Dose", "75", "dose", { known: { amount: 75, unit: "mg", per: "m2" } }],
])("%s: “%s” is written at its path", async (label, text, path, value) => {
  show();
  await type(screen.getByLabelText(label, { selector: "input, textarea" }), text);
  expect(await written()).toEqual([[path, value]]);
});

test("a size is written axis by axis, and an axis emptied in the middle loses no other", async () => {
  show();
  const axes = ["Size", "Size: second axis", "Size: third axis"].map((name) => screen.getByRole("textbox", { name }));
  for (const [at, length] of ["11", "9", "7"].entries()) await type(axes[at] as HTMLElement, length);
  await written();
  expect(program.body().size).toEqual({ axes: [{ length: 11 }, { length: 9 }, { length: 7 }], unit: "cm" });
  await type(axes[0] as HTMLElement, "");
  await type(axes[0] as HTMLElement, "12");
  await written();
  expect(program.body().size).toEqual({ axes: [{ length: 12 }, { length: 9 }, { length: 7 }], unit: "cm" });
});

test("choices are written as files hold them", async () => {
  show();
  await fireEvent.click(within(screen.getByRole("radiogroup", { name: "Few" })).getByLabelText("no"));
  await pick("Many", "cryo");
  await pick("Link", "Imaging study: MRI liver");
  await fireEvent.click(screen.getByRole("checkbox", { name: "images" }));
  await written();
  expect(program.body()).toEqual({ few: { known: "no" }, many: 3, link: "imaging-2", scope: ["images"] });
});

test("a code is one value with its parts", async () => {
  show();
  const code = within(screen.getAllByRole("group", { name: "Code" })[0] as HTMLElement);
  await type(code.getByLabelText("System"), "ICD-O-3.2");
  await type(code.getByLabelText("Code"), "8890/3");
  await fireEvent.click(code.getByRole("checkbox"));
  await written();
  expect(program.body().code).toEqual({ system: "ICD-O-3.2", code: "8890/3", display: "", verified: true });
});

test("lists of plain values grow by Add and shrink when a row is emptied", async () => {
  show({ days: [1] });
  await fireEvent.click(screen.getByRole("button", { name: "Add to Days" }));
  await type(screen.getByRole("textbox", { name: "Days 2" }), "8");
  await written();
  expect(program.body().days).toEqual([1, 8]);
  await type(screen.getByRole("textbox", { name: "Days 1" }), "");
  await written();
  expect(program.body().days).toEqual([8]);
});

test("rows are added, written by their index, and removed", async () => {
  show();
  await fireEvent.click(screen.getByRole("button", { name: "Add a row to Markers" }));
  await tick();
  await type(screen.getByRole("textbox", { name: "Marker, row 1" }), "desmin");
  await type(screen.getByRole("textbox", { name: "Percent, row 1" }), "80");
  await written();
  expect(program.body().markers).toEqual([{ marker: "desmin", percent: 80 }]);
  await fireEvent.click(screen.getByRole("button", { name: "Remove row 1 of Markers" }));
  await written();
  expect(program.body()).not.toHaveProperty("markers");
});

test("an answered field within a row is written below its row", async () => {
  show({ drugs: [{ drug: { known: "doxorubicin" } }] });
  await type(screen.getByRole("textbox", { name: "Given" }), "75");
  expect(await written()).toEqual([["drugs.0.given", { known: { amount: 75, unit: "mg", per: "m2" } }]]);
});

test("a group is written part by part, and empties as a whole", async () => {
  show({ mitoses: { known: { seen: 14 } } });
  await type(screen.getByLabelText("Area"), "1.734");
  expect(await written()).toEqual([["mitoses.known.area", { value: 1.734, unit: "mm2" }]]);
  await type(screen.getByLabelText("Area"), "");
  await type(screen.getByLabelText("Seen"), "");
  await written();
  expect(program.body()).not.toHaveProperty("mitoses");
});

test("words that cannot be read stay, say so, and are not written", async () => {
  show({ number: { known: 14 } });
  const field = screen.getByLabelText<HTMLInputElement>("Number");
  await type(field, "1,734");
  await fireEvent.blur(field);
  expect(field.value).toBe("1,734");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByRole("alert").textContent).toMatch(/1\.734 or 1734.*not saved/);
  expect(await written()).toEqual([]);
});

test("a finding stands beside its field with its reason, and its button mends it", async () => {
  const fix = { label: "Set 1.734 mm²", record: "report", path: "mitoses.known.area.value", value: 1.734 };
  const message = "Ten fields cover about 1.7 mm².";
  const why = "The decimal point is missing.";
  const rest = { record: "report", path: "mitoses.known.area", severity: "check" as const, code: "area", kept: null };
  show({ mitoses: { known: { seen: 14, area: { value: 1734, unit: "mm2" } } } }, [{ ...rest, message, why, fix }]);
  const row = document.querySelector<HTMLElement>('[data-path="mitoses"]');
  expect(row?.textContent).toContain(message);
  expect(row?.textContent).toContain(why);
  expect(screen.getByLabelText("Area").closest(".check")).not.toBeNull();
  await fireEvent.click(screen.getByRole("button", { name: /Set 1\.734 mm²/ }));
  await vi.waitFor(() => expect(program.writes()).toEqual([["mitoses.known.area.value", 1.734]]));
  await tick();
  await vi.waitFor(() => expect(screen.getByLabelText<HTMLInputElement>("Area").value).toBe("1.734"));
});

describe("the five answers", () => {
  const field = () => screen.getByLabelText<HTMLInputElement>("Number");

  test.each([
    ["?", {}, "not_known"],
    ["0", { altKey: true }, "not_done"],
    ["-", { altKey: true }, "not_applicable"],
  ])("%s with %o", async (key, more, absent) => {
    show();
    await fireEvent.keyDown(field(), { key, ...more });
    await tick();
    expect(await written()).toEqual([["number", { absent }]]);
    const note = document.querySelector<HTMLInputElement>("#report-number-note");
    await vi.waitFor(() => expect(document.activeElement).toBe(note));
    await type(note as HTMLElement, ", slides lost");
    await written();
    expect(program.body().number).toEqual({ absent, note: "slides lost" });
  });

  test("Backspace on the pill returns to empty", async () => {
    show({ number: { absent: "not_done" } });
    await fireEvent.keyDown(screen.getByRole("button", { name: /Not done/ }), { key: "Backspace" });
    await tick();
    expect(await written()).toEqual([["number", null]]);
    await vi.waitFor(() => expect(document.activeElement).toBe(field()));
  });

  test("all five can be chosen from the list beside the field", async () => {
    show({ number: { known: 3 } });
    await pick("Number: answer", "Not applicable");
    await written();
    expect(program.body().number).toEqual({ absent: "not_applicable" });
    await pick("Number: answer", "Not yet answered");
    await written();
    expect(program.body()).not.toHaveProperty("number");
  });

  test("a question mark within words is only a question mark", async () => {
    show({ number: { known: 3 } });
    await fireEvent.keyDown(field(), { key: "?" });
    expect(await written()).toEqual([]);
  });

  test("a note outlives the moment in which its value is typed anew", async () => {
    show({ number: { known: 3, note: "hot spot" } });
    await type(field(), "");
    await type(field(), "4");
    await written();
    expect(program.body().number).toEqual({ known: 4, note: "hot spot" });
  });
});

test("a code is found by what is typed, taken by keys, and written whole", async () => {
  show();
  const code = { system: "ICD-O", version: "3.2", code: "8890/3", display: "Leiomyosarcoma NOS", verified: true };
  program.codes = [
    { code: { ...code, code: "8891/3", display: "Epithelioid leiomyosarcoma" }, also: [], note: "malignant", entity: "epithelioid-leiomyosarcoma" },
    { code, also: ["LMS"], note: "malignant", entity: "leiomyosarcoma" },
  ];
  const search = screen.getByRole("combobox", { name: "Code: find by name or code" });
  await type(search, "leiom");
  const offers = await screen.findAllByRole("option", { name: /leiomyosarcoma/i });
  expect(offers.map((offer) => offer.getAttribute("aria-selected"))).toEqual(["true", "false"]);
  await fireEvent.keyDown(search, { key: "ArrowDown" });
  await fireEvent.keyDown(search, { key: "Enter" });
  expect(await written()).toEqual([["code", code]]);
  expect(screen.queryByRole("listbox", { name: "Codes" })).toBeNull();
});

const reference = (id: string, summary: string): RecordView => ({
  id, kind: "reference", once: false, label: "Reference", summary, month: null, span: null, course: null, findings: 0, body: {},
});

test("a text offers what it can cite, and keys choose from it", async () => {
  show({}, [], [reference("who-2020", "Soft tissue and bone tumours"), reference("esmo-2014", "Soft tissue sarcomas")]);
  const text = screen.getByLabelText<HTMLTextAreaElement>("Prose");
  const offers = () => [...document.querySelectorAll<HTMLElement>(".offer-list [role=option]")];
  const offered = () => offers().map((option) => option.querySelector("small")?.textContent);
  const append = (words: string) => type(text, text.value + words);
  await append("adults [@");
  expect(offered()).toEqual(["who-2020", "esmo-2014"]);
  await append("soft");
  await fireEvent.keyDown(text, { key: "ArrowDown" });
  expect(text.getAttribute("aria-activedescendant")).toBe(offers().find((offer) => offer.getAttribute("aria-selected") === "true")?.id);
  await fireEvent.keyDown(text, { key: "Enter" });
  await tick();
  expect([text.value, offered()]).toEqual(["adults [@esmo-2014]", []]);
  // A name that is written out is left alone, its comma too; of another the comma cites it and goes on.
  await append(" [@who-2020");
  expect(await fireEvent.keyDown(text, { key: "," })).toBe(true);
  await append("] [@who");
  expect(await fireEvent.keyDown(text, { key: "," })).toBe(false);
  await tick();
  expect([text.value, text.selectionStart]).toEqual(["adults [@esmo-2014] [@who-2020] [@who-2020, @]", 45]);
  await fireEvent.keyDown(text, { key: "Escape" });
  expect(offered()).toEqual([]);
  expect(await written()).toEqual([["prose", text.value]]);
});
