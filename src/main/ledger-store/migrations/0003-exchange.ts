/**
 * Version 3: what passed between the unit and its department (tasks, submissions, withdrawals, replies), and an
 * index by which the steps of one kind are found.
 *
 * Frozen: a schema that users' files have is changed by the next migration, never here.
 *
 * An event belongs to the step that recorded it, whose detail, under the journal's hash, holds all that stands
 * here, `content` by its SHA-256. `locked` says whether the ledger takes no edits from this event on. The newest
 * event is the one that counts.
 */
export const sql = `
CREATE TABLE exchange_event (
  step INTEGER PRIMARY KEY REFERENCES step (number),
  kind TEXT NOT NULL CHECK (kind <> ''),
  round TEXT NOT NULL CHECK (round <> ''),
  version INTEGER NOT NULL CHECK (version > 0),
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64 AND fingerprint NOT GLOB '*[^0-9a-f]*'),
  locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
  content TEXT NOT NULL
) STRICT;

CREATE TRIGGER exchange_event_new BEFORE INSERT ON exchange_event
WHEN NEW.step IS NOT (SELECT max(number) FROM step)
BEGIN SELECT RAISE(ABORT, 'an event belongs to the newest step'); END;
CREATE TRIGGER exchange_event_no_update BEFORE UPDATE ON exchange_event
BEGIN SELECT RAISE(ABORT, 'an event is over'); END;
CREATE TRIGGER exchange_event_no_delete BEFORE DELETE ON exchange_event
BEGIN SELECT RAISE(ABORT, 'an event is over'); END;

CREATE INDEX step_kind ON step (kind, number);
`
