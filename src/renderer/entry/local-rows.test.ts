import { expect, it } from 'vitest'
import { applied } from './local-rows'
import type { LocalRow } from './local-rows'

const rows: LocalRow[] = [
  { key: 1, cells: { a: '甲', b: '1' } },
  { key: 2, cells: { a: '乙', b: '2' } }
]
const nothing = { label: '填写', cells: [], inserted: [], deleted: [] }

it('fills, clears, inserts after the row that is named, and takes out, as one edit', () => {
  const edit = {
    ...nothing,
    cells: [{ row: 2, column: 'b', value: undefined }],
    inserted: [
      { key: 3, after: 1, cells: { b: '3' } },
      { key: 4, after: 3, cells: {} },
      { key: 5, after: null, cells: { a: '头' } }
    ],
    deleted: [1]
  }
  expect(applied(rows, edit, ['a'])).toEqual([
    { key: 5, cells: { a: '头' } },
    { key: 3, cells: { a: '甲', b: '3' } },
    { key: 4, cells: { a: '甲' } },
    { key: 2, cells: { a: '乙', b: undefined } }
  ])
  expect(applied(rows, nothing)).toEqual(rows)
})
