// Whose a key is.

/** Whether a dialog lies over the window: every key is its own then, Enter in a field above all. */
export const covered = (): boolean => document.querySelector("dialog[open]") !== null;
