// Whose work the program carries inside it, and under which licence: writes ui/src/about/licences.txt.
//   node scripts/licences.mjs            writes it
//   node scripts/licences.mjs --check    says whether it is stale
// The crates are those that are linked into the window on Linux; the packages of the page are those that are built into it.
// Where a part may be had under several licences one of which is MIT, it is had under MIT.

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const TARGET = "ui/src/about/licences.txt";
const SYSTEM = "x86_64-unknown-linux-gnu";
/** Built into the page, though npm counts them among the tools. */
const BUILT_IN = ["svelte", "esm-env", "clsx"];
const RULE = "-".repeat(80);

const cargo = (...words) => execFileSync("cargo", [...words, "--locked"], { encoding: "utf8", maxBuffer: 1 << 28 });

/** The texts of licences in a folder. */
function textsIn(folder) {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice|unlicense|ofl)/i.test(name));
  return names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile()).map((path) => readFileSync(path, "utf8"));
}

/** Of the texts of a part those under which it is had. */
function chosen(licence, texts) {
  const isMit = (text) => text.includes("Permission is hereby granted, free of charge");
  return /\bMIT\b/.test(licence) && !/\bAND\b/.test(licence) && texts.some(isMit) ? texts.filter(isMit) : texts;
}

function crates() {
  const tree = cargo("tree", "-p", "sarcoma-casebook", "-e", "normal,no-proc-macro", "--target", SYSTEM, "--prefix", "none", "--format", "{p}");
  const linked = new Set(tree.split("\n").map((line) => line.split(" ").slice(0, 2).join(" ")));
  const { packages } = JSON.parse(cargo("metadata", "--format-version", "1", "--filter-platform", SYSTEM));
  const foreign = packages.filter((one) => one.source !== null && linked.has(`${one.name} v${one.version}`));
  return foreign.map(({ name, version, license, repository, authors, manifest_path: manifest }) => {
    const licence = license ?? "see its text";
    return { name, version, licence, from: repository ?? authors.join(", "), texts: chosen(licence, textsIn(dirname(manifest))) };
  });
}

function packages() {
  const { packages: locked } = JSON.parse(readFileSync("ui/package-lock.json", "utf8"));
  const shipped = Object.entries(locked).filter(([path, one]) => {
    const name = path.replace(/^.*node_modules\//, "");
    return path !== "" && !one.optional && (BUILT_IN.includes(name) || !one.dev);
  });
  return shipped.map(([path, { version, license = "see its text" }]) => {
    const folder = join("ui", path);
    const { repository } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const from = typeof repository === "string" ? repository : (repository?.url ?? "");
    return { name: path.replace(/^.*node_modules\//, ""), version, licence: license, from, texts: chosen(license, textsIn(folder)) };
  });
}

function files() {
  const text = (path) => [readFileSync(path, "utf8")];
  const fonts = text("src-tauri/typeset/fonts/LICENSE-OFL.txt");
  return [
    { name: "Inter, Libertinus Serif, Noto Naskh Arabic", version: "", licence: "OFL-1.1", from: "", texts: fonts },
    { name: "sRGB colour profile", version: "", licence: "Zlib", from: "", texts: text("src-tauri/typeset/icc/LICENSE-zlib.txt") },
    { name: "Words for passphrases, by the Electronic Frontier Foundation", version: "", licence: "CC-BY-3.0-US", from: "", texts: text("src-tauri/store/data/LICENSE-CC-BY.txt") },
    { name: "British hyphenation patterns", version: "", licence: "MIT", from: "", texts: text("src-tauri/typeset/hyphenation/LICENSE-MIT.txt") },
  ];
}

const byName = (one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : one.version < other.version ? -1 : 1);
const called = ({ name, version }) => `${name} ${version}`.trim();

function written(parts) {
  const lists = parts.map((part) => [called(part), part.licence, part.from.replace(/^git\+|\.git$/g, "")].filter((one) => one).join(" · "));
  const held = new Map();
  for (const part of parts) {
    for (const text of part.texts) {
      const key = text.replace(/\s+/g, " ").trim();
      const entry = held.get(key) ?? { text: text.replace(/\r\n?/g, "\n").replace(/[ \t]+$/gm, "").trim(), names: [] };
      entry.names.push(called(part));
      held.set(key, entry);
    }
  }
  const texts = [...held.values()].map(({ text, names }) => `${RULE}\n${names.join(", ")}\n${RULE}\n\n${text}\n`);
  return `Sarcoma Casebook carries the work of others inside it: ${parts.length} parts, each with its licence; their texts follow.\n\n${lists.join("\n")}\n\n${texts.join("\n")}`;
}

const fresh = written([...files(), ...[...crates(), ...packages()].sort(byName)]);
if (!process.argv.includes("--check")) writeFileSync(TARGET, fresh);
else if (!existsSync(TARGET) || readFileSync(TARGET, "utf8") !== fresh) {
  console.error(`${TARGET} is stale: run scripts/generated.sh`);
  process.exitCode = 1;
}
