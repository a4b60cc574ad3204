import { entryRules } from './entry'
import { F01, F02, F03, F04, F06, F07, F08, F09 } from './form/complete'
import { F05 } from './form/headed'
import { ruleGroups } from './model'
import type { Rule } from './rule'
import { B10 } from './tables/agency'
import { A11, B13, B14 } from './tables/basic'
import { B04, B05, B06, B07, B08 } from './tables/between-fiscal'
import { B15, B16, B17 } from './tables/between-forms'
import { B01, B02, B03, B09 } from './tables/between-totals'
import { B18 } from './tables/procurement'
import { B11, B12 } from './tables/three-public'
import { A01, A02, A03, A04, A05, A09 } from './tables/within-balance'
import { A06, A07, A08, A10, A12 } from './tables/within-coded'
import { A13, A14, A15 } from './tables/within-forms'
import { C02, C03, C06 } from './units/received'
import { C04 } from './units/counts'
import { C01, C05 } from './units/sums'

const withinTables = [A01, A02, A03, A04, A05, A06, A07, A08, A09, A10, A11, A12, A13, A14, A15]
const betweenTables = [
  B01,
  B02,
  B03,
  B04,
  B05,
  B06,
  B07,
  B08,
  B09,
  B10,
  B11,
  B12,
  B13,
  B14,
  B15,
  B16,
  B17,
  B18
]
const overUnits = [C01, C02, C03, C04, C05, C06]
const form = [F01, F02, F03, F04, F05, F06, F07, F08, F09]

/** Every rule, in the order of the catalogue: by group, and by number within it. */
export const catalogue: readonly Rule[] = [
  ...withinTables,
  ...betweenTables,
  ...overUnits,
  ...form,
  ...entryRules
].sort(
  (a, b) =>
    ruleGroups.indexOf(a.group) - ruleGroups.indexOf(b.group) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
)
