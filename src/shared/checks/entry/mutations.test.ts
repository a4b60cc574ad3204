import { describe, expect, it } from 'vitest'
import { consolidate, unitFactsOf } from '@shared/consolidation'
import type { Department } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import { buildTables } from '@shared/tables'
import type { Edition, TableModel } from '@shared/tables'
import { Checker } from '../checker'
import type { Finding, Place } from '../model'
import type { MutableDepartment } from '../testing/mutation'
import { catalog, ganzhou, names } from '../../tables/testing/templates'
import { catalogue } from '../catalogue'
import { entryRules } from './index'
import { entryMutations, tidyDepartment } from './testing/mutations'

type Tables = (models: readonly TableModel[]) => readonly TableModel[]

function check({ department, ledgers, ceilings }: MutableDepartment, tables?: Tables): Finding[] {
  const checker = new Checker(catalogue, (rule, error) => {
    throw new Error(`${rule} failed`, { cause: error })
  })
  const { rules } = checker.check({
    scope: { kind: 'department' },
    department,
    ledgers,
    template: ganzhou,
    catalog,
    catalogOf: () => catalog,
    ...(tables === undefined ? {} : { tablesOf: made(department, ledgers, tables) }),
    ...(ceilings === undefined ? {} : { ceilings })
  })
  return rules.flatMap(({ findings }) => findings)
}

/** The department's tables as they would print, broken. */
function made(
  department: Department,
  ledgers: readonly UnitLedger[],
  tables: Tables
): (edition: Edition) => readonly TableModel[] | undefined {
  const edition = { kind: 'department' } as const
  const consolidation = consolidate(department, ledgers.map(unitFactsOf))
  const models = tables(buildTables(ganzhou, consolidation, { names, edition }))
  return ({ kind }) => (kind === 'department' ? models : undefined)
}

function textOf(place: Place): string {
  switch (place.kind) {
    case 'cell':
      return place.path
    case 'section':
      return place.section
    case 'table':
      return place.table
    case 'department':
      return place.field
  }
}

const ofEntries = new Set(entryRules.map(({ id }) => id))

describe('the tidy department', () => {
  const findings = check(tidyDepartment)

  it('gives no rule on entries anything to say', () => {
    expect(findings.filter(({ rule }) => ofEntries.has(rule))).toEqual([])
  })

  it('has no error by any rule', () => {
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

describe('a breach', () => {
  it.each(entryMutations.map((one) => [`${one.rule} ${one.words}`, one] as const))('%s', (_, mutation) => {
    const { rule, alsoErrors = [], also = [], places } = mutation
    const findings =
      mutation.breaks === 'ledgers'
        ? check(mutation.mutate(tidyDepartment))
        : check(tidyDepartment, mutation.mutate)
    const own = findings.filter((one) => one.rule === rule)
    const named = own.flatMap((one) => one.places.map(textOf))
    expect(own).not.toEqual([])
    for (const place of places) expect(named.some((one) => one.includes(place))).toBe(true)
    const entries = findings.filter((one) => one.rule !== rule && ofEntries.has(one.rule))
    const others = new Set(entries.map((one) => one.rule))
    expect([...others].filter((one) => !also.includes(one))).toEqual([])
    const errors = findings.filter((one) => one.severity === 'error' && one.rule !== rule)
    const ids = new Set(errors.map((one) => one.rule))
    expect([...ids].sort()).toEqual([...alsoErrors].sort())
  })

  it('is known for every rule that looks at entries', () => {
    const checked = entryRules.flatMap(({ kind, id }) => (kind === 'checked' ? [id] : []))
    const broken = new Set(entryMutations.map(({ rule }) => rule))
    expect(checked.filter((id) => !broken.has(id))).toEqual([])
  })
})
