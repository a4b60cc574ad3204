import type { FundSource, OtherCategory, PriorSection } from '@shared/ledger'
import { fundSources, sourceLabel } from '@shared/ledger'
import type { PriorCells } from './recognise'
import type { Kind } from './roles'

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

/** What a row says of its kind of expenditure; undefined where it says what is none. */
export function readKind(cells: PriorCells, otherwise: PriorSection): Kind | undefined {
  const word = plain(`${cells.section ?? ''}${cells.category ?? ''}`)
  if (word === '') return { section: otherwise }
  const category = CATEGORY_WORDS.find(([form]) => form.test(word))?.[1]
  if (category !== undefined) return { section: 'other', category }
  if (/项目/.test(word)) return { section: 'project' }
  if (/基本|人员|公用/.test(word)) return { section: 'basic' }
  return undefined
}
