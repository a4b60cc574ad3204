import type { Fen } from '@shared/money'
import type { FundSource } from './sources'

/**
 * One unit's ledger of one year in memory. Its fields carry the names of the interchange form; money is in
 * fen. Containers are always there (an empty list, an object without fields) and leaves are optional, so
 * that a ledger has one shape only: absent is an absent leaf, and never the same as zero.
 */
export interface UnitLedger {
  readonly unit: UnitIdentity
  readonly fiscalYear: number
  readonly round: Round
  readonly contacts: Contacts
  readonly personnel: Personnel
  readonly stateAssets: StateAssets
  /** 收入: this year's amount per source. */
  readonly income: SourceAmounts
  /** 结转下年: typed per source, never derived. */
  readonly carryToNextYear: SourceAmounts
  readonly basicExpenditure: readonly Line[]
  readonly otherExpenditure: readonly OtherLine[]
  readonly projects: readonly Project[]
  readonly threePublicExpenses: ThreePublicExpenses
  readonly governmentProcurement: GovernmentProcurement
  readonly priorYear: PriorYear
  /** 编制说明: the unit's text. */
  readonly statement?: string
  readonly changeReasons: ChangeReasons
  /** Sections marked 本单位无此项, in the order they were marked. A name this program does not know is kept. */
  readonly sectionsWithoutContent?: readonly string[]
}

export const unitKinds = ['administrative', 'civilServantManaged', 'publicInstitution', 'other'] as const
/** 单位性质: 行政, 参公, 事业, 其他. */
export type UnitKind = (typeof unitKinds)[number]

export const rounds = ['firstDraft', 'secondDraft', 'approved', 'adjustment'] as const
/** 轮次: 一上, 二上, 批复, 调整 (reserved). */
export type Round = (typeof rounds)[number]

/** The round of a ledger whose file names none. */
export const defaultRound: Round = 'secondDraft'

export interface UnitIdentity {
  readonly code: string
  readonly name: string
  readonly kind: UnitKind
}

/** 单位负责人, 财务负责人, 经办人, 电话, 填报日期 (YYYY-MM-DD). */
export interface Contacts {
  readonly unitHead?: string
  readonly financeHead?: string
  readonly preparer?: string
  readonly phone?: string
  readonly filledOn?: string
}

/** Posts or people by kind: 行政, 参公, 事业. */
export interface PostCounts {
  readonly administrative?: number
  readonly civilServantManaged?: number
  readonly publicInstitution?: number
}

/** 编制人数, 在职, 离休, 退休, 编外, 遗属, 派驻. */
export interface Personnel {
  readonly authorized: PostCounts
  readonly employed: PostCounts
  readonly veteranRetirees?: number
  readonly retirees?: number
  readonly contractStaff?: number
  readonly survivors?: number
  readonly secondedIn?: number
}

/** 国有资产: vehicles and large equipment owned and planned, as of a date (YYYY-MM-DD). */
export interface StateAssets {
  readonly vehicles?: number
  readonly lawEnforcementVehicles?: number
  readonly largeEquipment?: number
  readonly plannedVehicles?: number
  readonly plannedLargeEquipment?: number
  readonly asOf?: string
}

/** An amount per funding source; a source without an amount is absent, which is not zero. */
export type SourceAmounts = { readonly [source in FundSource]?: Fen }

/** A row of a list: its id is a positive integer, unique in the ledger's life over all lists, never reused. */
export interface Row {
  readonly id: number
}

/**
 * Where money goes: function item (项) × departmental economic division (款) × source. A code not chosen yet
 * is an empty text.
 */
export interface Line extends Row {
  readonly function: string
  readonly economic: string
  readonly source: FundSource
  readonly amount: Fen
  readonly note?: string
  /** The names that came with the codes; they matter where the catalog lacks a code. */
  readonly functionName?: string
  readonly economicName?: string
  /** The line's own governmental economic division, where it is not what the mapping says. */
  readonly governmentEconomic?: string
}

export const otherCategories = ['businessExpenditure', 'remittanceToSuperior', 'subsidyToAffiliates'] as const
/** 其他支出类别: 事业单位经营支出, 上缴上级支出, 对附属单位补助支出. */
export type OtherCategory = (typeof otherCategories)[number]

export interface OtherLine extends Line {
  readonly category: OtherCategory
}

export const projectCategories = ['specificPurpose', 'otherOperational'] as const
/** 特定目标类, 其他运转类. */
export type ProjectCategory = (typeof projectCategories)[number]

export interface Project extends Row {
  /** Any text of 1 to 40 characters, unique in the ledger. */
  readonly code: string
  readonly name: string
  readonly keyProject?: boolean
  /** As stated; `isCarryoverProject` says what the lines say. */
  readonly carryover?: boolean
  readonly period?: string
  readonly category?: ProjectCategory
  readonly parentProject?: string
  readonly startYear?: number
  readonly endYear?: number
  readonly implementingUnit?: string
  readonly overview?: string
  /** 立项依据. */
  readonly basis?: string
  readonly plan?: string
  /** 年度绩效目标. */
  readonly goal?: string
  readonly lines: readonly Line[]
  readonly indicators: readonly Indicator[]
}

export const indicatorOperators = ['', '≥', '≤', '=', '<', '>'] as const
export type IndicatorOperator = (typeof indicatorOperators)[number]

/** 绩效指标: 一级, 二级, 三级 (name), operator or none, value, unit. Empty texts are empty cells. */
export interface Indicator extends Row {
  readonly level1: string
  readonly level2: string
  readonly name: string
  readonly operator: IndicatorOperator
  readonly value: string
  readonly unit: string
}

/**
 * An amount of a file that the program itself computes. `computed`: the file stated it and it agreed, so it
 * follows the lines from then on. An amount: the file's, which differed; it is kept as a finding and never
 * used in a sum. Absent: the file stated none.
 */
export type StatedAmount = Fen | 'computed'

export const threePublicItems = [
  'overseasTravel',
  'officialReception',
  'vehicleOperation',
  'vehiclePurchase'
] as const
/** 因公出国(境)费, 公务接待费, 公务用车运行维护费, 公务用车购置. */
export type ThreePublicItem = (typeof threePublicItems)[number]

/** 团组, 人次, 批次, 车辆. */
export interface ThreePublicCounts {
  readonly groups?: number
  readonly persons?: number
  readonly batches?: number
  readonly vehicles?: number
}

export interface ThreePublicExpense {
  readonly current?: StatedAmount
  readonly prior?: Fen
  readonly counts: ThreePublicCounts
  readonly reason?: string
}

export type ThreePublicExpenses = { readonly [item in ThreePublicItem]: ThreePublicExpense }

export const procurementKinds = ['goods', 'works', 'services'] as const
/** 货物, 工程, 服务. */
export type ProcurementKind = (typeof procurementKinds)[number]

/** The totals are typed while there are no lines; with lines they are the lines' sums. */
export interface GovernmentProcurement {
  readonly goods?: StatedAmount
  readonly works?: StatedAmount
  readonly services?: StatedAmount
  readonly lines: readonly ProcurementLine[]
}

export interface ProcurementLine extends Row {
  readonly kind: ProcurementKind
  /** 采购品目: its code in the procurement catalog, or its words. */
  readonly item?: string
  readonly name: string
  /** How many, up to four decimals; it is no amount of money. */
  readonly quantity?: number
  readonly unit?: string
  readonly price?: Fen
  readonly amount: Fen
  readonly source: FundSource
  /** The code of the ledger's project that pays. */
  readonly project?: string
  /** 专门面向中小企业. */
  readonly reservedForSmallEnterprises?: boolean
  readonly note?: string
}

export const priorSections = ['basic', 'project', 'other'] as const
export type PriorSection = (typeof priorSections)[number]

/** A line of last year's approved opening budget; its amount alone may be negative. */
export interface PriorLine extends Line {
  readonly section: PriorSection
  /** Only where `section` is `other`. */
  readonly category?: OtherCategory
}

export interface PriorYear {
  readonly fiscalYear?: number
  readonly basis?: 'approvedBudget'
  readonly income: SourceAmounts
  readonly lines: readonly PriorLine[]
}

/** The unit's reasons for changes against the prior year: 收入, 基本支出, 项目支出, 机关运行经费. */
export interface ChangeReasons {
  readonly income?: string
  readonly basic?: string
  readonly project?: string
  readonly agencyOperating?: string
}
