// What a grid of cells is given, and how a block of cells is read from the clipboard.

/** A column of a grid. */
export type Column = {
  name: string;
  label: string;
  /** What the numbers are in. */
  unit?: string;
  /** What the cells hold, for the keyboard and the side they stand on. */
  numeric?: boolean;
  /** Words to choose from. */
  choices?: string[];
  /** Width in px that it asks for. */
  width?: number;
};

/** A cell: what the case holds there, in words. */
export type Cell = {
  words: string;
  /** Path or key under which words are kept that cannot be read. */
  path: string;
  /** Whether it stands out from its column and nobody said why. */
  differs?: boolean;
  /** Whether it cannot be typed into, and why. */
  fixed?: string | undefined;
};

/** A row of a grid, by a name that can be read out. */
export type Row = { key: string; name: string; cells: Cell[]; quiet?: boolean };

/** Words typed into a cell. */
export type Edit = { row: number; column: number; words: string };

/** Takes words to the case; the reason where they cannot be read. `whole` where they were not typed letter by letter. */
export type Take = (edits: Edit[], whole: boolean) => Promise<string | null> | string | null;

/** The cells of a block from a spreadsheet; one without tab and line end is no block. */
export function blockOf(text: string): string[][] | null {
  const trimmed = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  if (!/[\t\n]/.test(trimmed)) return null;
  return trimmed.split("\n").map((line) => line.split("\t").map((cell) => cell.trim()));
}

/** The edits that a block makes from a cell on, and the lines for which there is no row. */
export function edits(block: string[][], row: number, column: number, rows: number, columns: number): { edits: Edit[]; rest: string[][] } {
  const made = block.slice(0, Math.max(0, rows - row)).flatMap((cells, down) =>
    cells.slice(0, columns - column).map((words, right) => ({ row: row + down, column: column + right, words })),
  );
  return { edits: made, rest: block.slice(Math.max(0, rows - row)) };
}

/** Where a key leads from a cell, or null where it stays. */
export function led(
  key: string,
  { row, column, rows, columns }: { row: number; column: number; rows: number; columns: number },
): { row: number; column: number } | null {
  const place = row * columns + column;
  const at = (next: number) =>
    next < 0 || next >= rows * columns ? null : { row: Math.floor(next / columns), column: next % columns };
  const inRow = (next: number) => (next < 0 || next >= columns ? null : { row, column: next });
  const inColumn = (next: number) => (next < 0 || next >= rows ? null : { row: next, column });
  switch (key) {
    case "next":
      return at(place + 1);
    case "last":
      return at(place - 1);
    case "ArrowDown":
    case "Enter":
      return inColumn(row + 1);
    case "ArrowUp":
      return inColumn(row - 1);
    case "ArrowRight":
      return inRow(column + 1);
    case "ArrowLeft":
      return inRow(column - 1);
    case "first":
      return { row: 0, column: 0 };
    case "end":
      return { row: rows - 1, column: columns - 1 };
    default:
      return null;
  }
}

/** The choice that typed words mean: the word itself, a sign for it, or the only one that begins so. */
export function chosen<T>(typed: string, choices: { value: T; label: string }[], signs: Record<string, T> = {}): T | undefined {
  const word = typed.trim().toLowerCase();
  const whole = choices.find(({ label }) => label.toLowerCase() === word);
  if (whole) return whole.value;
  if (word in signs) return signs[word];
  const begun = choices.filter(({ label }) => word !== "" && label.toLowerCase().startsWith(word));
  return begun.length === 1 ? begun[0]?.value : undefined;
}
