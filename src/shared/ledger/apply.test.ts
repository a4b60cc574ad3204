import { fen } from '@shared/money'
import { describe, expect, it } from 'vitest'
import {
  applyChanges,
  describePath,
  emptyLedger,
  LedgerChangeError,
  parsePath,
  rowCellPath,
  valueAt
} from './index'
import type { Change, Json, UnitLedger } from './index'

const row = { id: 1, function: '2150501', economic: '30201', source: 'generalPublicBudget', amount: '12.30' }
const second = { ...row, id: 2, amount: '0.00', note: '备注' }
const project: Json = {
  id: 3,
  code: 'P-1',
  name: '项目甲',
  lines: [{ ...row, id: 4 }],
  indicators: [{ id: 5, level1: '产出指标', level2: '', name: '次数', operator: '≥', value: '4', unit: '次' }]
}

const ledger: UnitLedger = applyChanges(emptyLedger('402001', 2023), [
  { path: 'unit/name', before: '', after: '某局' },
  { path: 'basicExpenditure/#1', after: row, following: null },
  { path: 'basicExpenditure/#2', after: second, following: 1 },
  { path: 'projects/#3', after: project, following: null }
])

function refused(...changes: Change[]): string {
  try {
    applyChanges(ledger, changes)
  } catch (error) {
    if (!(error instanceof LedgerChangeError)) throw error
    expect(error.path).toBe(changes.at(-1)?.path)
    expect(error.message).toMatch(/^.*：.*[\u4e00-\u9fff].*。$/)
    return error.code
  }
  return 'not refused'
}

describe('applyChanges', () => {
  it('reads interchange values into the ledger', () => {
    expect(ledger.basicExpenditure).toEqual([
      { ...row, amount: 1230 },
      { ...second, amount: 0 }
    ])
    expect(ledger.projects[0]?.lines[0]?.amount).toBe(1230)
    expect(valueAt(ledger, 'projects/#3')).toEqual(project)
  })

  it('keeps absent and zero apart', () => {
    const zero = applyChanges(ledger, [{ path: 'income/otherIncome', after: '0.00' }])
    expect(zero.income).toEqual({ otherIncome: 0 })
    expect(valueAt(ledger, 'income/otherIncome')).toBeUndefined()
    const absent = applyChanges(zero, [{ path: 'income/otherIncome', before: '0.00' }])
    expect(Object.hasOwn(absent.income, 'otherIncome')).toBe(false)
  })

  it('shares what it does not touch', () => {
    const changed = applyChanges(ledger, [
      { path: 'basicExpenditure/#1/amount', before: '12.30', after: '1.00' }
    ])
    expect(changed.basicExpenditure[1]).toBe(ledger.basicExpenditure[1])
    expect(changed.projects).toBe(ledger.projects)
    expect(ledger.basicExpenditure[0]?.amount).toBe(1230)
  })

  it('moves a row by deleting and inserting it in one step', () => {
    const moved = applyChanges(ledger, [
      { path: 'basicExpenditure/#2', before: second, following: 1 },
      { path: 'basicExpenditure/#2', after: second, following: null }
    ])
    expect(moved.basicExpenditure.map(({ id }) => id)).toEqual([2, 1])
  })

  it('keeps an amount of a file that differs, and the word for one that follows the lines', () => {
    const path = 'threePublicExpenses/overseasTravel/current'
    const kept = applyChanges(ledger, [{ path, after: '5.00' }])
    expect(kept.threePublicExpenses.overseasTravel.current).toBe(500)
    const following = applyChanges(kept, [{ path, before: '5.00', after: 'computed' }])
    expect(valueAt(following, path)).toBe('computed')
  })

  it.each<[string, Change]>([
    ['noSuchPath', { path: 'income/gifts', after: '1.00' }],
    ['noSuchPath', { path: '', after: '1.00' }],
    ['noSuchPath', { path: 'unit/__proto__', after: 'x' }],
    ['noSuchPath', { path: 'basicExpenditure/#1/id', before: 1, after: 9 }],
    ['noSuchPath', { path: 'basicExpenditure', after: [] }],
    ['noSuchPath', { path: 'projects/#3/lines', after: [] }],
    ['noSuchPath', { path: 'projects/#3/constructor', after: 'x' }],
    ['noSuchPath', { path: 'basicExpenditure/#1/amount/yuan', after: '1' }],
    ['noSuchPath', { path: 'basicExpenditure/#01/amount', after: '1' }],
    ['noSuchRow', { path: 'basicExpenditure/#9/amount', before: '1.00', after: '2.00' }],
    ['noSuchRow', { path: 'projects/#9/lines/#4/amount', before: '1.00', after: '2.00' }],
    ['noSuchRow', { path: 'projects/#9/lines/#6', after: { ...row, id: 6 }, following: null }],
    ['noSuchRow', { path: 'basicExpenditure/#9', before: { ...row, id: 9 }, following: null }],
    ['beforeDiffers', { path: 'basicExpenditure/#1/amount', before: '12.31', after: '2.00' }],
    ['beforeDiffers', { path: 'basicExpenditure/#1/note', before: 'x', after: 'y' }],
    ['beforeDiffers', { path: 'income/otherIncome', before: '0.00', after: '1.00' }],
    ['beforeDiffers', { path: 'basicExpenditure/#2', before: { ...second, note: '别的' }, following: 1 }],
    ['invalidValue', { path: 'basicExpenditure/#1/amount', before: '12.30', after: '1.234' }],
    ['invalidValue', { path: 'basicExpenditure/#1/amount', before: '12.30', after: '-1.00' }],
    ['invalidValue', { path: 'basicExpenditure/#1/amount', before: '12.30', after: 12.3 }],
    ['invalidValue', { path: 'basicExpenditure/#1/amount', before: '12.30' }],
    ['invalidValue', { path: 'basicExpenditure/#1/note', after: '' }],
    ['invalidValue', { path: 'basicExpenditure/#1/source', before: 'generalPublicBudget', after: 'gifts' }],
    ['invalidValue', { path: 'unit/name', before: '某局', after: 'a\u0000b' }],
    ['invalidValue', { path: 'unit/name', before: '某局', after: '\ud800' }],
    ['invalidValue', { path: 'basicExpenditure/#6', after: { ...row, id: 7 }, following: null }],
    ['invalidValue', { path: 'basicExpenditure/#6', after: { ...row, id: 6, note: '' }, following: null }],
    [
      'invalidValue',
      { path: 'basicExpenditure/#6', after: { ...row, id: 6, colour: 'red' }, following: null }
    ],
    ['invalidValue', { path: 'basicExpenditure/#1', before: row, after: row, following: null }],
    ['wrongPlace', { path: 'basicExpenditure/#6', after: { ...row, id: 6 }, following: 9 }],
    ['wrongPlace', { path: 'basicExpenditure/#6', after: { ...row, id: 6 } }],
    ['wrongPlace', { path: 'basicExpenditure/#2', before: second, following: null }],
    ['wrongPlace', { path: 'unit/name', before: '某局', after: '某处', following: null }],
    [
      'duplicateId',
      {
        path: 'otherExpenditure/#5',
        after: { ...row, id: 5, category: 'businessExpenditure' },
        following: null
      }
    ],
    ['duplicateId', { path: 'projects/#6', after: { ...project, id: 6, code: 'P-2' }, following: 3 }],
    [
      'duplicateId',
      {
        path: 'projects/#6',
        after: { id: 6, code: 'P-2', name: '', lines: [{ ...row, id: 6 }], indicators: [] },
        following: 3
      }
    ]
  ])('refuses with %s: %j', (code, change) => {
    expect(refused(change)).toBe(code)
  })

  it('refuses a second project of one code, naming the code', () => {
    const again = { id: 6, code: 'P-1', name: '', lines: [], indicators: [] }
    const insert = (): UnitLedger =>
      applyChanges(ledger, [{ path: 'projects/#6', after: again, following: null }])
    expect(insert).toThrow(
      expect.objectContaining({ code: 'duplicateProjectCode', path: 'projects/#3/code' })
    )
    expect(insert).toThrow(/项目编码“P-1”已经有了/)
  })

  it('lets two projects change codes within one step', () => {
    const two = applyChanges(ledger, [
      {
        path: 'projects/#6',
        after: { id: 6, code: 'P-2', name: '', lines: [], indicators: [] },
        following: 3
      }
    ])
    const swapped = applyChanges(two, [
      { path: 'projects/#3/code', before: 'P-1', after: 'P-2' },
      { path: 'projects/#6/code', before: 'P-2', after: 'P-1' }
    ])
    expect(swapped.projects.map(({ code }) => code)).toEqual(['P-2', 'P-1'])
    expect(() => applyChanges(two, [{ path: 'projects/#3/code', before: 'P-1', after: 'P-2' }])).toThrow(
      /已经有了/
    )
  })

  it('is all or nothing', () => {
    expect(
      refused(
        { path: 'basicExpenditure/#1/amount', before: '12.30', after: '1.00' },
        { path: 'basicExpenditure/#1/amount', before: '12.30', after: '2.00' }
      )
    ).toBe('beforeDiffers')
    expect(ledger.basicExpenditure[0]?.amount).toBe(fen(1230))
  })
})

describe('paths', () => {
  it('are told in Chinese, rows by their place', () => {
    expect(describePath('basicExpenditure/#2/amount', ledger)).toBe('基本支出第 2 行的金额')
    expect(describePath('projects/#3/lines/#4/source', ledger)).toBe(
      '项目支出第 1 行、支出明细第 1 行的资金来源'
    )
    expect(describePath('projects/#3', ledger)).toBe('项目支出第 1 行')
    expect(describePath('priorYear/lines/#40/amount', ledger)).toBe('上年数 上年支出明细（行号 40）的金额')
    expect(describePath('personnel/employed/administrative')).toBe('人员 在职人数 行政')
    expect(describePath('income/generalPublicBudget')).toBe('收入 一般公共预算拨款')
  })

  it('are told in a long list too', () => {
    const [line] = ledger.basicExpenditure
    const basicExpenditure = Array.from({ length: 120 }, (_, at) => ({ ...line!, id: 1000 - at }))
    const long = { ...ledger, basicExpenditure }
    expect(describePath('basicExpenditure/#1000', long)).toBe('基本支出第 1 行')
    expect(describePath('basicExpenditure/#881', long)).toBe('基本支出第 120 行')
    expect(describePath('basicExpenditure/#880', long)).toBe('基本支出（行号 880）')
  })

  it('come apart and together again', () => {
    expect(parsePath('projects/#3/lines/#15/source')).toEqual({
      kind: 'rowCell',
      address: { list: 'projects/lines', project: 3 },
      id: 15,
      field: 'source'
    })
    expect(rowCellPath({ list: 'projects/lines', project: 3 }, 15, 'source')).toBe(
      'projects/#3/lines/#15/source'
    )
    expect(parsePath('governmentProcurement/lines/#9')).toEqual({
      kind: 'row',
      address: { list: 'governmentProcurement/lines' },
      id: 9
    })
    for (const none of [
      '#1',
      'projects/#0',
      'projects/#3/lines/#x',
      'nothing/#1',
      'projects/#3/lines/#1/a/b'
    ]) {
      expect(parsePath(none)).toBeUndefined()
    }
  })
})
