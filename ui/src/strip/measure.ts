// How wide words are in the small type of the strip.

const known = new Map<string, number>();
let ink: CanvasRenderingContext2D | null | undefined;

// The window's type may come after its first words.
document.fonts?.addEventListener("loadingdone", () => {
  known.clear();
  ink = undefined;
});

/** Width of a text in CSS pixels. To ask for the type of each anew would have the window laid out each time. */
export function measure(text: string): number {
  let width = known.get(text);
  if (width === undefined) {
    width = measured(text);
    known.set(text, width);
  }
  return width;
}

function measured(text: string): number {
  if (ink === undefined) {
    ink = document.createElement("canvas").getContext("2d");
    if (ink) ink.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  }
  return ink ? Math.ceil(ink.measureText(text).width) + 3 : text.length * 6;
}
