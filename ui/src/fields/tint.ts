// The colour a field takes on from its findings.

import type { Finding } from "../bindings/casebook";
import { isOpen } from "../case/finding";

/** Red for an error, amber for something to check; a note does not tint, nor does what is kept as it stands. */
export function tint(findings: Finding[]): "" | "wrong" | "check" {
  const open = findings.filter(isOpen);
  if (open.some((finding) => finding.severity === "error")) return "wrong";
  return open.some((finding) => finding.severity === "check") ? "check" : "";
}
