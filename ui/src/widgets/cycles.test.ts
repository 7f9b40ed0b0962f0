import { fireEvent, screen } from "@testing-library/svelte";
import type { CycleGrid, Json } from "../bindings/casebook";
import { OnForm, paste, record, settle, type } from "../test/widget";

let form: OnForm;
let given: Json[];
afterEach(() => form.stop());

const cell = (words: string, differs: boolean, so_far: string) => ({ words, differs, so_far, reached: [50, 50] as [number, number] });
const GRID: CycleGrid = {
  drugs: [{ name: "doxorubicin", called: "doxorubicin", unit: "mg/m²", days: "day 1", total: "200 mg/m²" }],
  cycles: [
    { number: 1, day: "start", given: true, reason: "", unexplained: true, cells: [cell("50", true, "50 mg/m²")] },
    { number: 2, day: "+3 weeks", given: true, reason: "", unexplained: false, cells: [cell("75", false, "125 mg/m²")] },
    { number: 3, day: "+6 weeks", given: true, reason: "", unexplained: false, cells: [cell("75", false, "200 mg/m²")] },
  ],
  told: "3 given",
  elsewhere: [],
  support: ["G-CSF"],
  whole: {
    drug: "doxorubicin",
    totals: "200 mg/m² + 140 mg flat",
    per_surface: "266.7 to 293.3 mg/m²",
    assumed: "flat doses count for 1.5 to 2.1 m²",
    points: [
      { months: 0, letter: "A", own: true, least: 50, most: 50 },
      { months: null, letter: "B", own: false, least: 266.7, most: 293.3 },
    ],
    mark: 450,
    mark_words: "doxorubicin label",
  },
};

const show = (grid: CycleGrid = GRID, answers: Record<string, (args: Record<string, Json>) => unknown> = {}) => {
  given = [];
  form = new OnForm([record("course-a", "systemic", { cycles: { known: 3 } })], {
    cycle_grid: () => grid,
    give: (args) => {
      given.push(args.given ?? null);
      return form.program.view;
    },
    ...answers,
  });
  return settle();
};
const dose = (cycle: number) => screen.getByLabelText<HTMLInputElement>(`doxorubicin, cycle ${cycle}`);

test("cycles stand row by row with what they add up to, and a dose that differs stands out until it has a reason", async () => {
  await show();
  expect(dose(1).closest(".differs")).not.toBeNull();
  expect(dose(2).closest(".differs")).toBeNull();
  const text = screen.getByRole("group", { name: "Cycles" }).textContent ?? "";
  for (const words of ["no reason yet", "125 mg/m²", "200 mg/m²", "200 mg/m² + 140 mg flat", "266.7 to 293.3 mg/m²", "With G-CSF"]) {
    expect(text).toContain(words);
  }
  expect(screen.getByRole("img", { name: /Cumulative doxorubicin: 200 mg\/m² \+ 140 mg flat/ })).not.toBeNull();
});

test("a dose and a reason go to the program as they were typed", async () => {
  await show();
  await type(dose(2), "60");
  await fireEvent.keyDown(dose(2), { key: "Enter" });
  await settle();
  const reason = screen.getByLabelText("Change and reason, cycle 1");
  await type(reason, "neutropenia");
  await fireEvent.blur(reason);
  await settle();
  expect(given).toEqual([[{ cycle: 2, drug: 0, words: "60" }], [{ cycle: 1, drug: null, words: "neutropenia" }]]);
});

test("a column is pasted or filled down in one step", async () => {
  await show();
  await paste(dose(1), "60\n60\n50");
  await fireEvent.keyDown(dose(1), { key: "d", ctrlKey: true });
  await settle();
  expect(given).toEqual([
    [1, 2, 3].map((cycle, at) => ({ cycle, drug: 0, words: ["60", "60", "50"][at] })),
    [2, 3].map((cycle) => ({ cycle, drug: 0, words: "50" })),
  ]);
});

test("what is no dose stays in its cell with the reason", async () => {
  await show(GRID, {
    give: () => {
      throw { message: "“plenty” is no dose" };
    },
  });
  await type(dose(3), "plenty");
  await fireEvent.blur(dose(3));
  await settle();
  expect(dose(3).value).toBe("plenty");
  expect(screen.getByText("“plenty” is no dose", { selector: ".gc .problem" })).not.toBeNull();
});

test("a course without drugs offers a regimen, which fills it by keys alone", async () => {
  const planned: Record<string, Json>[] = [];
  await show({ ...GRID, drugs: [], cycles: [], whole: null, told: "" }, {
    find_regimens: () => [{ id: "AI", name: "Doxorubicin + ifosfamide", drugs: ["doxorubicin 75 mg/m²"], setting: "STS", verified: true }],
    plan_course: (args) => {
      planned.push(args);
      return { view: form.program.view, hints: ["ifosfamide: with mesna"] };
    },
  });
  expect(screen.getByText(/No drug and no cycle yet/)).not.toBeNull();
  const find = screen.getByRole("combobox", { name: "Find a regimen by name or drug" });
  await type(find, "doxo ifo");
  expect(screen.getByRole("listbox", { name: "Regimen" }).textContent).toContain("doxorubicin 75 mg/m²");
  await fireEvent.keyDown(find, { key: "Enter" });
  await type(screen.getByRole("textbox", { name: "Cycles" }), "6");
  await fireEvent.keyDown(screen.getByRole("textbox", { name: "Cycles" }), { key: "Enter" });
  await settle();
  expect(planned).toMatchObject([{ record: "course-a", regimen: "AI", cycles: 6 }]);
  expect(screen.getByText(/ifosfamide: with mesna/)).not.toBeNull();
});
