import { describe, expect, it } from 'vitest'
import { consolidate, unitFactsOf } from '@shared/consolidation'
import { readDepartmentValue } from '@shared/exchange'
import type { Department } from '@shared/exchange'
import type { Line, UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { buildTables } from '@shared/tables'
import type { Edition, TableModel, Template } from '@shared/tables'
import { sampleDepartment, sampleLedgers } from '../consolidation/testing/sample'
import { catalog, ganzhou, names } from '../tables/testing/templates'
import { balanced } from '../tables/testing/arbitrary-tables'
import { catalogue } from './catalogue'
import type { CheckInput } from './check-run'
import type { Finding, RuleResult } from './model'
import { runChecks } from './run'
import { raise } from './testing/break-tables'
import type { Break } from './testing/break-tables'

/** What the rules on our own tables ask of ledgers that the sample has none of. */

function run(change: Partial<CheckInput>): (id: string) => RuleResult {
  const { rules } = runChecks(catalogue, {
    scope: { kind: 'department' },
    department: sampleDepartment,
    ledgers: sampleLedgers,
    template: ganzhou,
    catalog,
    ...change
  })
  return (id) => rules.find((one) => one.id === id)!
}

const line = (economic: string, source: Line['source']): Line => ({
  ...{ id: 99_001, function: '2120899', economic, source, amount: fen(3_000_000) }
})

function withBasic(code: string, own: Line): UnitLedger[] {
  return sampleLedgers.map((ledger) =>
    ledger.unit.code === code
      ? balanced({ ...ledger, basicExpenditure: [...ledger.basicExpenditure, own] })
      : ledger
  )
}

function broken(ledgers: readonly UnitLedger[], change: Break, template: Template = ganzhou) {
  const edition: Edition = { kind: 'department' }
  const made = change(
    buildTables(template, consolidate(sampleDepartment, ledgers.map(unitFactsOf)), { names, edition })
  )
  return ({ kind }: Edition): readonly TableModel[] | undefined => (kind === 'department' ? made : undefined)
}

const told = ({ findings }: RuleResult): Pick<Finding, 'severity' | 'difference'>[] =>
  findings.map(({ severity, difference }) => ({
    severity,
    ...(difference === undefined ? {} : { difference })
  }))

describe('三公 beside basic expenditure', () => {
  it('counts all fiscal money, not that of the general public budget alone (B11)', () => {
    const ledgers = withBasic('402001', line('30217', 'governmentFund'))
    expect(run({ ledgers })('B11').status).toBe('passed')
    const tablesOf = broken(ledgers, raise('threePublic', '402', [2, 4], -1))
    expect(told(run({ ledgers, tablesOf })('B11'))).toEqual([{ severity: 'error', difference: '10000.00' }])
  })
})

describe('机关运行经费', () => {
  const settings = (agencyOperatingUnits: unknown): Department => {
    const read = readDepartmentValue({ ...sampleDepartment, settings: { agencyOperatingUnits } })
    if (!read.ok) throw new Error(read.faults[0]?.message)
    return read.value
  }

  it('is that of the units that the department counts; of one that it does not count there is none (B10)', () => {
    for (const given of ['all', 'administrative', ['402001', '402002', '402004']])
      expect(run({ department: settings(given) })('B10').status).toBe('passed')
    const none = run({ department: settings([]) })('B10')
    expect(none).toMatchObject({ status: 'notApplicable', reason: '没有计入机关运行经费的单位。' })
  })

  it('is not that of closed units (B10, G01)', () => {
    const closed: Department = {
      ...sampleDepartment,
      units: sampleDepartment.units.map((unit) =>
        unit.code === '402004' ? { ...unit, status: 'closed' as const } : unit
      )
    }
    expect(run({ department: closed })('B10').status).toBe('passed')
    const operating = { sources: { generalPublicBudget: { operating: fen(0) } } }
    const ceilings = { department: operating, units: {} }
    const used = (department: Department): string | undefined =>
      run({ department, ceilings })('G01').findings.find(({ left }) => left?.label.includes('公用'))?.left
        ?.value
    expect(Number(used(closed))).toBeLessThan(Number(used(sampleDepartment)))
  })

  it('of a unit that is on no list is told, and counts nothing', () => {
    const { settingFaults } = runChecks(catalogue, {
      ...{ scope: { kind: 'department' }, department: settings(['402001', '402999']) },
      ...{ ledgers: sampleLedgers, template: ganzhou, catalog }
    })
    expect(settingFaults.map(({ message }) => message)).toEqual([expect.stringContaining('402999')])
    expect(readDepartmentValue({ ...sampleDepartment, settings: { agencyOperatingUnits: 'some' } }).ok).toBe(
      false
    )
  })
})

describe('a unit in the department’s tables', () => {
  const withUnits: Template = {
    ...ganzhou,
    tables: ganzhou.tables.map((table) =>
      table.role === 'threePublic' && table.layout === 'coded' ? { ...table, axis: 'units' as const } : table
    )
  }

  it('has the figures of its own edition (C05)', () => {
    const whole = run({ template: withUnits })('C05')
    expect(whole.status).toBe('passed')
    const raised = raise('threePublic', '402002', [2, 4])
    const found = run({ template: withUnits, tablesOf: broken(sampleLedgers, raised, withUnits) })('C05')
    expect(found.findings.some(({ identity }) => identity.endsWith('row'))).toBe(true)
    expect(found.findings[0]?.left?.places).not.toEqual([])
  })
})

describe('what the department has no figure of', () => {
  it('is said, and not taken for passed (C04)', () => {
    const record = run({})('C04')
    expect(record.status).toBe('passed')
    expect(record.reason).toContain('人员、编制、车辆、采购')
  })
})
