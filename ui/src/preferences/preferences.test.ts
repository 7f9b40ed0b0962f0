import { fireEvent, render, screen } from "@testing-library/svelte";
import { flushSync } from "svelte";
import { afterEach, expect, test, vi } from "vitest";
import { actionOf as inCase } from "../case/keys";
import { actionOf as inLibrary } from "../library/keys";
import { words } from "../language/words.svelte";
import { followTheme, theme } from "../look/theme.svelte";
import Preferences from "./Preferences.svelte";
import { preferences } from "./preferences.svelte";

afterEach(() => {
  preferences.choose("theme", "system");
  preferences.choose("language", "system");
  preferences.choose("letters", "on");
});

test("a choice holds at once and is there at the next start", async () => {
  followTheme();
  render(Preferences, { close: () => undefined });
  screen.getByLabelText<HTMLInputElement>("High contrast").click();
  flushSync();
  expect(document.documentElement.dataset.theme).toBe("contrast");
  screen.getByLabelText<HTMLInputElement>("Norsk bokmål").click();
  flushSync();
  expect(screen.getByRole("heading").textContent).toBe("Innstillinger");
  vi.resetModules();
  const next = await import("./preferences.svelte");
  expect([next.preferences.theme, next.preferences.language]).toEqual(["contrast", "nb"]);
});

test("what was kept and is no choice any more counts as none", async () => {
  localStorage.setItem("preference.theme", "sepia");
  vi.resetModules();
  expect((await import("./preferences.svelte")).preferences.theme).toBe("system");
});

test("single letters do nothing once they are switched off, and keys with Ctrl still do", () => {
  const asked = (key: string, ctrlKey = false) => {
    const event = new KeyboardEvent("keydown", { key, ctrlKey });
    return [inCase(event), inLibrary(event)];
  };
  expect([asked("n"), asked("p")]).toEqual([["add", null], [null, "pin"]]);
  render(Preferences, { close: () => undefined });
  screen.getByLabelText<HTMLInputElement>("Off").click();
  flushSync();
  for (const letter of ["n", "p", "a", "/", "?"]) expect(asked(letter)).toEqual([null, null]);
  expect(asked("n", true)).toEqual(["add", "new"]);
  expect(asked("Delete")).toEqual([null, "delete"]);
});

test("nothing chosen, the window is as the system asks", () => {
  expect(theme()).toBe("light");
  expect(words().name).toBe("English");
});

test("the line at a cumulative dose is moved, kept, and not put where no dose is", async () => {
  expect(preferences.mark).toBe(450);
  render(Preferences, { close: () => undefined });
  const line = screen.getByLabelText<HTMLInputElement>(words().preferences.mark);
  await fireEvent.input(line, { target: { value: "360" } });
  expect(preferences.mark).toBe(360);
  await fireEvent.input(line, { target: { value: "plenty" } });
  expect(screen.getByRole("alert").textContent).toContain("50 to 1000");
  vi.resetModules();
  expect((await import("./preferences.svelte")).preferences.mark).toBe(360);
  await fireEvent.input(line, { target: { value: "" } });
  expect(preferences.mark).toBe(450);
});
