/** What the pane at the right of the form can hold: the printed page, what is to be checked, the history of the record. */
export type Side = "page" | "checks" | "history";
