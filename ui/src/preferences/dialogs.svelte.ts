// Which of the program's own sheets is open, so that a key, a button and the palette can all ask for one.

export type Sheet = "preferences" | "about" | "safety" | "keys";

class Dialogs {
  open: Sheet | null = $state(null);

  /** Closes this one. A dialog says late that it was closed: another that was opened meanwhile stays. */
  shut(sheet: Sheet): void {
    if (this.open === sheet) this.open = null;
  }
}

export const dialogs = new Dialogs();
