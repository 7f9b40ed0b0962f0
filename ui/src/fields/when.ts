// Times as people write them: "2013", "May 2013", "12/05/2013", "+36 mo", "2 wk after CT", "at 20", "after MRI".

import type { Measure, Qualifier, When } from "../bindings/records";
import { words as say } from "../language/words.svelte";
import type { Reading } from "./number";
import { qualified, sayQualifier } from "./quantity";

/** A record that a time can be reckoned from. */
export type Landmark = { id: string; kind: string; label: string; summary: string };

const MONTHS = [
  "january", "february", "march", "april", "may", "june",
  "july", "august", "september", "october", "november", "december",
];

const UNITS: [unit: string, singular: string, plural: string, typed: RegExp][] = [
  ["hour", "hour", "hours", /^(h|hr|hrs|hours?)$/],
  ["day", "day", "days", /^(d|days?)$/],
  ["week", "week", "weeks", /^(w|wk|wks|weeks?)$/],
  ["month", "month", "months", /^(mo|mos|mth|months?)$/],
  ["year", "year", "years", /^(y|yr|yrs|years?)$/],
];

/** Numbers that people write out. */
const NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** What people call records, beside the name of their kind. */
const ALSO: Record<string, string> = { operation: "surgery", op: "surgery", scan: "imaging", chemotherapy: "systemic", chemo: "systemic", path: "pathology" };

/** Reads a time. Day comes before month. A record is named by its id, its kind or its summary, and must be the only one. */
export function readWhen(text: string, landmarks: Landmark[]): Reading<When> {
  const words = text.trim().replace(/\s+/g, " ");
  if (words === "") return { empty: true };
  const { qualifier, rest } = qualified(words.toLowerCase());
  const reading = readAge(rest) ?? readDate(rest) ?? readDistance(rest, qualifier, landmarks);
  if (!("value" in reading)) return reading;
  const { offset } = reading.value.after ?? {};
  // "About the same day" has no length that could be about: the time itself is.
  const about = qualifier === "about" && (offset === undefined || (offset.value === 0 && offset.qualifier === undefined));
  if (qualifier && !about && !offset) return { problem: say().fields.when };
  return { value: { ...reading.value, ...(about ? { about } : {}), words } };
}

function readAge(text: string): Reading<When> | null {
  const match = /^(?:at|aged|age|at age|at the age of)\s+(\d{1,3}(?:\.\d+)?)(?:\s*(?:y|yr|years?))?$/.exec(text);
  if (!match) return null;
  const age = Number(match[1]);
  return age <= 130 ? { value: { age } } : { problem: say().fields.age };
}

function readDate(text: string): Reading<When> | null {
  const parts = dateParts(text);
  if (!parts) return null;
  const [year, month, day] = parts;
  const date = [String(year).padStart(4, "0"), month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  return inCalendar(year, month, day) ? { value: { date } } : { problem: say().fields.noSuchDay(text) };
}

type DateParts = [year: number, month?: number, day?: number];

function dateParts(text: string): DateParts | null {
  const iso = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text);
  if (iso) return parts(iso[1], iso[2], iso[3]);
  const numeric = /^(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4})$/.exec(text);
  if (numeric) return parts(numeric[3], numeric[2], numeric[1]);
  const named = /^(?:(\d{1,2})\.? )?([a-z]{3,9})\.?,? (\d{4})$/.exec(text);
  const month = named ? MONTHS.findIndex((name) => name === named[2] || name.slice(0, 3) === named[2]) + 1 : 0;
  return named && month > 0 ? parts(named[3], String(month), named[1]) : null;
}

function parts(year?: string, month?: string, day?: string): DateParts {
  const number = (text?: string) => (text === undefined ? undefined : Number(text));
  return [Number(year), number(month), number(day)];
}

function inCalendar(year: number, month = 1, day = 1): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function readDistance(text: string, qualifier: Qualifier | undefined, landmarks: Landmark[]): Reading<When> {
  const linked = /^(?:(?<amount>.+?)\s+)?(?<side>after|before|from)\s+(?<name>.+)$/.exec(text);
  const same = /^(?:(?:on )?(?:the )?same (?:day|time) as|on|with)\s+(.+)$/.exec(text);
  if (same) return reckoned({ offset: { value: 0, unit: "day" } }, same[1] ?? "", landmarks);
  if (linked?.groups) {
    const amount = linked.groups.amount ? readAmount(linked.groups.amount, qualifier) : undefined;
    if (amount === null) return { problem: say().fields.when };
    const before = linked.groups.side === "before" ? { before: true } : {};
    return reckoned({ ...(amount ? { offset: amount } : {}), ...before }, linked.groups.name ?? "", landmarks);
  }
  const signed = /^([+−–-])\s*(.+)$/.exec(text);
  const offset = signed ? readAmount(signed[2] ?? "", qualifier) : text === "0" ? zero() : null;
  if (!offset) return { problem: say().fields.when };
  return { value: { after: { offset, ...(signed && signed[1] !== "+" ? { before: true } : {}) } } };
}

const zero = (): Measure => ({ value: 0, unit: "month" });

/** Reads "2 wk", "about 2 weeks", "2 to 3 months". */
function readAmount(text: string, outer: Qualifier | undefined): Measure | null {
  const inner = qualified(text.trim());
  const match = /^(an?|\d+(?:\.\d+)?)(?:\s*(?:-|–|to|and)\s*(\d+(?:\.\d+)?))?\s*([a-z]+)$/.exec(inFigures(inner.rest));
  const unit = match && UNITS.find(([, , , typed]) => typed.test(match[3] ?? ""));
  if (!match || !unit) return null;
  const value = /^\d/.test(match[1] ?? "") ? Number(match[1]) : 1;
  const upper = match[2] === undefined ? undefined : Number(match[2]);
  if (upper !== undefined) return upper > value ? { qualifier: "between", value, upper, unit: unit[0] } : null;
  const qualifier = outer ?? inner.qualifier;
  return { ...(qualifier ? { qualifier } : {}), value, unit: unit[0] };
}

/** "two weeks" as "2 weeks". */
const inFigures = (text: string): string =>
  text.replace(/[a-z]+/g, (word) => (NUMBERS.includes(word) ? String(NUMBERS.indexOf(word)) : word));

function reckoned(after: NonNullable<When["after"]>, name: string, landmarks: Landmark[]): Reading<When> {
  if (/^(time )?zero$/.test(name)) return after.offset ? { value: { after } } : { problem: say().fields.when };
  const found = named(name.replace(/^the /, ""), landmarks);
  const [first] = found;
  if (!first) return { problem: say().fields.noRecord(name) };
  if (found.length > 1) {
    const choices = found.map((record) => `${record.id} (${record.summary || record.label})`);
    return { problem: say().fields.whichRecord(name, choices) };
  }
  return { value: { after: { record: first.id, ...after } } };
}

function named(name: string, landmarks: Landmark[]): Landmark[] {
  const exact = landmarks.filter((record) => record.id === name);
  if (exact.length > 0) return exact;
  const called = ALSO[name] ?? name;
  const kind = landmarks.filter((record) => [record.kind, record.label.toLowerCase()].includes(called));
  const words = landmarks.filter((record) => startsWord(`${record.label} ${record.summary}`.toLowerCase(), name));
  return kind.length === 1 ? kind : [...new Set([...kind, ...words])];
}

const startsWord = (text: string, name: string): boolean => text.startsWith(name) || text.includes(` ${name}`);

/** A time in words: as typed where it was typed, otherwise as it would be typed. */
export function writeWhen(when: When, landmarks: Landmark[]): string {
  return when.words ?? sayWhen(when, (id) => calledFor(id, landmarks));
}

/** What a record can be called so that no other is meant: its kind, the beginning of its summary, all of it, or its id. */
function calledFor(id: string, landmarks: Landmark[]): string {
  const record = landmarks.find((landmark) => landmark.id === id);
  if (!record) return id;
  const beginning = record.summary.split(/ · |, |: /)[0] ?? "";
  const names = [record.label.toLowerCase(), beginning, record.summary].filter((name) => name !== "");
  const meansIt = (name: string) => {
    const [found, ...others] = named(name.toLowerCase(), landmarks);
    return found?.id === id && others.length === 0;
  };
  return names.find(meansIt) ?? id;
}

/** How a time is understood, in full words: "about 2 weeks after CT abdomen", "May 2013", "at the age of 20". */
export function sayWhen(when: When, nameOf: (id: string) => string): string {
  const about = when.about ? "about " : "";
  if (when.date !== undefined) return about + sayDate(when.date);
  if (when.age !== undefined) return `${about}at ${when.age}`;
  const { record, offset, before } = when.after ?? {};
  const side = before ? "before" : "after";
  const landmark = record === undefined ? "time zero" : nameOf(record);
  if (!offset) return about + `${side} ${landmark}`;
  if (offset.value === 0 && offset.upper === undefined) return about + `same day as ${landmark}`;
  return about + `${sayAmount(offset)} ${side} ${landmark}`;
}

function sayDate(date: string): string {
  const [year, month, day] = date.split("-");
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return year ?? date;
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return day === undefined ? `${capital} ${year}` : `${Number(day)} ${capital} ${year}`;
}

function sayAmount({ qualifier, value, upper, unit }: Measure): string {
  const said = upper === undefined ? sayQualifier(qualifier) : "";
  const [, singular, plural] = UNITS.find(([known]) => known === unit) ?? [unit, unit, unit];
  const number = upper === undefined ? `${value}` : `${value} to ${upper}`;
  return `${said}${number} ${value === 1 && upper === undefined ? singular : plural}`;
}
