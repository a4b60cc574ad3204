import { describe, expect, it } from 'vitest'
import { consolidate, unitFactsOf } from '@shared/consolidation'
import { buildTables, printedTables } from '@shared/tables'
import { sampleDepartment, sampleLedgers } from '../consolidation/testing/sample'
import { ganzhou, ministry, names } from '../tables/testing/templates'
import { check, findings } from './testing/foreign'
import type { Foreign, Row } from './testing/foreign'

describe('our own tables, printed in other shapes', () => {
  const own = printedTables(
    ganzhou,
    buildTables(ganzhou, consolidate(sampleDepartment, sampleLedgers.map(unitFactsOf)), {
      names,
      edition: { kind: 'department' }
    })
  )
  const reshaped = (change: (row: readonly string[], at: number) => Row): Foreign => ({
    ...own,
    fiscalYear: 2023,
    tables: own.tables.map((table) => ({
      ...table,
      body: table.body.map((row, at) => change(row, at))
    }))
  })
  const rules = (file: Foreign, template = ganzhou): string[] =>
    findings(check(file, template)).map(({ rule, severity }) => `${rule} ${severity}`)
  const plainly = rules(reshaped((row) => row))
  const isTotal = ([code, name]: readonly string[]): boolean => code === '' && name === '合计'

  it.each([
    ['in the cell of the code', '合计', ''],
    ['in both cells', '合  计', '合  计']
  ])('have their total %s', (_, code, name) => {
    const merged = reshaped((row) => (isTotal(row) ? [code, name, ...row.slice(2)] : row))
    expect(rules(merged)).toEqual(plainly)
  })

  it('have their rows counted', () => {
    const coded = new Set(['2', '3', '5', '6'])
    const counted: Foreign = {
      ...own,
      fiscalYear: 2023,
      tables: own.tables.map((table) =>
        coded.has(table.id)
          ? {
              ...table,
              header: table.header.map((row, at) => [at === 0 ? '序号' : '', ...row]),
              body: table.body.map((row, at) => [String(at + 1), ...row])
            }
          : table
      )
    }
    expect(rules(counted)).toEqual(plainly)
  })

  it('are not read by the order of another template’s columns', () => {
    const others = new Set(
      rules(
        reshaped((row) => row),
        ministry
      )
    )
    for (const rule of ['A08', 'B01', 'B03', 'B04', 'D01', 'D09'])
      expect(others).not.toContain(`${rule} error`)
  })
})
