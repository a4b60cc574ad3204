/**
 * Version 2: frozen copies of the ledger, for submissions and rounds, and an index by which the history of one
 * cell is found without reading the whole journal.
 *
 * Frozen: a schema that users' files have is changed by the next migration, never here.
 *
 * A snapshot belongs to the step that took it, which has its time, its user and, under the journal's hash, its
 * fingerprint: the SHA-256 of `content`, a ledger in the canonical interchange form.
 */
export const sql = `
CREATE TABLE snapshot (
  step INTEGER PRIMARY KEY REFERENCES step (number),
  purpose TEXT NOT NULL CHECK (purpose <> ''),
  round TEXT NOT NULL CHECK (round <> ''),
  content TEXT NOT NULL,
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64 AND fingerprint NOT GLOB '*[^0-9a-f]*')
) STRICT;

CREATE TRIGGER snapshot_new BEFORE INSERT ON snapshot
WHEN NEW.step IS NOT (SELECT max(number) FROM step)
BEGIN SELECT RAISE(ABORT, 'a snapshot belongs to the newest step'); END;
CREATE TRIGGER snapshot_no_update BEFORE UPDATE ON snapshot
BEGIN SELECT RAISE(ABORT, 'a snapshot is frozen'); END;
CREATE TRIGGER snapshot_no_delete BEFORE DELETE ON snapshot
BEGIN SELECT RAISE(ABORT, 'a snapshot is frozen'); END;

CREATE INDEX journal_path ON journal (path);
`
