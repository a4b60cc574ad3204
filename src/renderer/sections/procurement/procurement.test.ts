import type { ProcurementLine, UnitLedger } from '@shared/ledger'
import { applyChanges, emptyLedger, invertChanges } from '@shared/ledger'
import { fen } from '@shared/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '@shared/testing/runs'
import type { GridEdit } from '../../grid'
import { priceTimesQuantity, procurementChanges, procurementText, procurementTotals } from './procurement'

const nothing: GridEdit = { label: '填写', cells: [], inserted: [], deleted: [] }
const line: ProcurementLine = {
  id: 7,
  kind: 'goods',
  name: '台式机',
  amount: fen(500_000),
  source: 'generalPublicBudget'
}
const typed: UnitLedger = {
  ...emptyLedger('402001', 2023),
  governmentProcurement: { goods: fen(20_680_000), works: fen(0), lines: [] }
}
const withLine: UnitLedger = {
  ...typed,
  governmentProcurement: { goods: 'computed', services: fen(30), lines: [line] }
}

describe('typed totals and lines', () => {
  it('with the first line the totals become its sums, in one step that goes back', () => {
    const changes = procurementChanges(typed, {
      ...nothing,
      inserted: [{ key: 7, after: null, cells: { name: '台式机', amount: '5000.00', quantity: '2' } }]
    })
    const changed = applyChanges(typed, changes)
    expect(changed.governmentProcurement).toEqual({
      goods: 'computed',
      works: 'computed',
      lines: [{ ...line, quantity: 2 }]
    })
    expect(procurementTotals(changed).map(({ amount }) => amount)).toEqual([500_000, 0, 0])
    expect(applyChanges(changed, invertChanges(changes))).toEqual(typed)
  })

  it('with the last line gone the totals are there to be typed', () => {
    const changes = procurementChanges(withLine, { ...nothing, deleted: [7] })
    const changed = applyChanges(withLine, changes)
    expect(changed.governmentProcurement).toEqual({ lines: [] })
    expect(applyChanges(changed, invertChanges(changes))).toEqual(withLine)
  })

  it('between them an edit of a line is nothing else', () => {
    const cells = [{ row: 7, column: 'reservedForSmallEnterprises', value: 'yes' }]
    expect(procurementChanges(withLine, { ...nothing, cells })).toEqual([
      { path: 'governmentProcurement/lines/#7/reservedForSmallEnterprises', after: true }
    ])
  })

  it('that differ are told', () => {
    expect(procurementTotals(withLine)).toEqual([
      { kind: 'goods', amount: 500_000 },
      { kind: 'works', amount: 0 },
      { kind: 'services', amount: 0, stated: 30 }
    ])
    expect(procurementTotals(typed)).toEqual([
      { kind: 'goods', amount: 20_680_000 },
      { kind: 'works', amount: 0 },
      { kind: 'services', amount: undefined }
    ])
  })
})

describe('a cell of a line', () => {
  it('reads in the grid as it is written from it', () => {
    const quantities = fc.integer({ min: 0, max: 1e9 }).map((n) => n / 10_000)
    fc.assert(
      fc.property(quantities, (quantity) => {
        const text = procurementText({ ...line, quantity }, 'quantity')
        expect(text).toMatch(/^\d+(\.\d{1,4})?$/)
        const cells = [{ row: 7, column: 'quantity', value: text }]
        const changed = applyChanges(withLine, procurementChanges(withLine, { ...nothing, cells }))
        expect(changed.governmentProcurement.lines[0]?.quantity).toBe(quantity)
      }),
      { numRuns: runs(500) }
    )
  })

  it.each([
    [10, '10'],
    [0, '0'],
    [100.5, '100.5'],
    [0.0001, '0.0001']
  ])('shows %d of a thing as %s', (quantity, text) =>
    expect(procurementText({ ...line, quantity }, 'quantity')).toBe(text)
  )

  it('knows what quantity and price come to, rounded once', () => {
    expect(priceTimesQuantity({ ...line, quantity: 1.5, price: fen(333) })).toBe(500)
    expect(priceTimesQuantity({ ...line, quantity: 3, price: fen(100_001) })).toBe(300_003)
    expect(priceTimesQuantity({ ...line, quantity: 3 })).toBeUndefined()
    expect(priceTimesQuantity({ ...line, quantity: 1e9, price: fen(1e13) })).toBeUndefined()
  })
})
