-- What was typed into a case and is not written yet, one row a case: JSON that the program which typed it reads. It is no
-- part of what the case says, and goes when it is written, or with the case.
CREATE TABLE unwritten (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    typed   TEXT NOT NULL
) STRICT;
