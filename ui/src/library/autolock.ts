// Locks the library when nobody is there: after a time without a key or a movement, and when the computer slept.

/** How often is looked, in milliseconds. */
const LOOK = 5_000;
/** A clock that jumped ahead by more than this, in milliseconds, was asleep. */
const SLEPT = 60_000;

const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/**
 * Calls `lock` once nobody was there for `minutes()`, or the computer slept: while it sleeps the clock on the wall goes on
 * and the one of the program stands. Zero minutes is never, but for sleep. Returns what ends it.
 */
export function lockWhenLeft(minutes: () => number, lock: () => void): () => void {
  let seen = performance.now();
  let [wall, own] = [Date.now(), performance.now()];
  const sign = () => void (seen = performance.now());
  const look = () => {
    const slept = Date.now() - wall - (performance.now() - own) > SLEPT;
    [wall, own] = [Date.now(), performance.now()];
    const idle = minutes() > 0 && performance.now() - seen >= minutes() * 60_000;
    if (slept || idle) {
      seen = performance.now();
      lock();
    }
  };
  for (const name of SIGNS) window.addEventListener(name, sign, { passive: true, capture: true });
  const timer = setInterval(look, LOOK);
  return () => {
    clearInterval(timer);
    for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true });
  };
}
