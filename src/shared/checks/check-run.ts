import type { Catalog } from '@shared/catalog'
import type { Ceilings, Department, DepartmentCeilings } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import type { Edition, TableModel, Template } from '@shared/tables'
import type { Explanation, Tick } from './model'
import type { NotRun } from './results'
import type { CommonContext, DepartmentContext, Reads } from './rule'
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

/** What one run looks at; made as far as a rule asks for it. */
export class Run {
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

  /** One ledger of each unit: of two with the same code the second is named, not judged. */
  units(): UnitLedger[] {
    const seen = new Set<string>()
    return this.input.ledgers.filter(({ unit }) => !seen.has(unit.code) && seen.add(unit.code))
  }

  unitCeilings({ unit }: UnitLedger): { readonly ceilings?: Ceilings } {
    const given = this.input.ceilings?.units
    const ceilings = given !== undefined && Object.hasOwn(given, unit.code) ? given[unit.code] : undefined
    return ceilings === undefined ? {} : { ceilings }
  }

  /** The sets that are printed: a closed unit's only carry its figures of last year into the department's. */
  printedSets(): ReturnType<Run['tableSets']> {
    const { scope, department } = this.input
    const closed = new Set(
      department?.units.flatMap(({ code, status }) => (status === 'closed' ? [code] : []))
    )
    return this.tableSets().filter(({ on }) => scope.kind === 'unit' || !closed.has(on))
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
    const units = this.units().map((ledger) => {
      const { code } = ledger.unit
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
      return later
    if (own === undefined) return later
    const unitTables = new Map<string, TablesView>()
    for (const { on, set } of sets) if (on !== 'department' && 'view' in set) unitTables.set(on, set.view)
    const { consolidation, refused, ledgers: counted, view: tables } = own
    const context: DepartmentContext = {
      ...this.common,
      department,
      ledgers: counted,
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
const later: NotRun = { failed: laterWords }

function settled(set: TableSet | 'later'): MadeSet | NotRun {
  if (set === 'later') return later
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
