-- The trail: what was done, by whom, when, on which computer. Only ever added to, each row sealed together with the row
-- before it. What was said (values, reasons, names of records) stands apart in "told", which an erasure empties: a row
-- keeps only a salted hash of it, so that the chain still verifies when the words are gone.
DROP TRIGGER changes_are_not_altered;
DROP TRIGGER changes_are_not_deleted;
DROP INDEX changes_of_case;
DROP INDEX changes_by_batch;
DROP INDEX changes_of_whole_cases;
DROP INDEX changes_that_delete;
ALTER TABLE changes RENAME TO changes_before;

-- A number of this library's own, with which its chain begins.
CREATE TABLE library (
    id BLOB NOT NULL
) STRICT;

INSERT INTO library (id) VALUES (randomblob(32));

-- What a row of the trail is about: a case, or the library as a whole (0). A case that was erased loses its name here.
CREATE TABLE subjects (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id TEXT NOT NULL UNIQUE
) STRICT;

INSERT INTO subjects (number, case_id) VALUES (0, '');

-- Event is 'change', or what was done without changing a record. Path is '' for a record or attachment as a whole; had and
-- has say whether there was and is a value. Batch is 0 where nothing changed.
CREATE TABLE trail (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    batch    INTEGER NOT NULL,
    subject  INTEGER NOT NULL REFERENCES subjects (number),
    event    TEXT NOT NULL,
    kind     TEXT NOT NULL,
    path     TEXT NOT NULL,
    position INTEGER,
    had      INTEGER NOT NULL,
    has      INTEGER NOT NULL,
    author   TEXT NOT NULL,
    device   TEXT NOT NULL,
    at       TEXT NOT NULL,
    undoes   INTEGER,
    seal     BLOB NOT NULL,
    chain    BLOB NOT NULL
) STRICT;

CREATE TABLE told (
    seq    INTEGER PRIMARY KEY REFERENCES trail (seq),
    salt   BLOB NOT NULL,
    record TEXT NOT NULL,
    old    TEXT,
    new    TEXT,
    label  TEXT NOT NULL,
    reason TEXT
) STRICT;

-- Patients who were erased: seq is the row of the trail that says so and why, mark a keyed hash of the name of the case.
CREATE TABLE erased (
    subject INTEGER PRIMARY KEY REFERENCES subjects (number),
    seq     INTEGER NOT NULL REFERENCES trail (seq),
    mark    TEXT NOT NULL
) STRICT;

CREATE INDEX trail_of_subject ON trail (subject, batch);
CREATE INDEX trail_by_batch ON trail (batch);
CREATE INDEX trail_of_whole_cases ON trail (subject, batch) WHERE kind = 'case' AND position IS NOT NULL;
CREATE INDEX trail_that_deletes ON trail (seq) WHERE kind = 'case' AND position IS NOT NULL AND has = 0;

-- The changes of records that can still be read.
CREATE VIEW changes AS
    SELECT trail.seq, batch, case_id, record, kind, path, old, new, position, author, device, at, reason, label, undoes
    FROM trail JOIN subjects ON number = subject JOIN told ON told.seq = trail.seq
    WHERE event = 'change';

CREATE TRIGGER trail_is_not_altered BEFORE UPDATE ON trail
BEGIN
    SELECT RAISE (ABORT, 'the trail is only added to');
END;

CREATE TRIGGER trail_is_not_deleted BEFORE DELETE ON trail
BEGIN
    SELECT RAISE (ABORT, 'the trail is only added to');
END;

CREATE TRIGGER told_is_not_altered BEFORE UPDATE ON told
BEGIN
    SELECT RAISE (ABORT, 'the trail is only added to');
END;

CREATE TRIGGER told_goes_only_when_erased BEFORE DELETE ON told
WHEN NOT EXISTS (SELECT 1 FROM erased JOIN trail USING (subject) WHERE trail.seq = OLD.seq)
BEGIN
    SELECT RAISE (ABORT, 'what the trail says goes only when a patient is erased');
END;

CREATE TRIGGER subjects_are_renamed_only_when_erased BEFORE UPDATE ON subjects
WHEN NOT EXISTS (SELECT 1 FROM erased WHERE subject = OLD.number) OR NEW.number <> OLD.number
BEGIN
    SELECT RAISE (ABORT, 'a case loses its name only when it is erased');
END;

CREATE TRIGGER subjects_are_not_deleted BEFORE DELETE ON subjects
BEGIN
    SELECT RAISE (ABORT, 'the trail is only added to');
END;

CREATE TRIGGER erased_is_not_altered BEFORE UPDATE ON erased
BEGIN
    SELECT RAISE (ABORT, 'an erasure is not taken back');
END;

CREATE TRIGGER erased_is_not_deleted BEFORE DELETE ON erased
BEGIN
    SELECT RAISE (ABORT, 'an erasure is not taken back');
END;
