-- One row a case; every column but id can be rebuilt from its records and changes.
CREATE TABLE cases (
    id      TEXT PRIMARY KEY,
    title   TEXT NOT NULL DEFAULT '',
    number  TEXT NOT NULL DEFAULT '',
    records INTEGER NOT NULL DEFAULT 0,
    changed TEXT NOT NULL DEFAULT ''
) STRICT;

-- A record whole, as canonical JSON; position is its place in the case, counted from 0 without gaps.
CREATE TABLE records (
    row      INTEGER PRIMARY KEY,
    case_id  TEXT NOT NULL REFERENCES cases (id),
    id       TEXT NOT NULL,
    kind     TEXT NOT NULL,
    position INTEGER NOT NULL,
    body     TEXT NOT NULL,
    UNIQUE (case_id, id)
) STRICT;

CREATE INDEX records_in_order ON records (case_id, position);

-- Files that belong to a case. The bytes stay in blobs when an attachment is undone, so that it can be redone.
CREATE TABLE blobs (
    id    INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE attachments (
    case_id    TEXT NOT NULL REFERENCES cases (id),
    id         TEXT NOT NULL,
    media_type TEXT NOT NULL,
    name       TEXT NOT NULL,
    position   INTEGER NOT NULL,
    blob       INTEGER NOT NULL REFERENCES blobs (id),
    PRIMARY KEY (case_id, id)
) STRICT;

-- What changed, by whom, when: only ever added to. Path is '' for a record or attachment as a whole; old and new are
-- JSON, NULL where there was or is nothing.
CREATE TABLE changes (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    batch    INTEGER NOT NULL,
    case_id  TEXT NOT NULL,
    record   TEXT NOT NULL,
    kind     TEXT NOT NULL,
    path     TEXT NOT NULL,
    old      TEXT,
    new      TEXT,
    position INTEGER,
    author   TEXT NOT NULL,
    at       TEXT NOT NULL,
    reason   TEXT,
    label    TEXT NOT NULL,
    undoes   INTEGER
) STRICT;

CREATE INDEX changes_of_case ON changes (case_id, batch);
CREATE INDEX changes_by_batch ON changes (batch);

CREATE TRIGGER changes_are_not_altered BEFORE UPDATE ON changes
BEGIN
    SELECT RAISE (ABORT, 'the change log is only added to');
END;

CREATE TRIGGER changes_are_not_deleted BEFORE DELETE ON changes
BEGIN
    SELECT RAISE (ABORT, 'the change log is only added to');
END;

-- Words of each record, by records.row. Keeps no second copy of the text.
CREATE VIRTUAL TABLE words USING fts5 (
    text,
    content = '',
    contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);
