/** "YSBD": marks a file as a department's data. */
export const applicationId = 0x59534244

/**
 * The migrations of department.sqlite, in order; a file's `user_version` is how many it has had. Frozen: what
 * users have is changed by the next one.
 *
 * - Budgets and packages are kept in their canonical JSON, which has its own version; what is asked for in
 *   sums is a column.
 * - `submission` and `reply` name files of the workspace by their path in it; `log` only grows.
 * - `ledger_in_hand` is the newest ledger of each unit and round, in the interchange form; what was approved has
 *   its control totals beside it, since it may differ from what was handed in.
 */
export const migrations: readonly string[] = [
  `
CREATE TABLE budget_year (
  fiscal_year INTEGER PRIMARY KEY CHECK (fiscal_year BETWEEN 2000 AND 2100),
  department TEXT NOT NULL,
  template TEXT NOT NULL,
  catalog TEXT,
  ceilings TEXT NOT NULL
) STRICT;

CREATE TABLE round (
  fiscal_year INTEGER NOT NULL REFERENCES budget_year (fiscal_year),
  round TEXT NOT NULL CHECK (round IN ('firstDraft', 'secondDraft', 'approved', 'adjustment')),
  opened_at TEXT NOT NULL,
  closed_at TEXT,
  PRIMARY KEY (fiscal_year, round)
) STRICT;
CREATE UNIQUE INDEX one_round_open ON round (fiscal_year) WHERE closed_at IS NULL;

CREATE TABLE submission (
  id INTEGER PRIMARY KEY,
  fiscal_year INTEGER NOT NULL,
  round TEXT NOT NULL,
  unit TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
  signer TEXT NOT NULL CHECK (length(signer) = 64),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  taken_by TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('submitted', 'sentBack', 'replaced', 'accepted', 'approved')),
  manifest TEXT NOT NULL,
  file TEXT NOT NULL UNIQUE,
  FOREIGN KEY (fiscal_year, round) REFERENCES round (fiscal_year, round),
  UNIQUE (fiscal_year, round, unit, version)
) STRICT;

CREATE TABLE unit_round (
  fiscal_year INTEGER NOT NULL,
  round TEXT NOT NULL,
  unit TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('notIssued', 'notSubmitted', 'submitted', 'sentBack', 'accepted', 'approved')),
  tasks INTEGER NOT NULL DEFAULT 0 CHECK (tasks >= 0),
  task TEXT,
  submission INTEGER REFERENCES submission (id),
  changed_at TEXT NOT NULL,
  PRIMARY KEY (fiscal_year, round, unit),
  FOREIGN KEY (fiscal_year, round) REFERENCES round (fiscal_year, round)
) STRICT;

CREATE TABLE ledger_in_hand (
  fiscal_year INTEGER NOT NULL,
  round TEXT NOT NULL,
  unit TEXT NOT NULL,
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
  content TEXT NOT NULL,
  PRIMARY KEY (fiscal_year, round, unit)
) STRICT;

CREATE TABLE reply (
  id INTEGER PRIMARY KEY,
  submission INTEGER NOT NULL REFERENCES submission (id),
  decision TEXT NOT NULL CHECK (decision IN ('sendBack', 'accept', 'approve')),
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  file TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE known_key (
  unit TEXT NOT NULL,
  public_key TEXT NOT NULL CHECK (length(public_key) = 64),
  confirmed_at TEXT NOT NULL,
  confirmed_by TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  PRIMARY KEY (unit, public_key)
) STRICT;

CREATE TABLE log (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  time TEXT NOT NULL,
  user TEXT NOT NULL,
  event TEXT NOT NULL CHECK (event <> ''),
  message TEXT NOT NULL,
  fiscal_year INTEGER,
  round TEXT,
  unit TEXT,
  version INTEGER,
  fingerprint TEXT
) STRICT;
CREATE TRIGGER log_in_order BEFORE INSERT ON log
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM log)
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER log_no_update BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER log_no_delete BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
`,
  `
ALTER TABLE ledger_in_hand ADD COLUMN totals TEXT;
`
]
