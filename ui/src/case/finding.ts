// What the page asks of a finding.

import type { Finding, Kept } from "../bindings/casebook";

/** Whether nobody has said yet that it is right as it stands. */
export const isOpen = (finding: Finding): boolean => finding.kept === null;

/** Whether it waits for somebody: a note does not. */
export const isFault = (finding: Finding): boolean => isOpen(finding) && finding.severity !== "note";

/** The finding, kept for `reason`. */
export const keptFor = ({ code, record, path, message }: Finding, reason: string): Kept => ({
  code,
  record,
  path,
  finding: message,
  reason,
});

/** Tells a finding from every other of its record. */
export const keyOf = ({ code, path, message }: Finding): string => [code, path, message].join(" ");
