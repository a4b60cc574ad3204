import type { Catalog } from '@shared/catalog'
import type { Consolidation } from '@shared/consolidation'
import type { Ceilings, Department, DepartmentCeilings } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import type { Template } from '@shared/tables'
import type { Place, RuleGroup, Severity, Side } from './model'
import type { RefusedLedger } from './table-sets'
import type { TablesView } from './view'

/**
 * What a rule reads, so that an edit re-runs only what reads it: parts of a unit's ledger by their fields, the
 * unit's place in the department, catalogs, ceilings. Rules on tables read the whole set of tables always.
 */
export type Reads = keyof UnitLedger | 'catalog' | 'department' | 'ceilings' | 'template'

/** Where a rule comes from. */
export interface RuleSource {
  /** 《中华人民共和国预算法》 */
  readonly law: string
  /** 第四十六条 */
  readonly article?: string
}

/** A number that a department may set otherwise. */
export interface Threshold {
  /** As the settings page shows it: 占比上限. */
  readonly label: string
  /** What it counts: `%`, `元`, `倍`. */
  readonly unit: string
  readonly value: number
  readonly least: number
  readonly most: number
}

/** The numbers in force for a rule: the department's, else the declared ones. */
export type Thresholds<N extends string = string> = { readonly [name in N]: number }

/** What a rule says before the engine has put its grade and identity on it. */
export interface Found {
  /** Milder than the rule's own, where the catalogue says so of a part of it; the rule's own when absent. */
  readonly severity?: Severity
  /** One sentence: what, where, how much, what to do. */
  readonly message: string
  /** The first is where it is put right. */
  readonly places: readonly Place[]
  readonly left?: Side
  readonly right?: Side
  /** Left less right, signed, in the sides' unit. */
  readonly difference?: string
  /** 尾差: right, and always a notice. */
  readonly rounding?: true
  /** What makes it the same finding in two runs; the places when absent. Unique within the rule. */
  readonly key?: string
  /** What it is about, without row numbers; the sides' values, or the message, when absent. */
  readonly values?: readonly string[]
}

/** What one check came to. `examined` counts the relations, rows or cells that were looked at. */
export type Outcome =
  | { readonly applies: false; /** a Chinese sentence */ readonly reason: string }
  | {
      readonly applies: true
      readonly examined: number
      readonly findings: readonly Found[]
      /** What of the rule could not be looked at, and why: a Chinese sentence. */
      readonly unseen?: string
    }

/** What every check may look at. */
export interface CommonContext {
  /** The catalog of the budget's year. */
  readonly catalog: Catalog
  /** The catalog of another year, where the workspace has it. */
  readonly catalogOf: (year: number) => Catalog | undefined
  /** The disclosure template in force: its switch says whether carryover counts as fiscal appropriation. */
  readonly template: Template
  /** Absent at the desk of a unit that has no package of its department. */
  readonly department?: Department
}

/** One unit's ledger. */
export interface UnitContext extends CommonContext {
  readonly ledger: UnitLedger
  readonly ceilings?: Ceilings
}

/** The department as a whole; the ledgers are those of the units that came in, in the department's order. */
export interface DepartmentContext extends CommonContext {
  readonly department: Department
  readonly ledgers: readonly UnitLedger[]
  /** Of the ledgers that belong: those that were refused are not in it. */
  readonly consolidation: Consolidation
  readonly refused: readonly RefusedLedger[]
  /** 试汇总: units may be missing. */
  readonly partial: boolean
  readonly ceilings?: DepartmentCeilings
  /** The department's tables and those of its units, by unit code; absent when they could not be made. */
  readonly tables?: TablesView
  readonly unitTables: ReadonlyMap<string, TablesView>
}

/** One set of tables: the department's, one unit's, or a foreign one as printed. */
export interface TablesContext extends CommonContext {
  readonly tables: TablesView
  /** The ledgers that the tables were made from; none for foreign tables. */
  readonly ledgers: readonly UnitLedger[]
  readonly consolidation?: Consolidation
}

export interface RuleHead {
  readonly id: string
  readonly group: RuleGroup
  readonly severity: Severity
  /** Exact balances, which no department can regrade. */
  readonly fixed: boolean
  /** What the rule is called: 收入总计等于支出总计. */
  readonly title: string
  /** What must hold, in one sentence. */
  readonly sentence: string
  readonly reads: readonly Reads[]
  /** Compared to the fen, or as far as printed figures allow (尾差). */
  readonly tolerance: 'exact' | 'printed'
  readonly source?: RuleSource
  readonly thresholds: Readonly<Record<string, Threshold>>
}

/** A rule's functions; a rule may have several, whose outcomes are put together. */
export interface RuleChecks<N extends string = string> {
  /** For every unit's ledger. */
  readonly unit?: (context: UnitContext, thresholds: Thresholds<N>) => Outcome
  /** Once for the department. */
  readonly department?: (context: DepartmentContext, thresholds: Thresholds<N>) => Outcome
  /** For every set of tables: our own editions and foreign ones. */
  readonly tables?: (context: TablesContext, thresholds: Thresholds<N>) => Outcome
  /** Only where printed tables are all there is, beside `unit` or `department` that read ledgers. */
  readonly printed?: (context: TablesContext, thresholds: Thresholds<N>) => Outcome
}

export type Rule = RuleHead &
  (
    | { readonly kind: 'checked'; readonly checks: RuleChecks }
    /** No machine can judge it: a person ticks it and signs. */
    | { readonly kind: 'manual' }
    /** Not applicable by design, and why. */
    | { readonly kind: 'never'; readonly reason: string }
  )

/** A rule as its file writes it. */
export interface RuleDeclaration<N extends string = never> {
  readonly id: string
  readonly severity: Severity
  readonly fixed?: true
  readonly title: string
  readonly sentence: string
  readonly reads?: readonly Reads[]
  readonly tolerance?: 'exact' | 'printed'
  readonly source?: RuleSource
  readonly thresholds?: { readonly [name in N]: Threshold }
}

function headOf<N extends string>(declared: RuleDeclaration<N>): RuleHead {
  const { fixed = false, reads = [], tolerance = 'exact', thresholds, ...rest } = declared
  const group = declared.id.slice(0, 1) as RuleGroup
  return { ...rest, group, fixed, reads, tolerance, thresholds: thresholds ?? {} }
}

/** Declares a rule with its functions. */
export function rule<const N extends string = never>(
  declared: RuleDeclaration<N>,
  checks: RuleChecks<N>
): Rule {
  return { ...headOf(declared), kind: 'checked', checks }
}

/** Declares a rule that a person ticks. */
export function manualRule(declared: RuleDeclaration): Rule {
  return { ...headOf(declared), kind: 'manual' }
}

/** Declares a rule that does not apply by design. */
export function neverRule(declared: RuleDeclaration, reason: string): Rule {
  return { ...headOf(declared), kind: 'never', reason }
}

/**
 * The outcome of a check that looked at something.
 * @param unseen what of the rule could not be looked at: a Chinese sentence
 */
export function examined(count: number, findings: readonly Found[], unseen?: string): Outcome {
  return { applies: true, examined: count, findings, ...(unseen === undefined ? {} : { unseen }) }
}

/** The outcome of a check that has nothing to look at. */
export function notApplicable(reason: string): Outcome {
  return { applies: false, reason }
}
