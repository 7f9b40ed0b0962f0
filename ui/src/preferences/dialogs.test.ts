import { expect, test } from "vitest";
import { dialogs } from "./dialogs.svelte";

test("a dialog that says late that it was closed does not close the next", () => {
  dialogs.open = "keys";
  dialogs.open = "preferences";
  dialogs.shut("keys");
  expect(dialogs.open).toBe("preferences");
  dialogs.shut("preferences");
  expect(dialogs.open).toBeNull();
});
