import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges } from '@shared/ledger'
import type { Template } from '@shared/tables'
import { printedTables, buildTables } from '@shared/tables'
import { consolidate, unitFactsOf } from '@shared/consolidation'
import { anyEdited } from '../ledger/testing/arbitrary-changes'
import { catalog, ganzhou, ministry, names } from '../tables/testing/templates'
import { runs } from '../testing/runs'
import { catalogue } from './catalogue'
import { Checker } from './checker'
import type { CheckInput } from './check-run'
import { runChecks, runOnPrinted } from './run'
import { cleanDepartment } from './testing/clean-department'
import type { MutableDepartment } from './testing/mutation'
import { readPrintedValue, viewOfPrinted } from './view'

const fail = (rule: string, error: unknown): never => {
  throw new Error(`${rule} failed`, { cause: error })
}

const inputOf = ({ department, ledgers }: MutableDepartment, template: Template): CheckInput => ({
  scope: { kind: 'department' },
  department,
  ledgers,
  template,
  catalog
})

const errorsIn = (record: ReturnType<typeof runChecks>): string[] => [
  ...record.rules.flatMap(({ findings }) =>
    findings.flatMap(({ severity, rule, message }) => (severity === 'error' ? [`${rule}: ${message}`] : []))
  ),
  ...record.rules.flatMap(({ id, status, reason = '' }) => (status === 'notRun' ? [`${id}: ${reason}`] : []))
]

describe.each([ganzhou, ministry])('clean departments under $id', (template) => {
  const any = cleanDepartment(catalog, { most: 6, others: template === ministry })

  it('raise no error', () => {
    fc.assert(
      fc.property(any, (clean) => {
        expect(errorsIn(runChecks(catalogue, inputOf(clean, template), fail))).toEqual([])
      }),
      { numRuns: runs(500, 10) }
    )
  })

  it('raise no error when only their print is known', () => {
    fc.assert(
      fc.property(any, ({ department, ledgers }) => {
        const models = buildTables(
          template,
          consolidate(department, ledgers.map(unitFactsOf), { partial: true }),
          {
            names
          }
        )
        const read = readPrintedValue({ ...printedTables(template, models), fiscalYear: 2023 })
        if (!read.ok) throw new Error(read.faults[0]?.message)
        const tables = viewOfPrinted(read.file, { template, catalog, departmentCode: department.code })
        expect(errorsIn(runOnPrinted(catalogue, { tables, catalog, department }, fail))).toEqual([])
      }),
      { numRuns: runs(500, 10) }
    )
  })
})

describe('checking again after an edit', () => {
  it.each(['department', 'unit'] as const)('comes to the same as checking all anew: %s', (kind) => {
    fc.assert(
      fc.property(anyEdited, cleanDepartment(catalog, { most: 3 }), ({ before, changes }, clean) => {
        const checker = new Checker(catalogue, fail)
        let ledger = before
        for (const step of [[], ...changes.map((one) => [one])]) {
          try {
            ledger = applyChanges(ledger, step)
          } catch {
            // A row that moves is taken out and put in again; in between nothing else fits.
            continue
          }
          const rest = kind === 'unit' ? [] : clean.ledgers.slice(1)
          const base = inputOf({ ...clean, ledgers: [ledger, ...rest] }, ganzhou)
          const input = kind === 'unit' ? { ...base, scope: { kind, unit: ledger.unit.code } } : base
          const later = checker.check(input, { tables: 'later' })
          expect(later.rules.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id))
          expect(checker.check(input)).toEqual(runChecks(catalogue, input, fail))
        }
      }),
      { numRuns: runs(100, 3) }
    )
  })
})
