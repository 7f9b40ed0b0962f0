import { host } from "../host";
import { Preview } from "./preview.svelte";

const closed = vi.hoisted(() => [] as string[]);
vi.mock("./pdf", () => ({
  PdfFile: {
    open: (data: Uint8Array) => {
      const name = new TextDecoder().decode(data);
      return Promise.resolve({ name, sizes: [{ width: 595, height: 842 }], close: () => closed.push(name), drawn: () => Promise.resolve() });
    },
  },
}));

const guide = { text: "", looks: [1], passages: [{ record: "surgery", sentence: 0, page: 0, edge: 50, area: [50, 100, 280, 150] as [number, number, number, number] }] };
let answers: ((name: string | Error) => void)[];

beforeEach(() => {
  closed.length = 0;
  answers = [];
  vi.spyOn(host, "preview").mockImplementation(
    () =>
      new Promise((resolve, reject) => {
        answers.push((name) => {
          if (name instanceof Error) reject(name);
          else resolve({ guide, pdf: new TextEncoder().encode(name) });
        });
      }),
  );
});
afterEach(() => vi.restoreAllMocks());

const answer = async (at: number, name: string | Error) => {
  await vi.waitFor(() => expect(answers.length).toBeGreaterThan(at));
  answers[at]?.(name);
  await new Promise((resolve) => setTimeout(resolve));
};
const shown = (preview: Preview) => (preview.shown?.file as unknown as { name: string } | undefined)?.name;

test("what changes while a report is set is set in one more turn", async () => {
  const preview = new Preview("case");
  void preview.refresh();
  await vi.waitFor(() => expect(answers.length).toBe(1));
  void preview.refresh();
  void preview.refresh();
  await answer(0, "first");
  expect(answers.length).toBe(2);
  await answer(1, "second");
  expect(answers.length).toBe(2);
  expect(shown(preview)).toBe("second");
  expect(closed).toEqual(["first"]);
});

test("pages that are old before they are drawn are not drawn, but nobody waits for the last key", async () => {
  const preview = new Preview("case");
  void preview.refresh();
  await answer(0, "first");
  const clock = vi.spyOn(performance, "now").mockReturnValue(1000);
  void preview.refresh();
  void preview.refresh();
  await answer(1, "old");
  expect(shown(preview)).toBe("first");
  void preview.refresh();
  clock.mockReturnValue(1400);
  await answer(2, "lagging");
  expect(shown(preview)).toBe("lagging");
  await answer(3, "last");
  expect(shown(preview)).toBe("last");
  expect(closed).toEqual(["first", "lagging"]);
});

test("the last good report stays when the newest cannot be set, and says so", async () => {
  const preview = new Preview("case");
  void preview.refresh();
  await answer(0, "good");
  void preview.refresh();
  await answer(1, new Error("The image cannot be read."));
  expect(shown(preview)).toBe("good");
  expect(preview.problem).toBe("The image cannot be read.");
});

test("a place on a page leads to its record, and a record to its passages", async () => {
  const preview = new Preview("case");
  void preview.refresh();
  await answer(0, "file");
  expect(preview.passageAt(0, 60, 120)?.record).toBe("surgery");
  expect(preview.passageAt(0, 60, 160)).toBeNull();
  expect(preview.passageAt(1, 60, 120)).toBeNull();
  expect(preview.passages("surgery")).toEqual(guide.passages);
});
