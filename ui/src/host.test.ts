import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { host, refusal, unpacked } from "./host";

afterEach(clearMocks);

test("a command goes out under its name with its arguments", async () => {
  const asked: unknown[] = [];
  mockIPC((command, args) => void asked.push([command, args]));
  await host.setField("one", "report", "mitoses.known.count", 14);
  await host.unlock("correct horse");
  expect(asked).toEqual([
    ["set_field", { case: "one", record: "report", path: "mitoses.known.count", value: 14 }],
    ["unlock", { passphrase: "correct horse" }],
  ]);
});

test("whatever is thrown has a message to show", () => {
  expect(refusal({ message: "The disk is full.", field: "size" })).toEqual({ message: "The disk is full.", field: "size" });
  expect(refusal("command not allowed")).toEqual({ message: "command not allowed" });
});

test("nothing but host.ts imports Tauri", () => {
  const files = import.meta.glob<string>(["./**/*.ts", "./**/*.svelte", "!./**/*.test.ts", "!./test/**"], {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const guilty = Object.entries(files).filter(([path, text]) => path !== "./host.ts" && text.includes("@tauri-apps"));
  expect(guilty.map(([path]) => path)).toEqual([]);
  const raw = Object.entries(files).filter(([, text]) => text.includes("{@html"));
  expect(raw.map(([path]) => path)).toEqual([]);
});

test("a packed report is parted into its guide and its file", () => {
  const guide = new TextEncoder().encode('{"text":"Résumé","passages":[]}');
  const packed = new Uint8Array([guide.length, 0, 0, 0, ...guide, 37, 80, 68, 70]).buffer;
  const { guide: read, pdf } = unpacked(packed);
  expect(read.text).toBe("Résumé");
  expect([...pdf]).toEqual([37, 80, 68, 70]);
});
