import { threePublicItems } from './model'
import type { ThreePublicExpense, UnitLedger } from './model'
import { threePublicOf } from './totals'

/** The sections of a ledger that a unit fills, in order, by the names that `sectionsWithoutContent` uses. */
export const sections = [
  'profile',
  'income',
  'basicExpenditure',
  'otherExpenditure',
  'projects',
  'threePublicExpenses',
  'governmentProcurement',
  'performance',
  'priorYear',
  'statement'
] as const
export type Section = (typeof sections)[number]

const labels: Readonly<Record<Section, string>> = {
  profile: '单位基本情况',
  income: '收入',
  basicExpenditure: '基本支出',
  otherExpenditure: '其他支出类别',
  projects: '项目支出',
  threePublicExpenses: '三公经费',
  governmentProcurement: '政府采购',
  performance: '绩效目标',
  priorYear: '上年数',
  statement: '编制说明'
}

/** The Chinese name of a section. */
export function sectionLabel(section: Section): string {
  return labels[section]
}

/** Whether a text names a section. */
export function isSection(text: string): text is Section {
  return Object.hasOwn(labels, text)
}

/** `closed` is empty and marked 本单位无此项; with content in it a section is filled, marked or not. */
export type SectionState = 'empty' | 'closed' | 'filled'

/** How far one section is. */
export function sectionState(ledger: UnitLedger, section: Section): SectionState {
  if (isFilled(ledger, section)) return 'filled'
  return ledger.sectionsWithoutContent?.includes(section) === true ? 'closed' : 'empty'
}

/** How far every section is. */
export function sectionStates(ledger: UnitLedger): Readonly<Record<Section, SectionState>> {
  const states = sections.map((section) => [section, sectionState(ledger, section)])
  return Object.fromEntries(states) as Record<Section, SectionState>
}

/**
 * Whether nothing is left open: every section is filled or closed. The other expenditure categories, which
 * only some units have, may stay empty.
 */
export function isComplete(ledger: UnitLedger): boolean {
  return sections.every(
    (section) => section === 'otherExpenditure' || sectionState(ledger, section) !== 'empty'
  )
}

function isFilled(ledger: UnitLedger, section: Section): boolean {
  switch (section) {
    case 'profile':
      return hasContent([ledger.contacts, ledger.personnel, ledger.stateAssets])
    case 'income':
      return hasContent([ledger.income, ledger.carryToNextYear])
    case 'threePublicExpenses':
      return (
        // What the program computes is no content of its own: it counts where it comes to something.
        threePublicItems.some((item) => hasContent(omitComputed(ledger.threePublicExpenses[item]))) ||
        Object.values(threePublicOf(ledger)).some((one) => one !== 0)
      )
    case 'performance':
      return ledger.projects.some(({ goal, indicators }) => goal !== undefined || indicators.length > 0)
    case 'statement':
      return hasContent([ledger.statement, ledger.changeReasons])
    default:
      return hasContent(ledger[section])
  }
}

function omitComputed({ current, ...typed }: ThreePublicExpense): object {
  return current === 'computed' ? typed : { ...typed, current }
}

/** Whether a leaf is there, at any depth. */
function hasContent(value: unknown): boolean {
  return typeof value === 'object' && value !== null
    ? Object.values(value).some(hasContent)
    : value !== undefined && value !== null
}
