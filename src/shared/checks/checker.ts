import type { Catalog } from '@shared/catalog'
import { UserError } from '@shared/errors'
import type { Department } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import type { Edition, TableModel, Template } from '@shared/tables'
import type { Ceilings, DepartmentCeilings } from './ceilings'
import { settingsOf } from './grades'
import type { Settings } from './grades'
import type { CheckRecord, Explanation, Tick } from './model'
import { explained, resultOf } from './results'
import type { NotRun, Ran } from './results'
import type { CommonContext, DepartmentContext, Outcome, Reads, Rule, RuleChecks, Thresholds } from './rule'
import { makeTableSet } from './table-sets'
import type { TableSet } from './table-sets'
import type { TablesView } from './view'

/** What is to be checked. */
export interface CheckInput {
  /** The whole department with all its units' tables, or one unit at its own desk. */
  readonly scope: Edition
  /** Absent at the desk of a unit that has no package of its department. */
  readonly department?: Department
  /** The units' ledgers; in the scope of one unit that unit's alone. */
  readonly ledgers: readonly UnitLedger[]
  readonly template: Template
  /** Of the budget's year. */
  readonly catalog: Catalog
  readonly catalogOf?: (year: number) => Catalog | undefined
  readonly ceilings?: DepartmentCeilings
  /** 试汇总: units may be missing. */
  readonly partial?: boolean
  readonly ticks?: readonly Tick[]
  readonly explanations?: readonly Explanation[]
  /** The very tables that will be printed, where they have been made already; else they are made here. */
  readonly tablesOf?: (edition: Edition) => readonly TableModel[] | undefined
}

/** Notes a failure of the program, and returns the number to quote; undefined where nobody notes it. */
export type NoteIncident = (rule: string, error: unknown) => string | undefined

/** What was answered, and to what; the answer holds as long as all of that is the same. */
interface Known {
  readonly to: readonly unknown[]
  readonly outcome: Outcome | NotRun
}

/**
 * Checks again and again what is being worked on. What a rule came to is kept as long as what it reads is the same
 * object: ledgers share what an edit did not touch, so an edit re-runs only what reads it.
 */
export class Checker {
  readonly #rules: readonly Rule[]
  readonly #noteIncident: NoteIncident
  readonly #known = new Map<string, Known>()
  readonly #sets = new Map<string, TableSet>()
  #settings: { readonly department: Department | undefined; readonly settings: Settings } | undefined

  constructor(rules: readonly Rule[], noteIncident: NoteIncident = () => undefined) {
    this.#rules = rules
    this.#noteIncident = noteIncident
  }

  /**
   * @param tables `later` leaves out the rules on tables whose figures have changed since the last run: they are
   * reported as not run until they are run
   */
  check(input: CheckInput, { tables = 'now' }: { readonly tables?: 'now' | 'later' } = {}): CheckRecord {
    const { scope, department, ledgers, ticks = [], explanations = [] } = input
    const settings = this.#settingsFor(department)
    const run = new Run(input, this.#sets, tables)
    const units = new Set(ledgers.map(({ unit }) => unit.code))
    const results = this.#rules.map((rule) => {
      const setting = settings.of.get(rule.id)
      if (setting === undefined) throw new Error(`Rule ${rule.id} has no setting`)
      const ran =
        rule.kind === 'checked' && setting.grade !== 'off' ? this.#run(rule, setting.thresholds, run) : []
      const tick = ticks.find((one) => one.rule === rule.id)
      return resultOf(rule, setting, ran, { nothing: nothingWords[scope.kind], tick })
    })
    this.#forget(units)
    return { ...explained(results, explanations), settingFaults: settings.faults }
  }

  #settingsFor(department: Department | undefined): Settings {
    if (this.#settings === undefined || this.#settings.department !== department)
      this.#settings = { department, settings: settingsOf(this.#rules, department) }
    return this.#settings.settings
  }

  #run(rule: CheckedRule, thresholds: Thresholds, run: Run): Ran[] {
    const { unit, department, tables } = rule.checks
    const ran: Ran[] = []
    const ask = (on: string, of: string, to: readonly unknown[], check: () => Outcome): void => {
      ran.push({ on, outcome: this.#answer(rule, `${rule.id} ${of} ${on}`, [thresholds, ...to], check) })
    }
    if (unit !== undefined)
      for (const ledger of run.input.ledgers)
        ask(ledger.unit.code, 'unit', run.read(rule.reads, ledger), () =>
          unit({ ...run.common, ledger, ...run.unitCeilings(ledger) }, thresholds)
        )
    if (department !== undefined && run.input.scope.kind === 'department') {
      const context = run.departmentContext()
      if ('failed' in context) ran.push({ on: 'department', outcome: context })
      else ask('department', 'department', context.to, () => department(context.context, thresholds))
    }
    if (tables !== undefined)
      for (const { on, set } of run.tableSets()) {
        if ('failed' in set) ran.push({ on, outcome: set })
        else {
          const { view, source, consolidation } = set
          ask(on, 'tables', [view], () =>
            tables({ ...run.common, tables: view, ledgers: source.ledgers, consolidation }, thresholds)
          )
        }
      }
    return ran
  }

  #answer(rule: Rule, name: string, to: readonly unknown[], check: () => Outcome): Outcome | NotRun {
    const known = this.#known.get(name)
    if (known?.to.length === to.length && known.to.every((one, at) => one === to[at])) return known.outcome
    const outcome = attempt(rule, check, this.#noteIncident)
    this.#known.set(name, { to, outcome })
    return outcome
  }

  /** Lets go of what was known about units that are not there any more. */
  #forget(units: ReadonlySet<string>): void {
    for (const name of this.#known.keys()) {
      const on = name.slice(name.lastIndexOf(' ') + 1)
      if (on !== 'department' && !units.has(on)) this.#known.delete(name)
    }
    for (const on of this.#sets.keys()) if (on !== 'department' && !units.has(on)) this.#sets.delete(on)
  }
}

type CheckedRule = Rule & { readonly checks: RuleChecks }

const nothingWords: Readonly<Record<Edition['kind'], string>> = {
  department: '没有可查的内容。',
  unit: '在部门汇总时检查。'
}

/** Runs one check; what it throws makes the rule not run, and the others go on. */
export function attempt(rule: Rule, check: () => Outcome, noteIncident: NoteIncident): Outcome | NotRun {
  try {
    return check()
  } catch (error) {
    if (error instanceof UserError) return { failed: error.message }
    const incident = noteIncident(rule.id, error)
    const number = incident === undefined ? '' : `（事件编号 ${incident}）`
    return {
      failed: `程序执行这条规则时遇到意外问题，没有得出结果${number}，其他规则照常执行。`,
      ...(incident === undefined ? {} : { incident })
    }
  }
}

/** What one run looks at; made as far as a rule asks for it. */
class Run {
  readonly common: CommonContext
  #tableSets: readonly { readonly on: string; readonly set: MadeSet | NotRun }[] | undefined
  #department: { readonly to: readonly unknown[]; readonly context: DepartmentContext } | NotRun | undefined

  constructor(
    readonly input: CheckInput,
    readonly sets: Map<string, TableSet>,
    readonly tables: 'now' | 'later'
  ) {
    const { catalog, catalogOf, template, department } = input
    this.common = {
      catalog,
      catalogOf: catalogOf ?? ((year) => (year === catalog.fiscalYear ? catalog : undefined)),
      template,
      ...(department === undefined ? {} : { department })
    }
  }

  /** What a rule reads of a ledger and around it. */
  read(reads: readonly Reads[], ledger: UnitLedger): unknown[] {
    return [ledger.unit, ...reads.map((one) => this.#reading(one, ledger))]
  }

  #reading(one: Reads, ledger: UnitLedger): unknown {
    switch (one) {
      case 'catalog':
      case 'department':
      case 'template':
        return this.input[one]
      case 'ceilings':
        return this.unitCeilings(ledger).ceilings
      default:
        return ledger[one]
    }
  }

  unitCeilings({ unit }: UnitLedger): { readonly ceilings?: Ceilings } {
    const given = this.input.ceilings?.units
    const ceilings = given !== undefined && Object.hasOwn(given, unit.code) ? given[unit.code] : undefined
    return ceilings === undefined ? {} : { ceilings }
  }

  tableSets(): readonly { readonly on: string; readonly set: MadeSet | NotRun }[] {
    this.#tableSets ??= this.#editions().map(({ on, edition, ledgers }) => ({
      on,
      set: settled(this.#tableSet(on, edition, ledgers))
    }))
    return this.#tableSets
  }

  #editions(): { on: string; edition: Edition; ledgers: readonly UnitLedger[] }[] {
    const { scope, ledgers } = this.input
    const first = new Map([...ledgers].reverse().map((ledger) => [ledger.unit.code, ledger]))
    const units = [...new Set(ledgers.map(({ unit }) => unit.code))].flatMap((code) => {
      const ledger = first.get(code)
      if (ledger === undefined) return []
      return { on: code, edition: { kind: 'unit', unit: code } as const, ledgers: [ledger] }
    })
    return scope.kind === 'department' ? [{ on: 'department', edition: scope, ledgers }, ...units] : units
  }

  #tableSet(on: string, edition: Edition, ledgers: readonly UnitLedger[]): TableSet | 'later' {
    const { template, catalog, tablesOf } = this.input
    const department = this.#departmentFor(edition, ledgers)
    const before = this.sets.get(on)
    const source = { edition, department, ledgers, template, catalog, made: tablesOf?.(edition) }
    const isNew = before === undefined || ledgers.some((ledger, at) => ledger !== before.source.ledgers[at])
    if (this.tables === 'later' && isNew) return 'later'
    const made = makeTableSet(source, before)
    this.sets.set(on, made)
    return made
  }

  /** A unit's tables are made from that unit alone, so that no other can be missing. */
  #departmentFor(edition: Edition, [first]: readonly UnitLedger[]): Department {
    const { department, catalog } = this.input
    if (edition.kind === 'department' && department !== undefined) return department
    const unit = first?.unit
    const own = department ?? {
      code: unit?.code ?? '',
      name: unit?.name ?? '',
      fiscalYear: first?.fiscalYear ?? catalog.fiscalYear,
      units: unit === undefined ? [] : [unit],
      performance: { indicators: [] }
    }
    return unit === undefined ? own : reduced(own, unit.code)
  }

  departmentContext(): { readonly to: readonly unknown[]; readonly context: DepartmentContext } | NotRun {
    this.#department ??= this.#makeDepartmentContext()
    return this.#department
  }

  #makeDepartmentContext():
    { readonly to: readonly unknown[]; readonly context: DepartmentContext } | NotRun {
    const { department, ledgers, partial = false, ceilings } = this.input
    if (department === undefined) return { failed: '没有部门的资料，没有查。' }
    const sets = this.tableSets()
    const own = this.sets.get('department')
    if (this.tables === 'later' && sets.some(({ set }) => 'failed' in set && set.failed === laterWords))
      return { failed: laterWords }
    if (own === undefined) return { failed: laterWords }
    const unitTables = new Map<string, TablesView>()
    for (const { on, set } of sets) if (on !== 'department' && 'view' in set) unitTables.set(on, set.view)
    const { consolidation, refused, view: tables } = own
    const context: DepartmentContext = {
      ...this.common,
      department,
      ledgers,
      consolidation,
      refused,
      partial,
      unitTables,
      ...(tables === undefined ? {} : { tables }),
      ...(ceilings === undefined ? {} : { ceilings })
    }
    const to = [
      department,
      partial,
      ceilings,
      this.input.template,
      tables,
      ...ledgers,
      ...unitTables.values()
    ]
    return { to, context }
  }
}

type MadeSet = TableSet & { readonly view: TablesView }

const laterWords = '数已改动，表还没有按最新的数重新生成，稍候补查。'

function settled(set: TableSet | 'later'): MadeSet | NotRun {
  if (set === 'later') return { failed: laterWords }
  const { view, failure } = set
  return view === undefined ? { failed: failure?.message ?? laterWords } : { ...set, view }
}

const reducedDepartments = new WeakMap<Department, Map<string, Department>>()

/** The department with one unit; the same object for the same department and unit. */
function reduced(department: Department, unit: string): Department {
  const known = reducedDepartments.get(department) ?? new Map<string, Department>()
  reducedDepartments.set(department, known)
  const made = known.get(unit) ?? {
    ...department,
    units: department.units.filter(({ code }) => code === unit)
  }
  known.set(unit, made)
  return made
}
