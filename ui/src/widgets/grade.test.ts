import { screen } from "@testing-library/svelte";
import type { Body, GradeCard, Json } from "../bindings/casebook";
import { OnForm, record, settle, type } from "../test/widget";

let form: OnForm;
afterEach(() => form.stop());

const PART = { scores: [1, 2, 3], input: "", outcome: "" };
const CARD: GradeCard = {
  refused: null,
  asks: "",
  parts: [
    { ...PART, about: "differentiation", score: 3 },
    { ...PART, about: "mitoses", score: 2 },
    { ...PART, about: "necrosis", scores: [0, 1, 2], score: 2 },
  ],
  suggested: { score: 3, entity: "Leiomyosarcoma, pleomorphic", note: "", source: "CAP", verified: true },
  sum: 7,
  sum_words: "3 + 2 + 2",
  grade: 3,
  scale: [[2, 1], [3, 1], [4, 2], [5, 2], [6, 3], [7, 3], [8, 3]],
  agrees: true,
  verdict: "report states 3: agrees",
  assumptions: ["The tumour was not treated before."],
  source: "FNCLCC",
};

const show = (card: (body: Body) => GradeCard, body: Body = {}) => {
  form = new OnForm([record("report", "pathology", body)], {
    grade_card: ({ typed }) => card((typed as unknown as { body: Body }).body),
  });
  return settle();
};

test("three scores, the sum, the grade and what the report states stand on one card", async () => {
  await show(() => CARD);
  const card = screen.getByRole("group", { name: "Grade, FNCLCC" });
  for (const score of ["differentiation: 3", "mitoses: 2", "necrosis: 2"]) {
    expect(screen.getByRole("img", { name: `Score of ${score}` })).not.toBeNull();
  }
  expect(card.textContent).toContain("3 + 2 + 2 = 7");
  expect(screen.getByRole("img", { name: "Sum 7, grade 3" }).querySelector(".on")?.textContent).toContain("7");
  expect(card.textContent).toContain("report states 3: agrees");
  expect(card.textContent).toContain("The tumour was not treated before.");
  expect(screen.getByRole("img", { name: /necrosis/ }).textContent?.trim()).toMatch(/^0\s*1\s*2$/);
});

test("the card follows what is typed before it is written", async () => {
  const count = (body: Body) => ((body["mitoses"] as { known?: { count?: number } } | undefined)?.known?.count ?? 0) as Json;
  await show((body) => ({ ...CARD, verdict: `counted ${String(count(body))}` }), { mitoses: { known: { count: 14 } } });
  await type(screen.getByRole("textbox", { name: "Count" }), "3");
  expect(form.program.writes()).toEqual([]);
  expect(screen.getByRole("group", { name: "Grade, FNCLCC" }).textContent).toContain("counted 3");
});

test("the score by type is offered, and stated by one button in a step with a name", async () => {
  await show(() => CARD);
  screen.getByRole("button", { name: "State 3" }).click();
  await settle();
  expect(form.body("report")["fnclcc"]).toEqual({ differentiation: { known: 3 } });
  expect(form.open.view.undo).toBe("Pathology report: Differentiation 3, by type");
});

test("a tumour that is not graded this way has no sum", async () => {
  await show(() => ({ ...CARD, refused: "the tumour was treated before", asks: "What part is viable?", parts: [], sum: null, suggested: null }));
  const card = screen.getByRole("group", { name: "Grade, FNCLCC" });
  expect(card.textContent).toContain("Not graded this way. The tumour was treated before. What part is viable?");
  expect(card.textContent).not.toContain("=");
  expect(screen.queryByRole("img")).toBeNull();
});
