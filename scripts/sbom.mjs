// The bill of materials that scripts/sbom.sh prints.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const run = (...words) => execFileSync("cargo", [...words, "--locked"], { encoding: "utf8", maxBuffer: 1 << 28 });
const [major, minor] = [1, 5];

/** The sums of the crates, by "name version", from the lock. */
function sums() {
  const found = new Map();
  for (const block of readFileSync("Cargo.lock", "utf8").split("[[package]]")) {
    const of = (key) => new RegExp(`^${key} = "(.*)"$`, "m").exec(block)?.[1];
    if (of("checksum")) found.set(`${of("name")} ${of("version")}`, of("checksum"));
  }
  return found;
}

/** Crates that are built into the program, or run while it is built; those of tests are not among them. */
function crates(metadata) {
  const { packages, resolve } = metadata;
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const own = packages.filter((one) => one.source === null).map(({ id }) => id);
  const [seen, wanted] = [new Set(), [...own]];
  while (wanted.length > 0) {
    const id = wanted.pop();
    if (seen.has(id)) continue;
    seen.add(id);
    const shipped = nodes.get(id).deps.filter(({ dep_kinds: kinds }) => kinds.some(({ kind }) => kind !== "dev"));
    wanted.push(...shipped.map(({ pkg }) => pkg));
  }
  const sum = sums();
  return packages.filter(({ id, source }) => source !== null && seen.has(id)).map(({ name, version, license }) => {
    const hash = sum.get(`${name} ${version}`);
    return component(`pkg:cargo/${name}@${version}`, name, version, license, hash && { alg: "SHA-256", content: hash });
  });
}

/** Packages of the page; those that only build or test it are marked as such. */
function packages() {
  const { packages: locked } = JSON.parse(readFileSync("ui/package-lock.json", "utf8"));
  return Object.entries(locked).filter(([path]) => path !== "").map(([path, { version, license, integrity, dev }]) => {
    const name = path.replace(/^.*node_modules\//, "");
    const hash = integrity?.startsWith("sha512-") && Buffer.from(integrity.slice(7), "base64").toString("hex");
    const of = component(`pkg:npm/${name.replace("@", "%40")}@${version}`, name, version, license, hash && { alg: "SHA-512", content: hash });
    return dev ? { ...of, scope: "excluded" } : of;
  });
}

function component(purl, name, version, license, hash) {
  const licences = license ? { licenses: [{ expression: license.replaceAll("/", " OR ") }] } : {};
  return { type: "library", "bom-ref": purl, name, version, ...(hash ? { hashes: [hash] } : {}), ...licences, purl };
}

const byReference = (one, other) => (one["bom-ref"] < other["bom-ref"] ? -1 : one["bom-ref"] > other["bom-ref"] ? 1 : 0);
const metadata = JSON.parse(run("metadata", "--format-version", "1"));
const { version } = metadata.packages.find(({ name, source }) => name === "sarcoma-casebook" && source === null);
const all = [...crates(metadata), ...packages()].sort(byReference);
// One package may lie in two places of the page.
const components = all.filter((one, at) => one["bom-ref"] !== all[at - 1]?.["bom-ref"]);

// No time and no chance: the number is made of what is listed.
const sum = createHash("sha256").update(JSON.stringify(components)).digest("hex");
const serial = [sum.slice(0, 8), sum.slice(8, 12), `5${sum.slice(13, 16)}`, `8${sum.slice(17, 20)}`, sum.slice(20, 32)].join("-");
const bill = {
  bomFormat: "CycloneDX",
  specVersion: `${major}.${minor}`,
  serialNumber: `urn:uuid:${serial}`,
  version: 1,
  metadata: { component: { type: "application", "bom-ref": "sarcoma-casebook", name: "sarcoma-casebook", version } },
  components,
};
process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`);
