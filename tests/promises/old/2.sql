-- The list of cases: one row a case with what it shows, the keys it is sorted by, and where it is kept. Every column but
-- id and row can be rebuilt from the records and changes of the case.
ALTER TABLE cases ADD COLUMN row INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN tissue TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN state TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN by_title TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN by_number TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN by_diagnosis TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN by_site TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN by_grade INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN by_state TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN by_care REAL NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN by_course REAL NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN outline TEXT NOT NULL DEFAULT '{}';

UPDATE cases SET row = rowid;

CREATE UNIQUE INDEX cases_by_row ON cases (row);
CREATE INDEX cases_found ON cases (row, changed);

-- One an order of the list. What it is filtered by stands in each, so that a page is read without the rows before it.
CREATE INDEX cases_by_changed ON cases (archived, changed, row, tissue, state, pinned);
CREATE INDEX cases_by_title ON cases (archived, by_title, row, tissue, state, pinned, changed);
CREATE INDEX cases_by_number ON cases (archived, by_number, row, tissue, state, pinned, changed);
CREATE INDEX cases_by_diagnosis ON cases (archived, by_diagnosis, row, tissue, state, pinned, changed);
CREATE INDEX cases_by_site ON cases (archived, by_site, row, tissue, state, pinned, changed);
CREATE INDEX cases_by_grade ON cases (archived, by_grade, row, tissue, state, pinned, changed);
CREATE INDEX cases_by_state ON cases (archived, by_state, row, tissue, state, pinned, changed);
CREATE INDEX cases_by_care ON cases (archived, by_care, row, tissue, state, pinned, changed);
CREATE INDEX cases_by_course ON cases (archived, by_course, row, tissue, state, pinned, changed);
CREATE INDEX cases_counted ON cases (archived, tissue, state, pinned);

-- The changes that a case came or went with as a whole: with its header.
CREATE INDEX changes_of_whole_cases ON changes (case_id, batch) WHERE kind = 'case' AND position IS NOT NULL;
CREATE INDEX changes_that_delete ON changes (seq) WHERE kind = 'case' AND position IS NOT NULL AND new IS NULL;

-- Words of each case, by cases.row: everything it says and is called, and where it is kept. Keeps no second copy of the
-- text. A word in "place" that begins with ǂ is one that the case is called.
DROP TABLE words;

CREATE VIRTUAL TABLE words USING fts5 (
    text,
    place,
    content = '',
    contentless_delete = 1,
    detail = 'column',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '1 2 3 4 5'
);

-- Every word of five letters and more that stood in a case: what a longer beginning may go on to.
CREATE TABLE terms (
    term TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
