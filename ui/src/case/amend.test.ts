import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import type { Json, Unwritten } from "../bindings/casebook";
import { host } from "../host";
import { Program } from "../test/program";
import OpenForm from "../test/OpenForm.svelte";
import { OpenCase } from "./case.svelte";

let program: Program;
let open: OpenCase;
/** The reason that the next change has. */
let reason: string | null;

/** A program whose case was signed off: a change of a value that is there wants a reason, once. */
beforeEach(() => {
  program = new Program({ text: "old" });
  program.view = { ...program.view, signed: true };
  reason = null;
  const wanted = (changes: boolean) => {
    const [given, said] = [reason, reason !== null || !changes];
    reason = null;
    if (!said) throw { message: "Say why.", code: "no-reason" };
    return given;
  };
  program.answers.amend_case = (args: Record<string, Json>) => {
    reason = String(args.reason);
    return program.view;
  };
  const reasons: (string | null)[] = [];
  program.answers.set_field = ({ path, value }) => {
    const body = program.body();
    reasons.push(wanted(String(path) in body && body[String(path)] !== value));
    const records = program.view.records.map((record, at) => (at === 0 ? { ...record, body: { ...record.body, [String(path)]: value ?? null } } : record));
    program.view = { ...program.view, records };
    return program.view;
  };
  program.answers.remove_record = () => {
    reasons.push(wanted(true));
    return program.view;
  };
  program.reasons = reasons;
  open = new OpenCase(program.view);
});
afterEach(() => {
  cleanup();
  program.stop();
});

const type = async (name: string, text: string) => {
  const field = screen.getByLabelText<HTMLInputElement>(name);
  await fireEvent.focus(field);
  await fireEvent.input(field, { target: { value: text } });
  await open.flush();
  await tick();
};
const question = () => screen.queryByRole("form", { name: "Reason of the change" });

test("a changed value waits, typed as it is, until it is said why", async () => {
  render(OpenForm, { open });
  await type("Text", "new");
  expect(screen.getByLabelText<HTMLInputElement>("Text").value).toBe("new");
  expect(question()).not.toBeNull();
  expect(program.body().text).toBe("old");
  expect(open.saved.state).toBe("failed");
  // Typing on asks nothing anew.
  await type("Text", "newer");
  expect(screen.getAllByRole("form", { name: "Reason of the change" }).length).toBe(1);
  await fireEvent.submit(question() as HTMLElement);
  expect(screen.getByRole("alert").textContent).toContain("typing error");
  await fireEvent.input(screen.getByLabelText("Why is it changed?"), { target: { value: " second reading " } });
  await fireEvent.submit(question() as HTMLElement);
  await open.flush();
  await tick();
  expect(program.body().text).toBe("newer");
  expect(program.reasons).toEqual(["second reading"]);
  expect([open.saved.state, question()]).toEqual(["saved", null]);
  // The next change asks again, and offers what was said.
  await type("Text", "newest");
  expect(screen.getByLabelText<HTMLTextAreaElement>("Why is it changed?").value).toBe("second reading");
});

test("what was empty is filled without a reason, and not before the field is left", async () => {
  vi.useFakeTimers();
  open.set("report", "prose", "seen");
  await vi.advanceTimersByTimeAsync(1000);
  expect(program.reasons).toEqual([]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(program.reasons).toEqual([null]);
  vi.useRealTimers();
});

test("a value that is not explained can be left as it was", async () => {
  render(OpenForm, { open });
  await type("Text", "new");
  await fireEvent.click(screen.getByRole("button", { name: "Leave it as it was" }));
  await tick();
  expect(screen.getByLabelText<HTMLInputElement>("Text").value).toBe("old");
  expect([open.saved.state, question(), open.record("report")?.body.text]).toEqual(["saved", null, "old"]);
});

test("a step waits for its reason and is then taken, or not at all", async () => {
  await open.remove("report");
  expect([open.waiting.length, open.saved.state]).toEqual([1, "failed"]);
  open.giveUpSteps();
  expect([open.waiting.length, open.saved.state]).toEqual([0, "saved"]);
  expect(await open.step(() => host.removeRecord("one", "report"))).toBe("Say why.");
  await open.remove("report");
  await open.explainSteps("entered twice");
  expect(program.reasons).toEqual(["entered twice", "entered twice"]);
  expect([open.waiting.length, open.saved.state]).toEqual([0, "saved"]);
});

/** What was kept of the case while it waits. */
const kept = () => program.kept.at(-1);

test("what waits for its reason is kept within a second, and taken up when the case opens again", async () => {
  vi.useFakeTimers();
  open.set("report", "text", "new");
  await vi.advanceTimersByTimeAsync(1000);
  expect([program.reasons, kept()]).toEqual([[], { values: [{ record: "report", path: "text", value: "new" }], words: [] }]);
  // The program ends here, and begins anew.
  open = new OpenCase({ ...program.view, unwritten: kept() as Unwritten });
  expect([open.record("report")?.body.text, open.chosen, open.saved.state]).toEqual(["new", "report", "waiting"]);
  await vi.advanceTimersByTimeAsync(100);
  expect([...open.unexplained]).toEqual(["report/text"]);
  expect(await open.kept()).toBe(true);
  await open.explain(["report/text"], "second reading");
  expect([program.body().text, program.reasons, kept()]).toEqual(["new", ["second reading"], { values: [], words: [] }]);
  vi.useRealTimers();
});

test("what cannot be kept keeps its case open, and says why", async () => {
  open.set("report", "text", "new");
  program.refuses = "The disk is full.";
  expect(await open.kept()).toBe(false);
  expect(open.saved).toEqual({ state: "failed", message: "The disk is full." });
});

test("a step that waits for its reason cannot be kept", async () => {
  await open.remove("report");
  expect(await open.kept()).toBe(false);
});
