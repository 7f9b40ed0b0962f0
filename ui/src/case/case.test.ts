import type { Unwritten } from "../bindings/casebook";
import { OpenCase } from "./case.svelte";
import { place } from "./place";
import { Program } from "../test/program";

let program: Program;
let open: OpenCase;

beforeEach(() => {
  vi.useFakeTimers();
  program = new Program({ text: "old" });
  open = new OpenCase(program.view);
});
afterEach(() => {
  program.stop();
  vi.useRealTimers();
});

test("what is typed is on screen at once, and written within a second after a pause", async () => {
  open.set("report", "text", "n");
  open.set("report", "text", "new");
  expect(open.record("report")?.body.text).toBe("new");
  expect(open.saved.state).toBe("waiting");
  expect(program.writes()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(program.writes()).toEqual([["text", "new"]]);
  expect(open.saved.state).toBe("saved");
});

test("the report tells what is typed before it is written, and nothing new once it is", async () => {
  const { told } = open;
  expect(open.typed()).toEqual([]);
  open.set("report", "text", "new");
  expect(open.told).toBe(told + 1);
  expect(open.typed()).toEqual([{ record: "report", body: expect.objectContaining({ text: "new" }) }]);
  await open.flush();
  expect(open.typed()).toEqual([]);
  expect(open.told).toBe(told + 1);
  await open.undo();
  expect(open.told).toBe(told + 2);
});

test("typing without a pause is written within a second all the same", async () => {
  for (let typed = 1; typed <= 10; typed += 1) {
    open.set("report", "text", "x".repeat(typed));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(program.writes()).toEqual([["text", "x".repeat(6)]]);
});

test("a failed save keeps what was typed, says why, and is tried again", async () => {
  program.refuses = "The disk is full.";
  open.set("report", "text", "new");
  await open.flush();
  expect(open.saved).toEqual({ state: "failed", message: "The disk is full." });
  expect(open.record("report")?.body.text).toBe("new");
  expect(open.refused.get(place("report", "text"))).toBe("The disk is full.");
  program.refuses = null;
  await open.flush();
  expect(program.body().text).toBe("new");
  expect(open.saved.state).toBe("saved");
  expect(open.refused.size).toBe(0);
});

test("what a full disk refused is written by itself once there is room", async () => {
  program.refuses = "The disk is full.";
  program.code = "disk-full";
  open.set("report", "text", "new");
  await vi.advanceTimersByTimeAsync(1000);
  expect(open.saved.state).toBe("failed");
  program.refuses = null;
  await vi.advanceTimersByTimeAsync(6000);
  expect(program.body().text).toBe("new");
  expect(open.saved.state).toBe("saved");
});

test("what is refused for what it says waits for another value", async () => {
  program.refuses = "“x” is no number.";
  open.set("report", "text", "x");
  await vi.advanceTimersByTimeAsync(1000);
  const tried = program.asked.length;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(program.asked.length).toBe(tried);
});

test("what is typed while a save is under way is not lost to its answer", async () => {
  open.set("report", "text", "one");
  const saving = open.flush();
  open.set("report", "count", 3);
  await saving;
  expect(open.record("report")?.body).toEqual({ text: "one", count: 3 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(program.body()).toEqual({ text: "one", count: 3 });
});

test("undo takes back the last value typed, written or not", async () => {
  open.set("report", "text", "new");
  await open.undo();
  expect(program.writes()).toEqual([["text", "new"]]);
  expect(open.record("report")?.body.text).toBe("old");
  expect(open.revision).toBe(1);
});

test("words that cannot be understood are kept, taken up again, and forgotten", async () => {
  open.leaveUnread(place("report", "size.known"), "8 by");
  await vi.advanceTimersByTimeAsync(1000);
  expect(program.kept).toEqual([{ values: [], words: [{ record: "report", path: "size.known", words: "8 by" }] }]);
  const [unwritten] = program.kept as [Unwritten];
  open = new OpenCase({ ...program.view, unwritten });
  expect([open.unread.get("report/size.known"), open.saved.state, open.chosen]).toEqual(["8 by", "saved", "report"]);
  open.leaveUnread(place("report", "size.known"), undefined);
  await open.flush();
  expect(program.kept.at(-1)).toEqual({ values: [], words: [] });
});

test("what is written at once is not kept besides, nor what is typed meanwhile", async () => {
  open.set("report", "text", "ne");
  const written = open.flush();
  open.set("report", "text", "new");
  await written;
  expect(program.kept).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(program.kept).toEqual([]);
  expect(open.saved.state).toBe("saved");
});

test("what waits in a record that is gone is let go", () => {
  const values = [{ record: "gone", path: "text", value: "new" }];
  open = new OpenCase({ ...program.view, unwritten: { values, words: [{ record: "gone", path: "size", words: "8 by" }] } });
  expect([open.saved.state, open.unread.size, open.chosen]).toEqual(["saved", 0, "report"]);
});
