import { fundSources } from '@shared/ledger'
import { maxAmount } from '@shared/money'

/** "YSFI": marks a file as an index of facts. */
export const applicationId = 0x59534649

/** The form of the index; one of another version is made anew, never converted. */
export const version = 1

const subject = (column: string): string =>
  `${column} TEXT CHECK (length(${column}) <= 20 AND ${column} NOT GLOB '*[^0-9A-Za-z]*')`

/**
 * - A unit's row says which state of its ledger the facts are of; its `digest` seals the row and its facts.
 * - What facts are money of stands once in `coordinates`, however many facts have the same; `seal` is a checksum.
 *   NULL is a coordinate that they do not have, an empty code one that is not chosen yet.
 * - A fact's `ordinal` is its place in its unit. Codes are TEXT, amounts INTEGER fen.
 */
export const sql = `
CREATE TABLE unit (
  code TEXT PRIMARY KEY CHECK (code <> ''),
  state TEXT NOT NULL,
  name TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  round TEXT NOT NULL,
  projects TEXT NOT NULL,
  names TEXT NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 64)
) STRICT;

CREATE TABLE coordinates (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  of TEXT NOT NULL CHECK (of IN ('current', 'prior')),
  section TEXT NOT NULL CHECK (section IN ('income', 'carryToNextYear', 'basic', 'other', 'project', 'threePublic')),
  category TEXT CHECK (category NOT GLOB '*[^A-Za-z]*'),
  ${subject('function')},
  ${subject('economic')},
  source TEXT CHECK (source IN (${fundSources.map((source) => `'${source}'`).join(', ')})),
  seal INTEGER NOT NULL
) STRICT;

CREATE TABLE fact (
  unit TEXT NOT NULL REFERENCES unit (code),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  coordinates INTEGER NOT NULL REFERENCES coordinates (id),
  project TEXT,
  amount INTEGER NOT NULL CHECK (amount BETWEEN -${maxAmount} AND ${maxAmount}),
  PRIMARY KEY (unit, ordinal)
) STRICT, WITHOUT ROWID;
`
