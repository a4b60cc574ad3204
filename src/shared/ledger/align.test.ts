import { fen } from '@shared/money'
import { describe, expect, it } from 'vitest'
import { alignIds, differencesByContent, emptyLedger, highestId } from './index'
import type { Line, UnitLedger } from './index'
import { longestIncreasing } from './order'

const line = (id: number, economic: string, amount: number): Line => ({
  id,
  function: '2150501',
  economic,
  source: 'generalPublicBudget',
  amount: fen(amount)
})
const empty = emptyLedger('402001', 2023)
const project = (id: number, code: string, lines: readonly Line[]): UnitLedger['projects'][number] => ({
  id,
  code,
  name: code,
  lines,
  indicators: []
})

describe('alignIds', () => {
  it('gives rows the ids of their counterparts, alike rows in order, and new ids to the others', () => {
    const base = {
      ...empty,
      basicExpenditure: [line(1, '30101', 5), line(2, '30101', 6), line(3, '30201', 7)]
    }
    const other = {
      ...empty,
      basicExpenditure: [line(9, '30201', 8), line(8, '30101', 5), line(7, '30101', 6), line(6, '30101', 1)]
    }
    const { ledger, nextId } = alignIds(other, base, 50)
    expect(ledger.basicExpenditure.map(({ id }) => id)).toEqual([3, 1, 2, 50])
    expect(nextId).toBe(51)
  })

  it('finds projects by code and then the rows in them', () => {
    const base = {
      ...empty,
      projects: [project(1, 'A', [line(2, '30101', 5)]), project(3, 'B', [line(4, '30101', 5)])]
    }
    const other = {
      ...empty,
      projects: [project(10, 'B', [line(11, '30101', 9)]), project(12, 'C', [line(13, '30101', 5)])]
    }
    const { projects } = alignIds(other, base, 100).ledger
    expect(projects.map(({ id, lines }) => [id, lines.map((row) => row.id)])).toEqual([
      [3, [4]],
      [100, [101]]
    ])
    expect(highestId({ ...empty, projects })).toBe(101)
  })
})

describe('differences', () => {
  it('name the cell, not the row, when a row only changed', () => {
    const a = { ...empty, basicExpenditure: [line(1, '30101', 500), line(2, '30201', 7)] }
    const b = { ...empty, basicExpenditure: [line(4, '30101', 600), line(5, '30201', 7)], statement: '说明' }
    expect(differencesByContent(a, b)).toEqual([
      { path: 'statement', after: '说明' },
      { path: 'basicExpenditure/#1/amount', before: '5.00', after: '6.00' }
    ])
  })

  it('move as few rows as can be', () => {
    const rows = ['30101', '30102', '30103', '30201'].map((economic, index) => line(index + 1, economic, 1))
    const moved = [rows[3], rows[0], rows[1], rows[2]].flatMap((row) => (row === undefined ? [] : [row]))
    const found = differencesByContent(
      { ...empty, basicExpenditure: rows },
      { ...empty, basicExpenditure: moved }
    )
    expect(found.map(({ path }) => path)).toEqual(['basicExpenditure/#4', 'basicExpenditure/#4'])
  })
})

describe('longestIncreasing', () => {
  it.each([
    [[], []],
    [[5], [5]],
    [
      [3, 1, 2],
      [1, 2]
    ],
    [
      [0, 4, 1, 2, 3],
      [0, 1, 2, 3]
    ],
    [[2, 1, 0], [0]]
  ])('of %j is %j', (numbers, run) => {
    expect([...longestIncreasing(numbers)].sort()).toEqual(run)
  })
})
