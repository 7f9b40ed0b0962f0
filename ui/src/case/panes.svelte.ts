// Which panes of a case are shown and how wide they are, kept on this computer beside the page. Nothing of a case is in it.

import { host } from "../host";

/** Widths that a pane can have, in pixels, and the usual one where the window gives it none. */
export const WIDTHS = { story: { least: 180, most: 480 }, page: { least: 260, most: 900 } } as const;
export type Sized = keyof typeof WIDTHS;
export type Pane = "story" | "strip" | "form" | "page";

/** Sizes of the text, in percent. */
const SIZES = [80, 90, 100, 110, 125, 150, 175, 200];
/** Below these widths of the window, in pixels, the page folds to a tab and the story to a drawer. */
export const FOLDS = { page: 1180, story: 900 };

type Kept = { width: Partial<Record<Sized, number>>; hidden: Pane[]; size: number };

const PLACE = "panes";

function read(): Kept {
  const nothing: Kept = { width: {}, hidden: [], size: 100 };
  try {
    const kept = { ...nothing, ...(JSON.parse(localStorage.getItem(PLACE) ?? "{}") as Partial<Kept>) };
    return SIZES.includes(kept.size) && Array.isArray(kept.hidden) ? kept : nothing;
  } catch {
    return nothing;
  }
}

class Panes {
  #kept: Kept = $state(read());
  /** Width of the window, in pixels. */
  window = $state(innerWidth);
  /** Whether the page, folded to a tab, is in front of the form. */
  pageInFront = $state(false);
  /** Whether the story, folded to a drawer, is out. */
  drawer = $state(false);

  /** Whether the page stands in place of the form instead of beside it. */
  get pageFolds(): boolean {
    return this.window <= FOLDS.page;
  }
  /** Whether the story comes as a drawer. */
  get storyFolds(): boolean {
    return this.window < FOLDS.story;
  }
  /** The size of the text, in percent. */
  get size(): number {
    return this.#kept.size;
  }

  isShown(pane: Pane): boolean {
    if (pane === "page" && this.pageFolds) return this.pageInFront;
    if (pane === "form" && this.pageFolds) return !this.pageInFront;
    if (pane === "story" && this.storyFolds) return this.drawer;
    return !this.#kept.hidden.includes(pane);
  }

  /** Shows a pane that is hidden, and hides one that is shown. Form and page are never both hidden. */
  toggle(pane: Pane): void {
    if (this.pageFolds && (pane === "page" || pane === "form")) this.pageInFront = !this.pageInFront;
    else if (this.storyFolds && pane === "story") this.drawer = !this.drawer;
    else this.#set(pane, !this.isShown(pane));
  }

  show(pane: Pane): void {
    if (!this.isShown(pane)) this.toggle(pane);
  }

  #set(pane: Pane, shown: boolean): void {
    const others = this.#kept.hidden.filter((other) => other !== pane);
    const other = { form: "page", page: "form" }[pane as string];
    this.#kept.hidden = shown ? others : [...others.filter((one) => one !== other), pane];
    this.#keep();
  }

  /** The width that was chosen for a pane; none where it has the usual one. */
  width(pane: Sized): number | undefined {
    return this.#kept.width[pane];
  }

  /** Gives a pane a width, or the usual one back. */
  widen(pane: Sized, width: number | undefined): void {
    const { least, most } = WIDTHS[pane];
    if (width === undefined) delete this.#kept.width[pane];
    else this.#kept.width[pane] = Math.round(Math.min(most, Math.max(least, width)));
    this.#keep();
  }

  /** Makes the text larger or smaller by a step, or gives it its usual size. */
  resize(by: 1 | -1 | 0): void {
    const at = SIZES.indexOf(this.#kept.size);
    const size = by === 0 ? 100 : SIZES[at + by];
    if (size === undefined || size === this.#kept.size) return;
    this.#kept.size = size;
    this.#keep();
    void host.zoom(size);
  }

  /** Gives the window the size of text that was chosen before. */
  restoreSize(): void {
    if (this.#kept.size !== 100) void host.zoom(this.#kept.size);
  }

  #keep(): void {
    localStorage.setItem(PLACE, JSON.stringify(this.#kept));
  }
}

export const panes = new Panes();
