// The colour a field takes on from its findings.

import type { Finding } from "../bindings/casebook";

/** Red for an error, amber for something to check; a note does not tint. */
export function tint(findings: Finding[]): "" | "wrong" | "check" {
  if (findings.some((finding) => finding.severity === "error")) return "wrong";
  return findings.some((finding) => finding.severity === "check") ? "check" : "";
}
