// Written by `UPDATE=1 cargo test -p casebook bindings` from the Rust types. Do not edit.

/** A value as files hold it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };
/** The fields of a record or of a group. */
export type Body = { [key: string]: Json | undefined };

/**
 * Name of a case, unique in a library. Carries nothing of the patient.
 */
export type CaseId = string;

/**
 * Name of a record, unique in its case.
 */
export type RecordId = string;

/**
 * A row in the list of cases.
 */
export type CaseRow = { 
/**
 * The case.
 */
id: CaseId, 
/**
 * Its working title.
 */
title: string, 
/**
 * Its number in this library.
 */
number: string, 
/**
 * How many records it has.
 */
records: number, 
/**
 * When it was last changed: "2024-02-29T12:34:56Z".
 */
changed: string, 
/**
 * Whether it is put away.
 */
archived: boolean, 
/**
 * Whether it is kept at hand.
 */
pinned: boolean, 
/**
 * What it is in one row.
 */
outline: Outline, 
/**
 * Where the words of a search stand in it.
 */
found: Found | null, };

/**
 * A case as a page shows it.
 */
export type CaseView = { 
/**
 * The case.
 */
id: CaseId, 
/**
 * Its working title.
 */
title: string, 
/**
 * Its number in this library.
 */
number: string, 
/**
 * What month 0 is: "diagnosis of metastases".
 */
zero_words: string, 
/**
 * Its records: those that occur once, the dated ones in order of time, figures and the like, and last those whose
 * time is not known yet.
 */
records: Array<RecordView>, 
/**
 * The phases of the course, as the report tells it.
 */
phases: Array<PhaseView>, 
/**
 * The state of the disease as the records state it, one span after another.
 */
disease: Array<DiseaseSpan>, 
/**
 * The record whose time is month 0.
 */
zero: RecordId | null, 
/**
 * What does not fit: the open ones before those kept as they stand, of each the heaviest first.
 */
findings: Array<Finding>, 
/**
 * What was kept as it stands though the case no longer says it.
 */
idle: Array<Kept>, 
/**
 * What undo would take back.
 */
undo: string | null, 
/**
 * What redo would make again.
 */
redo: string | null, 
/**
 * Whether a version of it was signed off: what stands there is changed with a reason.
 */
signed: boolean, 
/**
 * What was typed into it and is not written yet.
 */
unwritten: Unwritten, };

/**
 * A record as a page shows it.
 */
export type RecordView = { 
/**
 * The record.
 */
id: RecordId, 
/**
 * Its kind.
 */
kind: Kind, 
/**
 * Whether a case has at most one of the kind.
 */
once: boolean, 
/**
 * Name of the kind as shown.
 */
label: string, 
/**
 * One short line of what it says.
 */
summary: string, 
/**
 * Month from time zero as printed: "−3", "≈ −3", "≥ 11", "0"; none where it is not known.
 */
month: string | null, 
/**
 * Where it lies on the axis; none where its time is not known.
 */
span: Span | null, 
/**
 * What is drawn of a course of systemic therapy.
 */
course: CourseView | null, 
/**
 * Its fields.
 */
body: Body, 
/**
 * How many open findings concern it.
 */
findings: number, };

/**
 * Where a record lies on the axis of months from time zero.
 */
export type Span = { 
/**
 * Months to its beginning, unrounded, negative before time zero.
 */
begins: number, 
/**
 * Months to its end, for what lasted.
 */
ends: number | null, 
/**
 * The whole month of the end as printed: "≥ 4".
 */
until: string | null, 
/**
 * Whether the beginning is only about.
 */
about: boolean, 
/**
 * Whether only the order is known: it lies there at the earliest or at the latest.
 */
order_only: boolean, };

/**
 * What is drawn of a course of systemic therapy.
 */
export type CourseView = { 
/**
 * Its letter in figures, tables and text.
 */
letter: string, 
/**
 * Generic names of its drugs, in lower case.
 */
drugs: Array<string>, };

/**
 * Records told together, under the sub-head that the report gives them.
 */
export type PhaseView = { 
/**
 * "Surgery of the primary tumour".
 */
title: string, 
/**
 * "months 0 to ≥ 11"; none where no time is known.
 */
span: string | null, 
/**
 * Its records in order of time.
 */
records: Array<RecordId>, };

/**
 * A value of a record that changed.
 */
export type ChangeView = { 
/**
 * Place in the log, rising.
 */
seq: number, 
/**
 * When: "2024-02-29T12:34:56Z".
 */
at: string, 
/**
 * Who.
 */
author: string, 
/**
 * What the change is called; one that took another back carries its name.
 */
label: string, 
/**
 * On which computer; empty where that was not noted.
 */
device: string, 
/**
 * Why, where it was said.
 */
reason: string | null, 
/**
 * Whether it took back another.
 */
undoes: boolean, 
/**
 * The field by the labels on the way to it: "Drugs 1, Dose"; empty for the record as a whole.
 */
field: string, 
/**
 * What was there, in words; none where there was nothing.
 */
old: string | null, 
/**
 * What came, in words; none where it was emptied.
 */
new: string | null, 
/**
 * Whether the value that was there can be brought back: a record as a whole is brought back by undo.
 */
restorable: boolean, };

/**
 * A record that a search found.
 */
export type Found = { 
/**
 * The case.
 */
case: CaseId, 
/**
 * Its working title.
 */
title: string, 
/**
 * The record.
 */
record: RecordId, 
/**
 * Name of its kind as shown.
 */
label: string, 
/**
 * The value in which the words stand.
 */
excerpt: string, };

/**
 * Something in a case that does not fit, or that a reader would miss. Never a reason not to save.
 */
export type Finding = { 
/**
 * The record it concerns; none for the case as a whole.
 */
record: RecordId | null, 
/**
 * Path of the field: names and list indices joined by dots, "mitoses.known.area"; empty for the record as a whole.
 */
path: string, 
/**
 * How much it weighs.
 */
severity: Severity, 
/**
 * Name of the rule.
 */
code: string, 
/**
 * What was found, in one plain sentence.
 */
message: string, 
/**
 * Why it matters, with the source.
 */
why: string, 
/**
 * What would put it right, where that can be told.
 */
fix: Fix | null, 
/**
 * Why it is right as it stands, where somebody said so; it is open otherwise.
 */
kept: string | null, };

/**
 * A change that would put a finding right; only ever made by the user.
 */
export type Fix = { 
/**
 * What the button says: "Set 1.734 mm²".
 */
label: string, 
/**
 * The record to change.
 */
record: RecordId, 
/**
 * Path of the value to set.
 */
path: string, 
/**
 * The value.
 */
value: Json, };

/**
 * How much a finding weighs, from the heaviest.
 */
export type Severity = "error" | "check" | "note";

/**
 * A finding that is right as it stands, and why. It holds for the finding as it read: once the facts change and it reads
 * otherwise, it is open again.
 */
export type Kept = { 
/**
 * Name of the rule that found it: "r0-with-perforation".
 */
code: string, 
/**
 * The record it is about; none for the case as a whole.
 */
record: RecordId | null, 
/**
 * Path of the field it is about; empty for the record as a whole.
 */
path: string, 
/**
 * The finding as it read when it was kept.
 */
finding: string, 
/**
 * Why it is right as it stands.
 */
reason: string, };

/**
 * What was typed into a case and is not written yet.
 */
export type Unwritten = { 
/**
 * Values that wait.
 */
values: Array<TypedValue>, 
/**
 * Words that cannot be understood as they stand.
 */
words: Array<TypedWords>, };

/**
 * A value that waits to be written.
 */
export type TypedValue = { 
/**
 * The record.
 */
record: RecordId, 
/**
 * Its place in the record: a name of a field, or several with dots.
 */
path: string, 
/**
 * What is to stand there; null takes away what does.
 */
value: Json, };

/**
 * Words in a field that cannot be understood.
 */
export type TypedWords = { 
/**
 * The record.
 */
record: RecordId, 
/**
 * The place of the field in the record.
 */
path: string, 
/**
 * The words as they were typed.
 */
words: string, };

/**
 * A case with something typed that is not written yet.
 */
export type Unfinished = { 
/**
 * The case.
 */
case: CaseId, 
/**
 * Its working title.
 */
title: string, };

/**
 * What there is against loss.
 */
export type Safety = { 
/**
 * The folder of the backups; none for the sample, which is thrown away.
 */
folder: string | null, 
/**
 * The second place, where one was chosen.
 */
second: string | null, 
/**
 * Whether the second place can be written to now: a stick may be out.
 */
second_there: boolean, 
/**
 * The backups, the latest first. Each was read back when it was made.
 */
backups: Array<BackupView>, 
/**
 * Whether the library has changed since the last one.
 */
changed_since: boolean, };

/**
 * A backup as it is listed.
 */
export type BackupView = { 
/**
 * The file.
 */
file: string, 
/**
 * When it was made: "2024-02-29T12:34:56Z".
 */
made: string, 
/**
 * On what occasion, as named in files: "hourly".
 */
why: string, 
/**
 * Cases in it.
 */
cases: number, 
/**
 * Its size.
 */
bytes: number, };

/**
 * What was written.
 */
export type Archived = { 
/**
 * Cases.
 */
cases: number, 
/**
 * Files that belong to cases.
 */
files: number, 
/**
 * Records and files that are there and could not be read; only a damaged library has such.
 */
unread: number, };

/**
 * The version of a case that was signed off last.
 */
export type SignedView = { 
/**
 * 1 for the first.
 */
version: number, 
/**
 * Who signed it.
 */
author: string, 
/**
 * The day: "2024-02-29".
 */
on: string, 
/**
 * Whether the case was changed since.
 */
amended: boolean, };

/**
 * What leads from pages to records and back.
 */
export type Guide = { 
/**
 * The report as plain text, for readers who cannot see the pages.
 */
text: string, 
/**
 * Passages in reading order.
 */
passages: Array<Passage>, 
/**
 * A number for each page: while it stays the same, the page looks the same.
 */
looks: Array<number>, };

/**
 * A passage of a page that tells a record.
 */
export type Passage = { 
/**
 * The record.
 */
record: RecordId, 
/**
 * Which of the sentences of the record it is; none for a table or a figure.
 */
sentence: number | null, 
/**
 * Index of the page.
 */
page: number, 
/**
 * Left, top, right, bottom in points from the page's top left corner.
 */
area: [number, number, number, number], 
/**
 * Left edge of its column.
 */
edge: number, };

/**
 * What is to be known of a report before it leaves.
 */
export type Printing = { 
/**
 * How many pages it has.
 */
pages: number, 
/**
 * Fields that hold something which could name the patient, and which the report leaves out: "Patient: Initials".
 */
left_out: Array<string>, 
/**
 * What is to be looked at again, each a sentence: such a field whose words stand in the text all the same, images that
 * print too coarsely.
 */
notes: Array<string>, };

/**
 * Which cases, in which order, from where.
 */
export type Wanted = { 
/**
 * Words that all must be in the case; a word may be just its beginning.
 */
words: string, 
/**
 * Archived cases, instead of those at hand; both where it is not said.
 */
archived: boolean | null, 
/**
 * Only pinned cases.
 */
pinned: boolean, 
/**
 * Only cases changed in the last 30 days.
 */
recent: boolean, 
/**
 * Only cases of this group.
 */
group: Group | null, 
/**
 * Only cases in this state at the last contact.
 */
state: LastKnown | null, 
/**
 * The order.
 */
order: Order, 
/**
 * The order turned round.
 */
descending: boolean, 
/**
 * How many cases to pass over.
 */
offset: number, 
/**
 * How many cases at most.
 */
limit: number, };

/**
 * What the list of cases is sorted by.
 */
export type Order = "match" | "changed" | "title" | "number" | "diagnosis" | "site" | "grade" | "state" | "care" | "course";

/**
 * Some of the cases that were asked for.
 */
export type CasePage = { 
/**
 * The cases.
 */
rows: Array<CaseRow>, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * Whether there are more still: a search stops at the newest thousand.
 */
more: boolean, };

/**
 * How many cases there are of what.
 */
export type Counts = { 
/**
 * Cases at hand.
 */
at_hand: number, 
/**
 * Archived ones.
 */
archived: number, 
/**
 * Of those at hand, the pinned ones.
 */
pinned: number, 
/**
 * Of those at hand, the ones changed in the last 30 days.
 */
recent: number, 
/**
 * Those at hand by group.
 */
groups: Array<[Group, number]>, 
/**
 * Those at hand by state at the last contact.
 */
states: Array<[LastKnown, number]>, };

/**
 * A deleted case that can be brought back.
 */
export type Deleted = { 
/**
 * The case.
 */
case: CaseId, 
/**
 * Its working title.
 */
title: string, };

/**
 * With which records a case begins. They are empty: a template says what is usually asked of such a case, never an answer.
 */
export type Template = "soft_tissue" | "gist" | "bone" | "uterine" | "paediatric";

/**
 * A template as it is offered.
 */
export type TemplateRow = { 
/**
 * The template.
 */
template: Template, 
/**
 * What it is called.
 */
label: string, 
/**
 * The records it begins with, as shown.
 */
records: Array<string>, };

/**
 * What is seen of a case without opening it, beside its row.
 */
export type Peek = { 
/**
 * Items of CARE that are missing, in whole or in part.
 */
missing: Array<Missing>, 
/**
 * What was done last, the latest first.
 */
lately: Array<Lately>, };

/**
 * An item of CARE that is missing.
 */
export type Missing = { 
/**
 * What it asks for.
 */
text: string, 
/**
 * Where it is to be entered first.
 */
go_to: GoTo | null, };

/**
 * A change of the case.
 */
export type Lately = { 
/**
 * What it is called.
 */
label: string, 
/**
 * When: "2024-02-29T12:34:56Z".
 */
at: string, };

/**
 * A key of the library as it is listed.
 */
export type KeyRow = { 
/**
 * What it is called in commands: eight letters.
 */
id: string, 
/**
 * Whether it is the recovery key, and not somebody's passphrase.
 */
recovery: boolean, 
/**
 * Whom it was made for.
 */
name: string, 
/**
 * Since when it is there: "2024-02-29T12:34:56Z".
 */
made: string, };

/**
 * How good a passphrase is.
 */
export type Strength = { 
/**
 * From 0, guessed at once, to 4, beyond what can be guessed.
 */
score: number, 
/**
 * Whether a library may be protected with it.
 */
enough: boolean, };

/**
 * A case in one row.
 */
export type Outline = { 
/**
 * Its working title.
 */
title: string, 
/**
 * Its number in the library.
 */
number: string, 
/**
 * Who the patient is: "woman, 40".
 */
person: string, 
/**
 * The diagnosis of the case, as stated, else the name of its entity.
 */
diagnosis: string, 
/**
 * The part of sarcoma care it belongs to.
 */
group: Group | null, 
/**
 * Where the tumour arose.
 */
site: string, 
/**
 * FNCLCC grade of the case, 1 to 3.
 */
grade: number | null, 
/**
 * State at the last contact that states one.
 */
last: LastKnown | null, 
/**
 * That state as it was stated: "complete remission".
 */
last_words: string, 
/**
 * Month of that contact from time zero, as printed.
 */
last_month: string | null, 
/**
 * How many items of CARE the case reports in full.
 */
reported: number, 
/**
 * How many items of CARE apply to it.
 */
of: number, 
/**
 * What the records of its course look like, months from time zero.
 */
course: Course, };

/**
 * The part of sarcoma care that a case belongs to.
 */
export type Group = "soft_tissue" | "bone" | "gist" | "uterine";

/**
 * State at the last contact.
 */
export type LastKnown = "no_disease" | "with_disease" | "died" | "lost";

/**
 * A course, in months from time zero.
 */
export type Course = { 
/**
 * Treatments that last.
 */
bars: Array<Bar>, 
/**
 * What happened at one time.
 */
marks: Array<Mark>, 
/**
 * The state of the disease as stated, one span after another.
 */
spans: Array<DiseaseSpan>, 
/**
 * Month of the last record.
 */
end: number, };

/**
 * A treatment that lasts.
 */
export type Bar = { 
/**
 * What it is.
 */
kind: BarKind, 
/**
 * Month it began.
 */
from: number, 
/**
 * Month it ended.
 */
to: number, 
/**
 * The first of its drugs, or empty.
 */
drug: string, 
/**
 * Whether its time is not stated exactly.
 */
about: boolean, };

/**
 * What a bar is.
 */
export type BarKind = "systemic" | "radiotherapy";

/**
 * Something that happened at one time.
 */
export type Mark = { 
/**
 * What it is.
 */
kind: MarkKind, 
/**
 * Month.
 */
at: number, 
/**
 * Whether its time is not stated exactly.
 */
about: boolean, };

/**
 * What a mark is.
 */
export type MarkKind = "operation" | "spread" | "death";

/**
 * A span in one state.
 */
export type DiseaseSpan = { 
/**
 * The state.
 */
state: Disease, 
/**
 * Month it began.
 */
from: number, 
/**
 * Month it ended.
 */
to: number, };

/**
 * State of the disease.
 */
export type Disease = "primary" | "clear" | "spread";

/**
 * A specimen's grade, reckoned and stated.
 */
export type GradeCard = { 
/**
 * Why it is not graded this way; nothing is summed then.
 */
refused: string | null, 
/**
 * What is asked in place of the grade; empty where it is graded.
 */
asks: string, 
/**
 * Differentiation, mitoses, necrosis.
 */
parts: Array<GradePart>, 
/**
 * A score of differentiation by type, where none is stated.
 */
suggested: Suggested | null, 
/**
 * The sum, with the suggested differentiation where none is stated.
 */
sum: number | null, 
/**
 * "3 + 2 + 2", a dot for what is missing.
 */
sum_words: string, 
/**
 * The grade of the sum.
 */
grade: number | null, 
/**
 * The grade of each sum from 2 to 8.
 */
scale: Array<[number, number]>, 
/**
 * Whether the stated grade is that of the sum; none where one of them is missing.
 */
agrees: boolean | null, 
/**
 * What the report states beside what was found: "report states 3: agrees".
 */
verdict: string, 
/**
 * What was taken for granted.
 */
assumptions: Array<string>, 
/**
 * The publications.
 */
source: string, };

/**
 * A part of the grade.
 */
export type GradePart = { 
/**
 * What it is of: "mitoses".
 */
about: string, 
/**
 * The scores there are.
 */
scores: Array<number>, 
/**
 * The score it has; that of the type where none is stated.
 */
score: number | null, 
/**
 * What went in: "up to 14 in 10 HPF, 1.734 mm²".
 */
input: string, 
/**
 * How it counts: "score 2: 14 per 1.734 mm²".
 */
outcome: string, };

/**
 * A score of differentiation that the table gives the type.
 */
export type Suggested = { 
/**
 * The score.
 */
score: number, 
/**
 * The type: "Pleomorphic leiomyosarcoma".
 */
entity: string, 
/**
 * What the table adds; empty where it adds nothing.
 */
note: string, 
/**
 * Where it was read.
 */
source: string, 
/**
 * Whether it was verified there.
 */
verified: boolean, };

/**
 * A region of the body.
 */
export type Region = { 
/**
 * Its key, by which the outline draws it: "thigh".
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Whether there is a left and a right one.
 */
paired: boolean, 
/**
 * Whether the outline shows it from behind.
 */
back: boolean, 
/**
 * The sites in it.
 */
sites: Array<SiteOfRegion>, };

/**
 * A site within a region.
 */
export type SiteOfRegion = { 
/**
 * What it is called there: "thigh, soft tissue", "femur".
 */
name: string, 
/**
 * The tissue: "soft tissue", "bone", "nerve", "organ".
 */
tissue: string, 
/**
 * Whether it has a side of its own.
 */
paired: boolean, 
/**
 * Its code, ready to be recorded.
 */
code: import("./records").Code, };

/**
 * A course cycle by cycle.
 */
export type CycleGrid = { 
/**
 * The drugs, a column each.
 */
drugs: Array<CycleDrug>, 
/**
 * The cycles, a row each.
 */
cycles: Array<CycleRow>, 
/**
 * "6 given", "6 given of 8 planned".
 */
told: string, 
/**
 * Changes that no column shows, because the course has no drug of that name.
 */
elsewhere: Array<string>, 
/**
 * Supportive drugs: "granulocyte colony-stimulating factor (G-CSF)".
 */
support: Array<string>, 
/**
 * The anthracyclines over the whole case; none where the course has none.
 */
whole: WholeCase | null, };

/**
 * A drug of the course.
 */
export type CycleDrug = { 
/**
 * Its name as recorded.
 */
name: string, 
/**
 * The name it is summed under.
 */
called: string, 
/**
 * Unit of its dose: "mg/m²"; empty where no dose is recorded.
 */
unit: string, 
/**
 * When in a cycle: "days 1 and 8", "sum of the cycle".
 */
days: string, 
/**
 * What the course came to: "425 mg/m²"; empty where that cannot be told.
 */
total: string, };

/**
 * A cycle.
 */
export type CycleRow = { 
/**
 * Its number.
 */
number: number, 
/**
 * Its first day from that of the course: "+3 weeks"; empty where the interval is not known.
 */
day: string, 
/**
 * Whether it was given; otherwise it was planned only.
 */
given: boolean, 
/**
 * One a drug.
 */
cells: Array<CycleCell>, 
/**
 * Why it differs.
 */
reason: string, 
/**
 * Whether a dose differs and nobody said why.
 */
unexplained: boolean, };

/**
 * A drug in a cycle.
 */
export type CycleCell = { 
/**
 * As it is typed: "50"; with its unit where that is another than the column's.
 */
words: string, 
/**
 * Whether it is another dose than the course's own.
 */
differs: boolean, 
/**
 * Sum of the course up to this cycle: "125 mg/m²".
 */
so_far: string, 
/**
 * The same in milligrams per m² over the whole case, from least to most; none where that cannot be told.
 */
reached: [number, number] | null, };

/**
 * A drug over the whole case.
 */
export type WholeCase = { 
/**
 * The drug.
 */
drug: string, 
/**
 * What it came to in each kind of dose: "425 mg/m² + 140 mg flat".
 */
totals: string, 
/**
 * Per m²: "491.7 to 518.3 mg/m²"; empty where that cannot be told.
 */
per_surface: string, 
/**
 * What was taken for granted; empty where nothing was.
 */
assumed: string, 
/**
 * After each cycle of each course.
 */
points: Array<DosePoint>, 
/**
 * The level at which a line is drawn, in mg/m².
 */
mark: number, 
/**
 * What is published about it.
 */
mark_words: string, };

/**
 * What a drug had come to after a cycle.
 */
export type DosePoint = { 
/**
 * Months from time zero of the cycle's first day; none where the course has no time.
 */
months: number | null, 
/**
 * The letter of the course.
 */
letter: string, 
/**
 * Whether it is of the course in the form.
 */
own: boolean, 
/**
 * The least it can have come to, in mg/m².
 */
least: number, 
/**
 * The most.
 */
most: number, };

/**
 * A regimen that a search found.
 */
export type RegimenHit = { 
/**
 * Its short name: "AI-62012".
 */
id: string, 
/**
 * Its name in words.
 */
name: string, 
/**
 * Its drugs with dose and days: "doxorubicin 25 mg/m² d 1-3".
 */
drugs: Array<string>, 
/**
 * What it was given for.
 */
setting: string, 
/**
 * Whether every row of it was read in its source.
 */
verified: boolean, };

/**
 * A course that was filled in.
 */
export type Planned = { 
/**
 * The case.
 */
view: CaseView, 
/**
 * What to look at: "ifosfamide: at most 10 g, whatever the body".
 */
hints: Array<string>, };

/**
 * Lesions as rows, studies as columns.
 */
export type LesionGrid = { 
/**
 * The imaging studies in order of time.
 */
studies: Array<StudyColumn>, 
/**
 * The lesions in the order of the case.
 */
rows: Array<LesionRow>, 
/**
 * What it rests on.
 */
source: string, };

/**
 * A study with what its measurements come to.
 */
export type StudyColumn = { 
/**
 * The study.
 */
record: RecordId, 
/**
 * "CT abdomen".
 */
name: string, 
/**
 * Month from time zero as printed; none where it is not known.
 */
month: string | null, 
/**
 * Sum of diameters of the targets: "62 mm"; none where one was not measured.
 */
sum: string | null, 
/**
 * What it is judged against: "baseline", or the change from it: "−38%".
 */
from_baseline: string | null, 
/**
 * Change from the smallest sum before: "+4%".
 */
from_nadir: string | null, 
/**
 * The response by RECIST 1.1: "PR".
 */
found: string | null, 
/**
 * The same in words, with the way to it.
 */
found_words: string, 
/**
 * What was stated then: "partial remission (clinician’s statement)".
 */
stated: Array<string>, 
/**
 * Whether what was stated is what was found; none where they cannot be compared.
 */
agrees: boolean | null, };

/**
 * A lesion with what was seen of it in each study.
 */
export type LesionRow = { 
/**
 * The lesion.
 */
record: RecordId, 
/**
 * Its name, or its place.
 */
name: string, 
/**
 * Whether it counts as a target: as recorded, else as chosen by size.
 */
target: boolean, 
/**
 * Whether the record says so.
 */
target_stated: boolean, 
/**
 * Whether it is a lymph node, measured by its short axis.
 */
node: boolean, 
/**
 * One a study.
 */
cells: Array<LesionCell>, };

/**
 * A lesion in a study.
 */
export type LesionCell = { 
/**
 * What was measured, as it is typed: "42 mm", "too small to measure"; empty where nothing was.
 */
words: string, 
/**
 * Whether it has several parts, which are entered one by one at the lesion.
 */
parts: boolean, };

/**
 * A list held against a case.
 */
export type Completeness = { 
/**
 * The list.
 */
list: List, 
/**
 * Its items in its own order.
 */
items: Array<ItemState>, 
/**
 * How many items the case reports in full.
 */
reported: number, 
/**
 * How many items apply to the case.
 */
of: number, };

/**
 * A list of what a case report, or a pathology report, should say.
 */
export type List = "care" | "scare" | "iccr";

/**
 * An item of a list and how a case answers it.
 */
export type ItemState = { 
/**
 * Its number: "5c".
 */
number: string, 
/**
 * What it asks for, in this program's words.
 */
text: string, 
/**
 * How the case answers it.
 */
state: State, 
/**
 * Whether wording and number were verified against the published list.
 */
verified: boolean, };

/**
 * How a case answers an item.
 */
export type State = { "state": "reported", 
/**
 * Where.
 */
evidence: Array<Place>, } | { "state": "partly", 
/**
 * Where.
 */
evidence: Array<Place>, 
/**
 * What is missing.
 */
go_to: Array<GoTo>, } | { "state": "missing", 
/**
 * What is missing.
 */
go_to: Array<GoTo>, } | { "state": "not_applicable", 
/**
 * Why.
 */
reason: string, };

/**
 * Where something is said.
 */
export type Place = { 
/**
 * The record.
 */
record: RecordId, 
/**
 * Its kind.
 */
kind: Kind, 
/**
 * Path of the field: names and list indices joined by dots, "symptoms.0.duration".
 */
path: string, };

/**
 * Where something missing is to be entered.
 */
export type GoTo = { 
/**
 * The kind of record.
 */
kind: Kind, 
/**
 * The record, where there is one to complete; none where one is to be added.
 */
record: RecordId | null, 
/**
 * Path of the field; empty for something that no field holds and that the record can only tell in words.
 */
path: string, };

/**
 * Every kind of record, as the window and the generators read it.
 */
export type Catalogue = { 
/**
 * [`VERSION`].
 */
version: number, 
/**
 * The kinds, in the order of a case.
 */
kinds: Array<KindRow>, };

/**
 * A kind of record with its fields.
 */
export type KindRow = { 
/**
 * Name in files.
 */
kind: Kind, 
/**
 * Name as the form shows it.
 */
label: string, 
/**
 * What such a record is.
 */
help: string, 
/**
 * Whether a case has at most one.
 */
once: boolean, 
/**
 * Name of its icon.
 */
icon: string, 
/**
 * Its fields.
 */
fields: Array<Field>, };

/**
 * A kind of record.
 */
export type Kind = "case" | "patient" | "tumour" | "consent" | "manuscript" | "presentation" | "laboratory" | "imaging" | "lesion" | "biopsy" | "pathology" | "surgery" | "board" | "metastasis" | "systemic" | "radiotherapy" | "ablation" | "procedure" | "response" | "adverse" | "follow_up" | "figure" | "reference";

/**
 * A field: name, words, shape, and what lists and rules need to know of it.
 */
export type Field = { 
/**
 * Name in files, and part of every path.
 */
name: string, 
/**
 * Name as the form shows it.
 */
label: string, 
/**
 * What it means, from its doc comment.
 */
help: string, 
/**
 * Identifier class.
 */
class: Class, 
/**
 * Lists that count it as core.
 */
core: Array<Core>, 
/**
 * Section of the form.
 */
section: string | null, 
/**
 * Least and greatest plausible number, in the unit entered.
 */
range: [number, number] | null, 
/**
 * Whether it can be answered "not known", "not done" or "not applicable".
 */
answered: boolean, 
/**
 * Whether a form asks for it. What is not asked for is a note on the work and no fact of the case: it is written by a
 * command of its own, not checked, and not printed.
 */
asked: boolean, 
/**
 * What it holds.
 */
shape: Shape, };

/**
 * What kind of value a field holds.
 */
export type Shape = { "type": "text" } | { "type": "prose" } | { "type": "count" } | { "type": "number" } | { "type": "measure", 
/**
 * Units that the field accepts, the usual first.
 */
units: Array<UnitWord>, } | { "type": "size", 
/**
 * Units that the field accepts, the usual first.
 */
units: Array<UnitWord>, } | { "type": "when" } | { "type": "dose" } | { "type": "choice", 
/**
 * The list.
 */
choices: Array<Choices>, } | { "type": "code", 
/**
 * The list it is looked up in; none for a system that the program does not hold.
 */
list: CodeList | null, } | { "type": "record", 
/**
 * Kinds it may be of; any when empty.
 */
kinds: Array<Kind>, } | { "type": "group", 
/**
 * The fields.
 */
fields: Array<Field>, } | { "type": "list", 
/**
 * The shape of each.
 */
of: Shape, };

/**
 * One answer of a closed list.
 */
export type Choices = { 
/**
 * As written in files.
 */
value: string | number, 
/**
 * As shown.
 */
label: string, };

/**
 * A unit as written in files and as shown.
 */
export type UnitWord = { 
/**
 * As written in files.
 */
value: string, 
/**
 * As shown.
 */
label: string, };

/**
 * What a value could give away about a person; decides what may leave the library.
 */
export type Class = "none" | "date" | "place" | "number" | "contact" | "name" | "image" | "free_text" | "undeclared";

/**
 * A published list that counts the field among its core items.
 */
export type Core = "care" | "iccr";

/**
 * A published list of codes that the program holds.
 */
export type CodeList = "topography" | "morphology";

/**
 * A code that a form offers.
 */
export type CodeHit = { 
/**
 * The code, ready to be recorded.
 */
code: import("./records").Code, 
/**
 * Its other names, or what belongs to it.
 */
also: Array<string>, 
/**
 * What helps to choose: the behaviour, or the region of the body.
 */
note: string, 
/**
 * The key of the type in this program's table, which says more than the code: one code is that of several types.
 */
entity: string | null, };
