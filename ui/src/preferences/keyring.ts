// What can be done with the keys of a library.

/** One thing that is done with the keys: "remove" with the key it is about. */
export type Task = { what: "change" | "add" | "renew" | "rekey" } | { what: "remove"; id: string; named: string };
