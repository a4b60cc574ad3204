import type { PriorLine, UnitLedger } from '@shared/ledger'
import { applyChanges, highestId, invertChanges } from '@shared/ledger'
import { fen } from '@shared/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ledgersOf } from '../../../shared/ledger/testing/arbitrary-ledger'
import { runs } from '../../../shared/testing/runs'
import type { GridEdit } from '../../grid'
import { isPulled, pulledIn, pulledNote, withReason } from './pulled'
import { additionsOf, incomeChanges, replacementOf, yearChanges } from './replace'
import type { PriorRow } from './take-lines'

const rows: fc.Arbitrary<PriorRow[]> = fc.array(
  fc.record({
    section: fc.constantFrom('basic', 'project'),
    function: fc.constantFrom('2150501', ''),
    economic: fc.constantFrom('30201', '30101'),
    source: fc.constant('generalPublicBudget'),
    amount: fc
      .integer({ min: -1e9, max: 1e9 })
      .map((amount) => (amount / 100).toFixed(2).replace(/^-0\.00$/, '0.00'))
  }),
  { maxLength: 8 }
)
const ids = (ledger: UnitLedger): (() => number) => {
  let next = highestId(ledger) + 1
  return () => next++
}
const codes = (lines: readonly PriorLine[]): string[] =>
  lines.map(({ section, economic, amount }) => `${section} ${economic} ${amount}`)
const wanted = (taken: readonly PriorRow[]): string[] =>
  taken.map((row) => {
    const { section, economic, amount } = row as Readonly<Record<string, string>>
    return `${section} ${economic} ${Math.round(Number(amount) * 100)}`
  })

describe('lines taken for last year', () => {
  it('stand behind those there, or in their place, and are taken back', () => {
    fc.assert(
      fc.property(ledgersOf('402001', 2023), rows, fc.boolean(), (ledger, taken, replace) => {
        const changes = [
          ...(replace ? replacementOf : additionsOf)(ledger, taken, ids(ledger)),
          ...incomeChanges(ledger, { otherIncome: '5.00' }),
          ...yearChanges(ledger, 2022)
        ]
        const after = applyChanges(ledger, changes)
        const kept = replace ? [] : codes(ledger.priorYear.lines)
        expect(codes(after.priorYear.lines)).toEqual([...kept, ...wanted(taken)])
        expect(after.priorYear).toMatchObject({
          fiscalYear: 2022,
          basis: 'approvedBudget',
          income: { otherIncome: 500 }
        })
        expect(Object.keys(after.priorYear.income)).toEqual(['otherIncome'])
        expect(applyChanges(after, invertChanges(changes))).toEqual(ledger)
      }),
      { numRuns: runs(500) }
    )
  })
})

describe('a figure of last year’s ledger', () => {
  const line = (id: number, note?: string): PriorLine => ({
    id,
    section: 'basic',
    function: '2150501',
    economic: '30201',
    source: 'otherIncome',
    amount: fen(123_400),
    ...(note === undefined ? {} : { note })
  })
  const lines = [line(1, pulledNote('402001', 2022)), line(2), line(3, '说明')]
  const lineOf = (row: string | number): PriorLine | undefined => lines.find(({ id }) => id === row)
  const edit = (cells: GridEdit['cells'], deleted: number[] = []): GridEdit => ({
    label: '填写',
    cells,
    inserted: [],
    deleted
  })

  it('is known by its mark', () => expect(lines.map(isPulled)).toEqual([true, false, false]))

  it('is changed with a reason that stays with it', () => {
    const given = edit([
      { row: 1, column: 'amount', value: '1.00' },
      { row: 2, column: 'amount', value: '2.00' }
    ])
    const pulled = pulledIn(given, lineOf)
    expect(pulled.map(({ id }) => id)).toEqual([1])
    const { label, cells } = withReason(given, pulled, '机构改革划出')
    expect(label).toBe('改上年账册的数：机构改革划出')
    expect(cells).toEqual([
      ...given.cells,
      {
        row: 1,
        column: 'note',
        value: '取自上年账册（402001，2022 年）；已改，原为 1234.00 元：机构改革划出'
      }
    ])
  })

  it('is taken out with a reason in the step alone', () => {
    const given = edit([], [1])
    expect(withReason(given, pulledIn(given, lineOf), '重复').cells).toEqual([])
    expect(pulledIn(edit([], [2, 3]), lineOf)).toEqual([])
  })

  it('has a label that the journal can hold, however long the reason', () => {
    const given = edit([{ row: 1, column: 'amount', value: '1.00' }])
    expect(withReason(given, pulledIn(given, lineOf), '很'.repeat(300)).label).toHaveLength(100)
  })
})
