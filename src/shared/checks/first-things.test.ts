import { expect, it } from 'vitest'
import { mendableFirst } from './first-things'
import type { Place } from './model'

it('puts what stands in the tables only behind what can be mended, each in its order', () => {
  const cell: Place = { kind: 'cell', unit: '1', path: 'income/otherIncome', label: '收入' }
  const table: Place = { kind: 'table', table: '1', row: 0, column: 0, label: '表1' }
  const found = [
    { id: 'A01', places: [table] },
    { id: 'B03', places: [table, table] },
    { id: 'S01', places: [cell] },
    { id: 'C01', places: [] },
    { id: 'H01', places: [table, cell] }
  ]
  expect(mendableFirst(found).map(({ id }) => id)).toEqual(['S01', 'C01', 'H01', 'A01', 'B03'])
})
