import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../shared/testing/runs'
import type { Arranged } from './arrange'
import { anchored, grouped, groupsOf, gridRows } from './arrange'

interface Item {
  readonly id: number
  readonly code: string
}
const items: fc.Arbitrary<Item[]> = fc
  .array(fc.constantFrom('301', '302', '303'), { maxLength: 30 })
  .map((codes) => codes.map((code, n) => ({ id: n + 1, code })))
const code = ({ code: own }: Item): string => own
const arrangedOf = (rows: readonly Item[]): Arranged<Item>[] =>
  grouped(groupsOf(rows, code), (group) => ({ code: group.key, count: String(group.rows.length) }))

describe('rows by group', () => {
  it('are all there once, under their own heading, in the order of the list', () => {
    fc.assert(
      fc.property(items, (rows) => {
        const lines = arrangedOf(rows)
        let heading = ''
        const seen: Item[] = []
        for (const line of lines) {
          if (line.kind !== 'entry') {
            expect(line.cells['code']! > heading).toBe(true)
            heading = line.cells['code']!
          } else {
            expect(line.row.code).toBe(heading)
            seen.push(line.row)
          }
        }
        expect(seen.toSorted((a, b) => a.id - b.id)).toEqual(rows)
        for (const key of new Set(rows.map(code))) {
          expect(seen.filter((row) => row.code === key)).toEqual(rows.filter((row) => row.code === key))
        }
      }),
      { numRuns: runs(500) }
    )
  })

  it('keep their keys and say which lines are headings', () => {
    const grid = gridRows(
      arrangedOf([
        { id: 7, code: '302' },
        { id: 9, code: '301' }
      ]),
      { read: (row) => row.code }
    )
    expect([0, 1, 2, 3].map((at) => [grid.key(at), grid.role?.(at), grid.value(at, 'code')])).toEqual([
      ['group:301', 'heading', '301'],
      [9, 'entry', '301'],
      ['group:302', 'heading', '302'],
      [7, 'entry', '302']
    ])
  })
})

describe('a row put in where not all show', () => {
  const all = [1, 2, 3, 4].map((id) => ({ id, code: id % 2 === 0 ? '302' : '301' }))
  const put = (after: number | string | null, lines: readonly Arranged<Item>[]) =>
    anchored(
      { label: '插入行', cells: [], inserted: [{ key: 9, after, cells: {} }], deleted: [] },
      lines,
      all
    ).inserted[0]?.after
  const only = (...ids: number[]): Arranged<Item>[] =>
    all.filter(({ id }) => ids.includes(id)).map((row) => ({ kind: 'entry', row }))

  it('stands after the row it was put after', () => expect(put(3, only(3))).toBe(3))
  it('at the top stands before the first that shows', () => {
    expect(put(null, only(3, 4))).toBe(2)
    expect(put(null, only(1))).toBe(null)
  })
  it('where none shows stands at the end', () => expect(put(null, [])).toBe(4))
  it('after a heading stands before the first of its group', () => {
    expect(put('group:302', arrangedOf(all))).toBe(1)
  })
})
