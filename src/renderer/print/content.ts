import type { Section, UnitLedger } from '@shared/ledger'
import { sectionLabel, sections, sectionState } from '@shared/ledger'
import type { PrintBlock, PrintSection } from './blocks'
import {
  balanceBlocks,
  basicBlocks,
  incomeBlocks,
  otherBlocks,
  priorBlocks,
  procurementBlocks,
  threePublicBlocks
} from './money-sections'
import { performanceBlocks, profileBlocks, projectBlocks, statementBlocks } from './word-sections'
import type { PrintWords } from './words'

const BLOCKS: Readonly<Record<Section, (ledger: UnitLedger, words: PrintWords) => PrintBlock[]>> = {
  profile: profileBlocks,
  income: incomeBlocks,
  basicExpenditure: basicBlocks,
  otherExpenditure: otherBlocks,
  projects: projectBlocks,
  threePublicExpenses: threePublicBlocks,
  governmentProcurement: procurementBlocks,
  performance: performanceBlocks,
  priorYear: priorBlocks,
  statement: statementBlocks
}

/** They run over pages and are read by themselves. */
const LONG: readonly Section[] = ['basicExpenditure', 'projects', 'priorYear']

/**
 * A ledger's sections as filled, in their order, and 收支平衡 at the end. What a unit does not have is said, so that
 * the paper shows that nothing was forgotten; 其他支出类别, which few have, is left out where it is empty.
 * @throws UserError `sumTooLarge`
 */
export function printedSections(ledger: UnitLedger, words: PrintWords): PrintSection[] {
  const filled = sections.flatMap((section): PrintSection[] => {
    const state = sectionState(ledger, section)
    const title = sectionLabel(section)
    if (state === 'filled' || section === 'profile') {
      return [{ title, ownPage: LONG.includes(section), blocks: BLOCKS[section](ledger, words) }]
    }
    if (section === 'otherExpenditure') return []
    return [{ title, note: state === 'closed' ? '本单位无此项。' : '未填。', blocks: [] }]
  })
  return [...filled, { title: '收支平衡', blocks: balanceBlocks(ledger, words) }]
}
