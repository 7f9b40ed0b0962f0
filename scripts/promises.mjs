// Gathers what the trials of the promises found (target/promises/*.json) into target/promises.json, and says it as a table.
//   node scripts/promises.mjs FOLDER TARGET
// Exit 1 where something was lost, wrong in silence or let out, where a control did not fail, or where a trial that is
// written (tests/promises/t03.rs) left no record. A trial that is not written yet is listed as not tried.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Every trial there is to be, and what it tries. */
const TRIALS = {
  T1: "the writer is killed",
  T2: "the power is cut",
  T3: "the disk is full",
  T4: "the folder is read-only or lost, the disk fails",
  T5: "two programs, one library",
  T6: "the file is damaged",
  T7: "wrong passphrases",
  T8: "newer, foreign and empty files",
  T9: "a library of an older version",
  T10: "keys are added, changed and taken away",
  T11: "synced and network folders",
  T12: "backup, restore, rotation",
  T13: "what leaves holds no identifier",
  T14: "identifiers in free text",
  T15: "the trail and its chain",
  T16: "inputs made at random",
  T17: "malformed and oversized files",
  T18: "names of attachments",
  T20: "hostile texts in the window",
  T22: "long use",
  T25: "keys in memory after locking",
  T26: "silence on the network",
  T27: "what the program is made of",
  window: "the window is killed while someone types",
};

/** Trials that need a capability the program does not have, or figures that are no test. */
const ELSEWHERE = {
  T19: "no export to spreadsheets yet",
  T21: "measured, not tested: ./bench library",
  T23: "libraries are not merged yet",
  T24: "patients are not linked yet",
};

const [folder, target] = process.argv.slice(2);
const long = process.env.CASEBOOK_LONG === "1";
const records = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));

/** The trial a record belongs to: "T10-slots" is a part of T10. */
const trialOf = (record) => record.test.split("-")[0];
const sum = (parts, what) => parts.reduce((total, part) => total + part[what], 0);

function gathered(trial) {
  const parts = records.filter((record) => trialOf(record) === trial);
  const counts = {};
  for (const part of parts)
    for (const [what, count] of Object.entries(part.counts)) counts[what] = (counts[what] ?? 0) + count;
  return {
    test: trial,
    tries: TRIALS[trial],
    tried: parts.length > 0,
    counts,
    seed: parts.map((part) => part.seed),
    lost: sum(parts, "lost"),
    silent: sum(parts, "silent"),
    leaked: sum(parts, "leaked"),
    control_failed: parts.length > 0 && parts.every((part) => part.control_failed),
    parts: parts.map(({ test, promise, long }) => ({ test, promise, long })),
  };
}

const kept = (row) => row.lost + row.silent + row.leaked === 0 && row.control_failed;
const written = (test) => existsSync(`tests/promises/t${test.slice(1).padStart(2, "0")}.rs`);
const IN_WINDOW = ["T20", "window"];
const due = (row) => row.tried || IN_WINDOW.includes(row.test) || written(row.test) || (long && row.test === "T26");
const rows = Object.keys(TRIALS).map(gathered);
const broken = rows.filter((row) => due(row) && !kept(row));
const elsewhere = Object.entries(ELSEWHERE).map(([test, why]) => ({ test, tried: false, why }));
const number = (row) => (row.test === "window" ? 100 : Number(row.test.slice(1)));
const inOrder = [...rows, ...elsewhere].sort((a, b) => number(a) - number(b));
const summary = { long, kept: broken.length === 0, not_tried: inOrder.filter((row) => !row.tried).map((row) => row.test) };
writeFileSync(target, `${JSON.stringify({ ...summary, trials: inOrder }, null, 2)}\n`);

for (const row of inOrder) {
  const counts = Object.entries(row.counts ?? {}).map(([what, count]) => `${count} ${what}`);
  const said = row.why ?? (row.tried ? counts.join(", ") : "not tried");
  console.log(`${row.test.padEnd(6)} ${(row.tries ?? "").padEnd(48)} ${said}`);
}
for (const row of broken)
  console.log(`${row.test}: ${row.tried ? `lost ${row.lost}, silent ${row.silent}, leaked ${row.leaked}, control failed: ${row.control_failed}` : "was not tried"}`);
process.exit(broken.length === 0 ? 0 : 1);
