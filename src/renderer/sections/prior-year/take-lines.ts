import type { FundSource, Json, OtherCategory, PriorSection } from '@shared/ledger'
import { fundSources, sourceLabel } from '@shared/ledger'
import { parseAmount, printInterchangeAmount } from '@shared/money'
import type { Parsed } from '../../grid'
import type { AmountUnit, PriorCells, SubjectReaders, Understood } from './recognise'
import { cellsUnder } from './recognise'

/** A row of `priorYear/lines` in interchange values, without its id. */
export type PriorRow = Readonly<Record<string, Json>>

/** What the user has settled about a pasted table. */
export interface Settled {
  readonly unit: AmountUnit
  /** For rows that do not say their kind of expenditure, and their source. */
  readonly section: PriorSection
  readonly source: FundSource
}

export interface TakenLines {
  readonly lines: readonly PriorRow[]
  /** Rows of totals: they are not lines, and nothing is wrong with them. */
  readonly totals: number
  /** Rows that were not taken, and why; places from 1 as in the pasted table. */
  readonly skipped: readonly { readonly place: number; readonly reason: string }[]
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '')

/** How sheets call the sources beside their full names; a word that fits several is none. */
const SOURCE_WORDS: readonly (readonly [RegExp, FundSource])[] = [
  [/^(?:财政拨款)?一般公共预算/, 'generalPublicBudget'],
  [/^(?:财政拨款)?政府性基金/, 'governmentFund'],
  [/^(?:财政拨款)?国有资本经营/, 'stateCapitalOperations'],
  [/财政专户|教育收费/, 'fiscalSpecialAccount'],
  [/^事业收入/, 'institutionalIncome'],
  [/经营收入/, 'businessIncome'],
  [/附属单位上缴/, 'affiliateRemittance'],
  [/上级补助/, 'superiorSubsidy'],
  [/^其他(?:资金|收入)/, 'otherIncome'],
  [/非财政拨款结余/, 'nonFiscalBalanceUsed']
]

const CATEGORY_WORDS: readonly (readonly [RegExp, OtherCategory])[] = [
  [/经营支出/, 'businessExpenditure'],
  [/上缴上级/, 'remittanceToSuperior'],
  [/附属单位补助/, 'subsidyToAffiliates']
]

/** The source that a sheet's word means; undefined where it may be several or none. */
export function readSource(text: string): FundSource | undefined {
  const word = plain(text)
  const exact = fundSources.find((source) => source === text || plain(sourceLabel(source)) === word)
  return exact ?? SOURCE_WORDS.find(([form]) => form.test(word))?.[1]
}

interface Kind {
  readonly section: PriorSection
  readonly category?: OtherCategory
}

function readKind(cells: PriorCells, otherwise: PriorSection): Kind | undefined {
  const word = plain(`${cells.section ?? ''}${cells.category ?? ''}`)
  if (word === '') return { section: otherwise }
  const category = CATEGORY_WORDS.find(([form]) => form.test(word))?.[1]
  if (category !== undefined) return { section: 'other', category }
  if (/项目/.test(word)) return { section: 'project' }
  if (/基本|人员|公用/.test(word)) return { section: 'basic' }
  return undefined
}

/** Codes of the level of entry: what last year's catalog had and this year's lacks is kept as it came. */
const ENTRY = { function: /^\d{7}$/, economic: /^\d{5}$/ } as const

type Subject = { readonly code: string; readonly name?: string } | { readonly reason: string }

function readSubjectOf(
  of: 'function' | 'economic',
  text: string | undefined,
  name: string | undefined,
  read: (text: string) => Parsed
): Subject {
  const typed = text ?? name
  if (typed === undefined) return { code: '' }
  const parsed = read(typed)
  if (parsed.ok) return { code: parsed.value ?? '' }
  const [, code = '', behind = ''] = /^[[(【〔]?(\d+)[\])】〕]?[\-_:.·、/]*(.*)$/.exec(plain(typed)) ?? []
  if (!ENTRY[of].test(code)) return { reason: parsed.reason }
  const known = name ?? behind
  return { code, ...(known === '' ? {} : { name: known }) }
}

const isTotal = (cells: PriorCells): boolean =>
  [cells.section, cells.function, cells.functionName, cells.economic, cells.economicName, cells.source].some(
    (text) => text !== undefined && /^(?:合计|总计|小计|本页小计|支出合计)[:：]?$/.test(plain(text))
  )

/** A row as a line, or why it is none; undefined for a row without an amount. */
function readRow(
  cells: PriorCells,
  settled: Settled,
  readers: SubjectReaders
): PriorRow | string | undefined {
  const amount = parseAmount(cells.amount ?? '', { unit: settled.unit, negative: true })
  if (!amount.ok) return `金额“${cells.amount ?? ''}”：${amount.message}`
  if (amount.empty) return undefined
  const kind = readKind(cells, settled.section)
  if (kind === undefined) {
    return `看不出“${cells.section ?? cells.category ?? ''}”是基本支出、项目支出还是哪一种其他支出。`
  }
  const source = cells.source === undefined ? settled.source : readSource(cells.source)
  if (source === undefined) return `看不出资金来源“${cells.source ?? ''}”是哪一种。`
  const item = readSubjectOf('function', cells.function, cells.functionName, readers.function)
  if ('reason' in item) return item.reason
  const economic = readSubjectOf('economic', cells.economic, cells.economicName, readers.economic)
  if ('reason' in economic) return economic.reason
  if (item.code === '' && economic.code === '') return '没有功能科目，也没有经济科目。'
  return {
    ...kind,
    function: item.code,
    economic: economic.code,
    source,
    amount: printInterchangeAmount(amount.fen),
    ...(cells.note === undefined ? {} : { note: cells.note }),
    ...(item.name === undefined ? {} : { functionName: item.name }),
    ...(economic.name === undefined ? {} : { economicName: economic.name })
  }
}

/** The lines of a pasted table that was understood: what is no line is named with its reason, never guessed. */
export function takeLines(
  rows: readonly (readonly string[])[],
  understood: Understood,
  settled: Settled,
  readers: SubjectReaders
): TakenLines {
  const lines: PriorRow[] = []
  const skipped: { place: number; reason: string }[] = []
  let totals = 0
  for (const { row, cells } of cellsUnder(rows, understood)) {
    if (isTotal(cells)) {
      totals += 1
      continue
    }
    const read = readRow(cells, settled, readers)
    if (typeof read === 'string') skipped.push({ place: row + 1, reason: read })
    else if (read !== undefined) lines.push(read)
  }
  return { lines, totals, skipped }
}
