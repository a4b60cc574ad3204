import type { Rule } from '../rule'
import { E21 } from './assets'
import { G06, G07 } from './against-prior'
import { S01, S17, S21 } from './balance'
import { D07 } from './budgets'
import { S02, S03, S15, S18 } from './completeness'
import { contributionRules } from './contributions'
import { D09 } from './duplicates'
import { H06, H07 } from './framework'
import { S16, S19 } from './identity'
import { H01, H02, H03, H04, H05 } from './indicators'
import { manualRules, neverRules } from './never'
import { D05 } from './other-share'
import { D08, E20, S04, S05 } from './people'
import { H08 } from './performance-tables'
import { S13 } from './plausible'
import { E18, S20 } from './procurement'
import { E19 } from './project-counts'
import { S10, S11, S12, S14 } from './projects'
import { E10 } from './reasons'
import { D04, D06, D10 } from './subject-use'
import { D01, D02, D03 } from './subjects'
import { H09 } from './whole-performance'
import { G01 } from './within-ceilings'

const rules: readonly Rule[] = [
  ...[D01, D02, D03, D04, D05, D06, D07, D08, D09, D10],
  ...[...neverRules, E10, E18, E19, E20, E21],
  ...[G01, ...manualRules, G06, G07],
  ...[H01, H02, H03, H04, H05, H06, H07, H08, H09],
  ...[
    S01,
    S02,
    S03,
    S04,
    S05,
    ...contributionRules,
    S10,
    S11,
    S12,
    S13,
    S14,
    S15,
    S16,
    S17,
    S18,
    S19,
    S20,
    S21
  ]
]

/**
 * The rules on what people enter: D 科目, E 文字与表, G 控制数与编制过程, H 绩效, and S, what the catalogue of rules
 * does not have and a finance clerk expects. By group and number.
 */
export const entryRules: readonly Rule[] = rules.toSorted((a, b) => (a.id < b.id ? -1 : 1))
