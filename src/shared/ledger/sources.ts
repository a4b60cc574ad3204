/** The funding sources (资金来源), in the order of the tables. */
export const fundSources = [
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
] as const

/** One funding source, by its name in files. */
export type FundSource = (typeof fundSources)[number]

/**
 * What a source counts as: `fiscal` 财政拨款, `nonFiscal` 本年非财政收入, `balanceUsed` 使用非财政拨款结余,
 * `fiscalCarryover` and `nonFiscalCarryover` 上年结转(结余). Only `fiscal` and `nonFiscal` are 本年收入.
 */
export type SourceGroup = 'fiscal' | 'nonFiscal' | 'balanceUsed' | 'fiscalCarryover' | 'nonFiscalCarryover'

interface SourceInfo {
  readonly label: string
  readonly group: SourceGroup
}

const sourceInfo: Readonly<Record<FundSource, SourceInfo>> = {
  generalPublicBudget: { label: '一般公共预算拨款', group: 'fiscal' },
  governmentFund: { label: '政府性基金预算拨款', group: 'fiscal' },
  stateCapitalOperations: { label: '国有资本经营预算拨款', group: 'fiscal' },
  fiscalSpecialAccount: { label: '财政专户管理资金', group: 'nonFiscal' },
  institutionalIncome: { label: '事业收入', group: 'nonFiscal' },
  businessIncome: { label: '事业单位经营收入', group: 'nonFiscal' },
  affiliateRemittance: { label: '附属单位上缴收入', group: 'nonFiscal' },
  superiorSubsidy: { label: '上级补助收入', group: 'nonFiscal' },
  otherIncome: { label: '其他收入', group: 'nonFiscal' },
  nonFiscalBalanceUsed: { label: '使用非财政拨款结余', group: 'balanceUsed' },
  carryoverGeneralPublicBudget: { label: '上年结转（一般公共预算）', group: 'fiscalCarryover' },
  carryoverGovernmentFund: { label: '上年结转（政府性基金预算）', group: 'fiscalCarryover' },
  carryoverStateCapitalOperations: { label: '上年结转（国有资本经营预算）', group: 'fiscalCarryover' },
  carryoverNonFiscal: { label: '上年结转（非财政拨款）', group: 'nonFiscalCarryover' }
}

/** The Chinese name of a source as users see it. */
export function sourceLabel(source: FundSource): string {
  return sourceInfo[source].label
}

/** What a source counts as. */
export function sourceGroup(source: FundSource): SourceGroup {
  return sourceInfo[source].group
}

/** Whether a source is money carried over from the prior year (上年结转). */
export function isCarryover(source: FundSource): boolean {
  const { group } = sourceInfo[source]
  return group === 'fiscalCarryover' || group === 'nonFiscalCarryover'
}

/** Whether a source is income of the current year (本年收入): neither balance used nor carried over. */
export function isCurrentIncome(source: FundSource): boolean {
  const { group } = sourceInfo[source]
  return group === 'fiscal' || group === 'nonFiscal'
}

/**
 * The disclosure template's one switch: whether the three fiscal carryover sources count as fiscal
 * appropriation (Ganzhou 2023: no, which is the default; the ministry's form: yes).
 */
export interface CarryoverSwitch {
  readonly countCarryover?: boolean
}

/** Whether a source is fiscal appropriation (财政拨款) under the template's switch. */
export function isFiscal(source: FundSource, { countCarryover = false }: CarryoverSwitch = {}): boolean {
  const { group } = sourceInfo[source]
  return group === 'fiscal' || (countCarryover && group === 'fiscalCarryover')
}

/** Whether a source belongs to the general public budget (一般公共预算) under the template's switch. */
export function isGeneralPublic(
  source: FundSource,
  { countCarryover = false }: CarryoverSwitch = {}
): boolean {
  return source === 'generalPublicBudget' || (countCarryover && source === 'carryoverGeneralPublicBudget')
}

/** Whether a text names a funding source. */
export function isFundSource(text: string): text is FundSource {
  return Object.hasOwn(sourceInfo, text)
}
