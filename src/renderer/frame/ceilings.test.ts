import type { CeilingCell, CeilingState } from '@shared/exchange'
import { fen } from '@shared/money'
import { describe, expect, it } from 'vitest'
import { ceilingWords, headroomOf } from './ceilings'

const limit = fen(100)
const state = (cell: CeilingCell, used: number): CeilingState => ({
  cell,
  used: fen(used),
  headroom: fen(100 - used)
})
const source = 'generalPublicBudget'
const states = [
  state({ kind: 'source', source, use: 'personnel', limit }, 60),
  state({ kind: 'source', source, use: 'operating', limit }, 130),
  state({ kind: 'source', source: 'governmentFund', use: 'operating', limit }, 0),
  state({ kind: 'source', source, use: 'project', limit }, 1),
  state({ kind: 'project', project: 'A-1', limit }, 2),
  state({ kind: 'project', project: 'A-2', limit }, 3),
  state({ kind: 'threePublic', item: 'officialReception', limit }, 4)
]

it('names what a ceiling limits', () => {
  expect(states.map(({ cell }) => ceilingWords(cell))).toEqual([
    '一般公共预算拨款 · 人员经费',
    '一般公共预算拨款 · 公用经费',
    '政府性基金预算拨款 · 公用经费',
    '一般公共预算拨款 · 项目支出',
    '项目 A-1',
    '项目 A-2',
    '三公 · 公务接待费'
  ])
})

describe('what a page says of the limits', () => {
  const said = (...on: [Parameters<typeof headroomOf>[1], string?]): unknown[] =>
    headroomOf(states, ...on).map(({ title, parts }) => [title, ...parts.map((one) => one.headroom)])

  it('is what its own figures count against, by source', () => {
    expect(said('basicExpenditure')).toEqual([
      ['一般公共预算拨款', 40, -30],
      ['政府性基金预算拨款', 100]
    ])
    expect(said('projects')).toEqual([['一般公共预算拨款', 99]])
    expect(said('threePublicExpenses')).toEqual([['', 96]])
    expect(said('income')).toEqual([])
  })

  it('is a project’s own limit on its page only', () => {
    expect(said('projects', 'A-2')).toEqual([
      ['一般公共预算拨款', 99],
      ['本项目', 97]
    ])
    expect(said('projects', 'B')).toEqual([['一般公共预算拨款', 99]])
  })

  it('is nothing where no limits were given', () => {
    expect(headroomOf([], 'basicExpenditure')).toEqual([])
  })
})
