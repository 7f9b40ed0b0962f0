// Which of the program's own sheets is open, so that a key, a button and the palette can all ask for one.

export type Sheet = "preferences" | "about" | "safety" | "keys";

class Dialogs {
  open: Sheet | null = $state(null);
}

export const dialogs = new Dialogs();
