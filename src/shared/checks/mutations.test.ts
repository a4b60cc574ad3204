import { describe, expect, it } from 'vitest'
import { consolidate, unitFactsOf } from '@shared/consolidation'
import { buildTables, printedTables } from '@shared/tables'
import type { TableModel } from '@shared/tables'
import { sampleDepartment, sampleLedgers } from '../consolidation/testing/sample'
import { catalog, ganzhou, names } from '../tables/testing/templates'
import { catalogue } from './catalogue'
import { Checker } from './checker'
import type { CheckRecord, Finding, Place } from './model'
import { runOnPrinted } from './run'
import type { MutableDepartment } from './testing/mutation'
import { tableRuleMutations } from './testing/mutations'
import { readPrintedValue, viewOfPrinted } from './view'

const sample: MutableDepartment = { department: sampleDepartment, ledgers: sampleLedgers }
const edition = { kind: 'department' } as const
const models = buildTables(ganzhou, consolidate(sampleDepartment, sampleLedgers.map(unitFactsOf)), {
  names,
  edition
})

const fail = (rule: string, error: unknown): never => {
  throw new Error(`${rule} failed`, { cause: error })
}

function check({ department, ledgers }: MutableDepartment, made?: readonly TableModel[]): CheckRecord {
  return new Checker(catalogue, fail).check({
    scope: edition,
    department,
    ledgers,
    template: ganzhou,
    catalog,
    ...(made === undefined ? {} : { tablesOf: ({ kind }) => (kind === 'department' ? made : undefined) })
  })
}

/** The same tables once more, as anybody sees them who has the print only. */
function checkPrint(made: readonly TableModel[]): CheckRecord {
  const read = readPrintedValue({ ...printedTables(ganzhou, made), fiscalYear: 2023 })
  if (!read.ok) throw new Error(read.faults[0]?.message)
  const tables = viewOfPrinted(read.file, { template: ganzhou, catalog, departmentCode: '402' })
  return runOnPrinted(catalogue, { tables, catalog, department: sampleDepartment }, fail)
}

const findingsOf = ({ rules }: CheckRecord): Finding[] => rules.flatMap(({ findings }) => findings)

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

/** The findings of a rule that the clean department does not have; 尾差 is none. */
function fired(record: CheckRecord, clean: CheckRecord, rule: string): Finding[] {
  const known = new Set(findingsOf(clean).map(({ identity }) => identity))
  return findingsOf(record).filter(
    (one) => one.rule === rule && !known.has(one.identity) && one.rounding !== true
  )
}

function otherErrors(record: CheckRecord, rule: string): string[] {
  const errors = findingsOf(record).filter((one) => one.severity === 'error' && one.rule !== rule)
  return [...new Set(errors.map((one) => one.rule))].sort()
}

/** Whatever is changed in the department's tables is not the sum of the units any more. */
const sums = ['C01', 'C04', 'C05']
/** Rules that need the ledgers. */
const needLedgers = new Set(['B10', 'B12', 'C01', 'C04', 'C05'])

const clean = check(sample)
const cleanPrint = checkPrint(models)

describe('the clean department', () => {
  it('breaks no error rule, in its ledgers and in print', () => {
    expect(otherErrors(clean, '')).toEqual([])
    expect(otherErrors(cleanPrint, '')).toEqual([])
  })
})

describe('a breach', () => {
  const own = tableRuleMutations.filter(({ printOnly }) => printOnly !== true)
  it.each(own.map((one) => [`${one.rule} ${one.words}`, one] as const))('%s', (_, mutation) => {
    const { rule, places, alsoErrors = [] } = mutation
    const record =
      mutation.breaks === 'ledgers' ? check(mutation.mutate(sample)) : check(sample, mutation.mutate(models))
    const own = fired(record, clean, rule)
    expect(own).not.toEqual([])
    const named = own.flatMap((one) => one.places.map(textOf))
    for (const place of places) expect(named.filter((one) => one.includes(place))).not.toEqual([])
    const allowed = [...alsoErrors, ...(mutation.breaks === 'tables' ? sums : [])]
    expect(otherErrors(record, rule).filter((one) => !allowed.includes(one))).toEqual([])
  })

  const inPrint = tableRuleMutations.flatMap((one) =>
    one.breaks === 'tables' && one.ownOnly !== true && !needLedgers.has(one.rule)
      ? [[`${one.rule} ${one.words}`, one] as const]
      : []
  )
  it.each(inPrint)('in print: %s', (_, { rule, places, mutate, alsoErrors = [] }) => {
    const record = checkPrint(mutate(models))
    const own = fired(record, cleanPrint, rule)
    expect(own).not.toEqual([])
    const named = own.flatMap((one) => one.places.map(textOf))
    for (const place of places) expect(named.filter((one) => one.includes(place))).not.toEqual([])
    expect(otherErrors(record, rule).filter((one) => !alsoErrors.includes(one))).toEqual([])
  })

  it('is known for every rule of the groups A, B, C and F', () => {
    const checked = catalogue.filter(({ kind, group }) => kind === 'checked' && 'ABCF'.includes(group))
    const broken = new Set(tableRuleMutations.map(({ rule }) => rule))
    expect(checked.filter(({ id }) => !broken.has(id)).map(({ id }) => id)).toEqual([])
  })
})
