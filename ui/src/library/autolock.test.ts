import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lockWhenLeft } from "./autolock";

const MINUTE = 60_000;
let locked = 0;
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  locked = 0;
});
afterEach(() => {
  end();
  vi.useRealTimers();
});

test("a library that nobody uses is locked, one that is used is not", () => {
  end = lockWhenLeft(() => 15, () => (locked += 1));
  for (let minute = 0; minute < 40; minute += 1) {
    vi.advanceTimersByTime(MINUTE);
    window.dispatchEvent(new KeyboardEvent("keydown"));
  }
  expect(locked).toBe(0);
  vi.advanceTimersByTime(15 * MINUTE + 5_000);
  expect(locked).toBe(1);
});

test("a computer that slept finds it locked", () => {
  end = lockWhenLeft(() => 0, () => (locked += 1));
  vi.advanceTimersByTime(60 * MINUTE);
  expect(locked).toBe(0);
  vi.setSystemTime(Date.now() + 2 * MINUTE);
  vi.advanceTimersByTime(5_000);
  expect(locked).toBe(1);
});
