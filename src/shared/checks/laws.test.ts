import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyChanges,
  fundSources,
  isCarryoverProject,
  otherCategories,
  threePublicDivisions,
  unitKinds
} from '@shared/ledger'
import type { Template } from '@shared/tables'
import { printedTables, buildTables } from '@shared/tables'
import { consolidate, unitFactsOf } from '@shared/consolidation'
import { anyEdited } from '../ledger/testing/arbitrary-changes'
import { catalog, ganzhou, ministry, names } from '../tables/testing/templates'
import { runs } from '../testing/runs'
import { catalogue } from './catalogue'
import { Checker } from './checker'
import type { CheckInput } from './check-run'
import { linesOf } from './lines'
import { runChecks, runOnPrinted } from './run'
import { cleanDepartment } from './testing/clean-department'
import type { MutableDepartment } from './testing/mutation'
import { readPrintedValue, viewOfPrinted } from './view'

const fail = (rule: string, error: unknown): never => {
  throw new Error(`${rule} failed`, { cause: error })
}

const inputOf = ({ department, ledgers, ceilings }: MutableDepartment, template: Template): CheckInput => ({
  scope: { kind: 'department' },
  department,
  ledgers,
  template,
  catalog,
  ...(ceilings === undefined ? {} : { ceilings })
})

const errorsIn = (record: ReturnType<typeof runChecks>): string[] => [
  ...record.rules.flatMap(({ findings }) =>
    findings.flatMap(({ severity, rule, message }) => (severity === 'error' ? [`${rule}: ${message}`] : []))
  ),
  ...record.rules.flatMap(({ id, status, reason = '' }) => (status === 'notRun' ? [`${id}: ${reason}`] : []))
]

/** What a clean department has, so that the long suite can say that all of it occurred. */
const sorts = (others: boolean): string[] => [
  ...fundSources.map((source) => `source ${source}`),
  ...unitKinds.map((kind) => `kind ${kind}`),
  ...(others ? otherCategories.map((category) => `other ${category}`) : []),
  ...[
    'closed',
    'closed with ledger',
    'carried over',
    'bought',
    'ceilings',
    'carry',
    'chosen',
    'thirty units'
  ],
  ...['三公', 'firstDraft', 'secondDraft', 'approved', 'agencies', 'some agencies']
]

function count({ department, ledgers, ceilings }: MutableDepartment, seen: Map<string, number>): void {
  const closed = department.units.find(({ status }) => status === 'closed')
  const lines = ledgers.flatMap(linesOf)
  const agencies = department.settings?.agencyOperatingUnits
  const has: Record<string, boolean> = {
    closed: closed !== undefined,
    'closed with ledger': ledgers.some(({ unit }) => unit.code === closed?.code),
    'carried over': ledgers.some(({ projects }) => projects.some(isCarryoverProject)),
    bought: ledgers.some(({ governmentProcurement }) => governmentProcurement.lines.length > 0),
    ceilings: ceilings !== undefined,
    carry: ledgers.some(({ carryToNextYear }) => Object.keys(carryToNextYear).length > 0),
    chosen: department.keyProjects !== undefined,
    'thirty units': ledgers.length >= 30,
    三公: lines.some(({ line }) => threePublicDivisions.officialReception.includes(line.economic)),
    agencies: agencies === 'administrative',
    'some agencies': Array.isArray(agencies)
  }
  const names = [
    ...Object.keys(has).filter((name) => has[name]),
    ...lines.map(({ line }) => `source ${line.source}`),
    ...lines.map(({ category }) => `other ${category ?? ''}`),
    ...ledgers.flatMap(({ unit, round }) => [`kind ${unit.kind}`, round])
  ]
  for (const name of new Set(names)) seen.set(name, (seen.get(name) ?? 0) + 1)
}

/** Hundreds of departments of up to forty units. */
const whole = { timeout: 1_800_000 }

describe.each([ganzhou, ministry])('clean departments under $id', (template) => {
  const any = cleanDepartment(catalog, { most: 6, others: template === ministry })
  const seen = new Map<string, number>()

  it('raise no error', whole, () => {
    fc.assert(
      fc.property(any, (clean) => {
        count(clean, seen)
        const record = runChecks(catalogue, inputOf(clean, template), fail)
        expect(errorsIn(record)).toEqual([])
        expect(record.settingFaults).toEqual([])
      }),
      { numRuns: runs(500, 10) }
    )
  })

  it.runIf(runs(1, 0) === 1)('are of every sort that there is', () => {
    const lacking = sorts(template === ministry).filter((sort) => (seen.get(sort) ?? 0) < 5)
    expect(lacking).toEqual([])
  })

  it('raise no error in a trial that lacks a unit', whole, () => {
    fc.assert(
      fc.property(any, (clean) => {
        const ledgers = clean.ledgers.slice(1)
        const input = { ...inputOf({ ...clean, ledgers }, template), partial: true }
        const own = clean.department.keyProjects === undefined ? [] : clean.ledgers[0]!.projects
        fc.pre(ledgers.length > 0 && own.length === 0)
        expect(errorsIn(runChecks(catalogue, input, fail))).toEqual([])
      }),
      { numRuns: runs(100, 5) }
    )
  })

  it('raise no error when only their print is known', whole, () => {
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
          // A copy: nothing that is remembered of the ledger's own objects can be taken for it.
          const anew = { ...input, ledgers: structuredClone(input.ledgers) }
          expect(checker.check(input)).toEqual(runChecks(catalogue, anew, fail))
        }
      }),
      { numRuns: runs(100, 3) }
    )
  })
})
