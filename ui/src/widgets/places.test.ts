import { fireEvent, screen, within } from "@testing-library/svelte";
import type { Json, LesionGrid, Region, StudyColumn } from "../bindings/casebook";
import { OnForm, paste, record, settle, type } from "../test/widget";
import { DRAWN } from "./outline";

let form: OnForm;
afterEach(() => form.stop());

const code = (text: string) => ({ system: "ICD-O", version: "3.2", code: text, display: text, verified: true });
const REGIONS: Region[] = [
  { id: "abdomen", name: "Abdomen", paired: false, back: false, sites: [{ name: "liver", tissue: "organ", paired: false, code: code("C22.0") }] },
  {
    id: "thigh",
    name: "Thigh and hip",
    paired: true,
    back: false,
    sites: [
      { name: "thigh or hip, soft tissue", tissue: "soft tissue", paired: true, code: code("C49.2") },
      { name: "femur", tissue: "bone", paired: true, code: code("C40.2") },
    ],
  },
];

test("a site is chosen on the outline by keys: code, side and name in one step", async () => {
  form = new OnForm([record("tumour", "tumour", {})], { body_regions: () => REGIONS });
  screen.getByRole("button", { name: "Choose on the body" }).click();
  await settle();
  const regions = within(screen.getByRole("radiogroup", { name: "Regions" }));
  expect(regions.getAllByRole("radio").filter((one) => one.getAttribute("tabindex") === "0")).toHaveLength(1);
  const first = regions.getByRole("radio", { name: "Abdomen" });
  await fireEvent.keyDown(first, { key: "ArrowDown" });
  await settle();
  expect(regions.getByRole("radio", { name: "Thigh and hip, right" }).getAttribute("aria-checked")).toBe("true");
  screen.getByRole("button", { name: /femur/ }).click();
  await settle();
  expect(form.body("tumour")).toEqual({ topography: code("C40.2"), site: { known: "femur" }, side: { known: "right" } });
  expect(form.open.view.undo).toBe("Site: femur, right");
});

test("the list of regions does the same, and a name of several places is not written as the site", async () => {
  form = new OnForm([record("tumour", "tumour", {})], { body_regions: () => REGIONS });
  screen.getByRole("button", { name: "Choose on the body" }).click();
  await settle();
  const list = screen.getByLabelText<HTMLSelectElement>("Region of the body", { selector: "select" });
  const left = [...list.options].find((option) => option.textContent === "Thigh and hip, left");
  await fireEvent.change(list, { target: { value: left?.value } });
  await settle();
  screen.getByRole("button", { name: /soft tissue/ }).click();
  await settle();
  expect(form.body("tumour")).toEqual({ topography: code("C49.2"), side: { known: "left" } });
});

test("from the front the patient's right lies at the left, from behind at the right", () => {
  const side = (region: string, mirrored: boolean) => DRAWN.find((drawn) => drawn.region === region && drawn.mirrored === mirrored)?.side;
  expect([side("thigh", false), side("thigh", true)]).toEqual(["right", "left"]);
  expect([side("flank", false), side("flank", true)]).toEqual(["left", "right"]);
});

const study = (id: string, more: Partial<StudyColumn>): StudyColumn => ({
  record: id,
  name: "CT abdomen",
  month: "0",
  sum: null,
  from_baseline: null,
  from_nadir: null,
  found: null,
  found_words: "",
  stated: [],
  agrees: null,
  ...more,
});
const LESIONS: LesionGrid = {
  studies: [
    study("ct-1", { sum: "62 mm", from_baseline: "baseline" }),
    study("ct-2", { name: "MRI liver", sum: "36 mm", from_baseline: "−42%", from_nadir: "−42%", found: "PR", stated: ["stable disease"], agrees: false }),
  ],
  rows: [
    { record: "liver-1", name: "liver 1", target: true, target_stated: true, node: false, cells: [{ words: "42 mm", parts: false }, { words: "", parts: false }] },
    { record: "liver-2", name: "liver 2", target: true, target_stated: true, node: false, cells: [{ words: "1 cm + 1 cm", parts: true }, { words: "", parts: false }] },
  ],
  source: "RECIST 1.1",
};

test("diameters are typed and pasted in place, with sums and the response beside the stated one", async () => {
  const measured: Json[] = [];
  form = new OnForm([record("liver-1", "lesion", {})], {
    lesion_grid: () => LESIONS,
    measure: (args) => {
      measured.push(args.measured ?? null);
      return form.program.view;
    },
  });
  await settle();
  const foot = screen.getByRole("grid", { name: "Lesions and studies" }).querySelector("tfoot")?.textContent ?? "";
  for (const words of ["62 mm", "baseline", "−42%", "PR", "stable disease", "differs"]) expect(foot).toContain(words);
  const second = screen.getByLabelText("MRI liver, liver 1");
  await type(second, "24");
  await fireEvent.blur(second);
  await settle();
  expect(measured).toEqual([[{ lesion: "liver-1", study: "ct-2", words: "24" }]]);
  await paste(screen.getByLabelText("CT abdomen, liver 1"), "42\t24\n20\t12");
  expect(measured[1]).toEqual([
    { lesion: "liver-1", study: "ct-1", words: "42" },
    { lesion: "liver-1", study: "ct-2", words: "24" },
    { lesion: "liver-2", study: "ct-2", words: "12" },
  ]);
  expect(screen.getByLabelText<HTMLInputElement>("CT abdomen, liver 2").readOnly).toBe(true);
});

test("a case without studies says what to add first", async () => {
  form = new OnForm([record("liver-1", "lesion", {})], { lesion_grid: () => ({ ...LESIONS, studies: [] }) });
  await settle();
  expect(screen.getByText(/Add an imaging study first/)).not.toBeNull();
});

test("margin and rupture of an operation and its report stand side by side, each written to its own record", async () => {
  form = new OnForm([
    record("resection", "surgery", { residual: { known: "r0" }, perforation: { known: "into_the_peritoneal_cavity" } }),
    record("report", "pathology", { specimen: "resection", margins: { residual: { known: "r0" } } }),
  ]);
  await settle();
  const card = within(screen.getByRole("group", { name: "Margin and rupture" }));
  expect(within(card.getByRole("region", { name: "Rupture" })).getByLabelText<HTMLSelectElement>("Perforation").selectedOptions[0]?.textContent).toBe(
    "into the peritoneal cavity",
  );
  const margin = within(card.getByRole("region", { name: "Margin" }));
  await type(margin.getByLabelText("Nearest", { selector: "input" }), "serosa");
  await form.open.flush();
  expect(form.body("report")["margins"]).toEqual({ residual: { known: "r0" }, nearest: { known: "serosa" } });
  expect(screen.getAllByLabelText("Perforation", { selector: "select" })).toHaveLength(1);
});

test("an operation without a report says so", async () => {
  form = new OnForm([record("resection", "surgery", {})]);
  await settle();
  expect(screen.getByText(/No pathology report says/)).not.toBeNull();
});
