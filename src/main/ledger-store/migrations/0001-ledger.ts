/**
 * Version 1: one unit's ledger of one year, and its journal.
 *
 * Frozen: a schema that users' files have is changed by the next migration, never here.
 *
 * - Money is INTEGER fen, 0 to 10^13; prior-year lines alone may be negative.
 * - Codes are TEXT: leading zeros count.
 * - `cell` holds what the ledger has once, by its interchange path; the lists have a table each. Their
 *   `position` orders them and means nothing else.
 * - `step` and `journal` can only grow.
 */
const amount = (column: string): string => `${column} BETWEEN 0 AND 10000000000000`

const sources = [
  'generalPublicBudget',
  'governmentFund',
  'stateCapitalOperations',
  'fiscalSpecialAccount',
  'institutionalIncome',
  'businessIncome',
  'affiliateRemittance',
  'superiorSubsidy',
  'otherIncome',
  'nonFiscalBalanceUsed',
  'carryoverGeneralPublicBudget',
  'carryoverGovernmentFund',
  'carryoverStateCapitalOperations',
  'carryoverNonFiscal'
]
const source = `source TEXT NOT NULL CHECK (source IN (${sources.map((name) => `'${name}'`).join(', ')}))`
const category = `category IN ('businessExpenditure', 'remittanceToSuperior', 'subsidyToAffiliates')`
const subject = (column: string): string =>
  `CHECK (length(${column}) <= 20 AND ${column} NOT GLOB '*[^0-9A-Za-z]*')`

/** The columns that every expenditure line has; `amountRange` says what its amount may be. */
const line = (amountRange: string): string => `
  id INTEGER PRIMARY KEY CHECK (id > 0),
  position INTEGER NOT NULL,
  function TEXT NOT NULL ${subject('function')},
  economic TEXT NOT NULL ${subject('economic')},
  ${source},
  amount INTEGER NOT NULL CHECK (${amountRange}),
  note TEXT,
  function_name TEXT,
  economic_name TEXT,
  government_economic TEXT ${subject('government_economic')}`

const lists = `
CREATE TABLE basic_line (${line(amount('amount'))}
) STRICT;
CREATE INDEX basic_line_order ON basic_line (position);

CREATE TABLE other_line (${line(amount('amount'))},
  category TEXT NOT NULL CHECK (${category})
) STRICT;
CREATE INDEX other_line_order ON other_line (position);

CREATE TABLE project (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  position INTEGER NOT NULL,
  code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
  name TEXT NOT NULL,
  key_project INTEGER CHECK (key_project IN (0, 1)),
  carryover INTEGER CHECK (carryover IN (0, 1)),
  period TEXT,
  category TEXT CHECK (category IN ('specificPurpose', 'otherOperational')),
  parent_project TEXT,
  start_year INTEGER CHECK (start_year BETWEEN 2000 AND 2100),
  end_year INTEGER CHECK (end_year BETWEEN 2000 AND 2100),
  implementing_unit TEXT,
  overview TEXT,
  basis TEXT,
  plan TEXT,
  goal TEXT
) STRICT;
CREATE INDEX project_order ON project (position);

CREATE TABLE project_line (${line(amount('amount'))},
  project_id INTEGER NOT NULL REFERENCES project (id)
) STRICT;
CREATE INDEX project_line_order ON project_line (project_id, position);

CREATE TABLE indicator (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  position INTEGER NOT NULL,
  project_id INTEGER NOT NULL REFERENCES project (id),
  level1 TEXT NOT NULL,
  level2 TEXT NOT NULL,
  name TEXT NOT NULL,
  operator TEXT NOT NULL CHECK (operator IN ('', '≥', '≤', '=', '<', '>')),
  value TEXT NOT NULL,
  unit TEXT NOT NULL
) STRICT;
CREATE INDEX indicator_order ON indicator (project_id, position);

CREATE TABLE procurement_line (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('goods', 'works', 'services')),
  item TEXT,
  name TEXT NOT NULL,
  quantity INTEGER CHECK (quantity BETWEEN 0 AND 10000000000000),
  unit TEXT,
  price INTEGER CHECK (${amount('price')}),
  amount INTEGER NOT NULL CHECK (${amount('amount')}),
  ${source},
  project TEXT,
  reserved_for_small_enterprises INTEGER CHECK (reserved_for_small_enterprises IN (0, 1)),
  note TEXT
) STRICT;
CREATE INDEX procurement_line_order ON procurement_line (position);

CREATE TABLE prior_line (${line('amount BETWEEN -10000000000000 AND 10000000000000')},
  section TEXT NOT NULL CHECK (section IN ('basic', 'project', 'other')),
  category TEXT CHECK (${category})
) STRICT;
CREATE INDEX prior_line_order ON prior_line (position);
`

const journal = `
CREATE TABLE step (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  kind TEXT NOT NULL CHECK (kind <> ''),
  label TEXT NOT NULL,
  time TEXT NOT NULL CHECK (time GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:*Z'),
  user TEXT NOT NULL,
  target INTEGER REFERENCES step (number),
  detail TEXT,
  hash TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*')
) STRICT;

CREATE TABLE journal (
  step INTEGER NOT NULL REFERENCES step (number),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  path TEXT NOT NULL CHECK (path <> ''),
  before TEXT,
  after TEXT,
  following INTEGER CHECK (following >= 0),
  PRIMARY KEY (step, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER step_in_order BEFORE INSERT ON step
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM step)
BEGIN SELECT RAISE(ABORT, 'the journal only grows, one step at a time'); END;
CREATE TRIGGER step_no_update BEFORE UPDATE ON step
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER step_no_delete BEFORE DELETE ON step
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
WHEN NEW.step IS NOT (SELECT max(number) FROM step)
BEGIN SELECT RAISE(ABORT, 'the journal only grows, one step at a time'); END;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
`

export const sql = `
CREATE TABLE ledger (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  unit_code TEXT NOT NULL CHECK (length(unit_code) BETWEEN 1 AND 40),
  fiscal_year INTEGER NOT NULL CHECK (fiscal_year BETWEEN 2000 AND 2100),
  next_row_id INTEGER NOT NULL CHECK (next_row_id > 0)
) STRICT;

CREATE TABLE cell (
  path TEXT PRIMARY KEY CHECK (path <> ''),
  kind TEXT NOT NULL,
  number INTEGER,
  text TEXT,
  CHECK (CASE kind
    WHEN 'amount' THEN number IS NOT NULL AND ${amount('number')} AND text IS NULL
    WHEN 'count' THEN number IS NOT NULL AND number BETWEEN 0 AND 100000000 AND text IS NULL
    WHEN 'computed' THEN number IS NULL AND text IS NULL
    WHEN 'text' THEN number IS NULL AND text IS NOT NULL
    WHEN 'list' THEN number IS NULL AND text IS NOT NULL
    ELSE 0 END)
) STRICT, WITHOUT ROWID;
${lists}${journal}`
