// The focus is never lost: what takes away the place where it was gives it to a neighbour.

const PLACES = 'button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';
/** Until what an action asks the program for is on the page, in milliseconds. */
const LATER = 300;

/** What had the focus last, and everything around it, the innermost first. */
let around: Element[] = [];

const remember = (event: FocusEvent) => {
  around = [];
  for (let up = event.target instanceof Element ? event.target : null; up; up = up.parentElement) around.push(up);
};

/** Where the focus goes: to what is chosen in the innermost part that is still there, otherwise to its first place. */
function neighbour(): HTMLElement | null {
  for (const part of around.filter((one) => one.isConnected)) {
    const place = part.querySelector<HTMLElement>('[aria-current="true"]') ?? part.querySelector<HTMLElement>(PLACES);
    if (place) return place;
  }
  return null;
}

/** Puts the focus back where the element that had it is gone. A click beside everything lets go of it on purpose. */
function mend(): void {
  const [last] = around;
  if (document.activeElement === document.body && last && !last.isConnected) neighbour()?.focus();
}

/** Keeps the focus from now on; what is returned stops it. */
export function keepFocus(): () => void {
  const acted = () => {
    setTimeout(mend);
    setTimeout(mend, LATER);
  };
  document.addEventListener("focusin", remember);
  for (const kind of ["click", "keydown"]) addEventListener(kind, acted);
  return () => {
    document.removeEventListener("focusin", remember);
    for (const kind of ["click", "keydown"]) removeEventListener(kind, acted);
  };
}
