import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../shared/testing/runs'
import type { GridEdit, RowKey } from './model'
import type { Line } from './testing/rows'
import { applied, COLUMNS, rowsOf } from './testing/rows'
import type { GridView } from './view'
import { lastEntryKey, viewOf } from './view'

const edit = (part: Partial<GridEdit>): GridEdit => ({
  label: '填写',
  cells: [],
  inserted: [],
  deleted: [],
  ...part
})
const seen = (view: GridView): (readonly [RowKey, string | undefined])[] =>
  Array.from({ length: view.count }, (_none, row) => [view.key(row), view.value(row, 'name')] as const)

/** Edits one after another, each on the rows as the one before leaves them. */
const story = fc
  .tuple(
    fc.nat(6),
    fc.array(fc.tuple(fc.constantFrom('cell', 'insert', 'delete', 'chain'), fc.nat(20)), { maxLength: 8 })
  )
  .map(([count, steps]) => {
    const first: Line[] = Array.from({ length: count }, (_none, n) => ({
      key: n + 1,
      cells: { name: `n${n}` }
    }))
    const edits: GridEdit[] = []
    let lines = first
    let next = 100
    for (const [kind, n] of steps) {
      const line = lines[n % Math.max(1, lines.length)]
      const inserted = (after: RowKey | null) => {
        next += 1
        return { key: next, after, cells: { name: `i${next}` } }
      }
      const one = inserted(n % 5 === 0 ? null : (line?.key ?? null))
      const made =
        kind === 'insert'
          ? edit({ inserted: [one] })
          : kind === 'chain'
            ? edit({ inserted: [one, inserted(one.key), inserted(one.key)] })
            : line === undefined
              ? edit({})
              : kind === 'delete'
                ? edit({ deleted: [line.key] })
                : edit({
                    cells: [{ row: line.key, column: 'name', value: n % 3 === 0 ? undefined : `c${n}` }]
                  })
      edits.push(made)
      lines = applied(lines, made)
    }
    return { first, edits }
  })

describe('edits on their way', () => {
  it('show what the owner will show', () => {
    fc.assert(
      fc.property(story, ({ first, edits }) => {
        const after = edits.reduce(applied, first)
        expect(seen(viewOf(rowsOf(first), { pending: edits }))).toEqual(seen(viewOf(rowsOf(after))))
      }),
      { numRuns: runs(3000) }
    )
  })

  it('show nothing twice when the owner already has some of them', () => {
    fc.assert(
      fc.property(story, fc.nat(8), ({ first, edits }, n) => {
        const part = edits.slice(0, n).reduce(applied, first)
        const after = edits.reduce(applied, first)
        expect(seen(viewOf(rowsOf(part), { pending: edits.slice(n) }))).toEqual(seen(viewOf(rowsOf(after))))
        const keys = seen(viewOf(rowsOf(part), { pending: edits })).map(([key]) => key)
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns: runs(2000) }
    )
  })

  it('of thousands of rows in a chain are shown without ado', () => {
    const inserted = Array.from({ length: 20_000 }, (_none, n) => ({
      key: n,
      after: n === 0 ? null : n - 1,
      cells: {}
    }))
    const view = viewOf(rowsOf([]), { pending: [edit({ inserted })] })
    expect([view.count, view.key(19_999), view.indexOf(12_345)]).toEqual([20_000, 19_999, 12_345])
  })
})

describe('the blank row and the totals', () => {
  const lines: Line[] = [
    { key: 1, cells: { name: '一' } },
    { key: 's', cells: { name: '小计' }, role: 'total' },
    { key: 2, cells: { name: '二' } },
    { key: 't', cells: { name: '合计' }, role: 'total' }
  ]
  const view = viewOf(rowsOf(lines), { blank: 9 })
  it('stand last, the blank row before the totals', () => {
    expect([view.count, view.pinned]).toEqual([5, 1])
    expect([0, 1, 2, 3, 4].map(view.key)).toEqual([1, 's', 2, 9, 't'])
    expect([0, 1, 2, 3, 4].map(view.role)).toEqual(['entry', 'total', 'entry', 'blank', 'total'])
    expect(view.value(3, 'name')).toBeUndefined()
    expect(view.value(4, 'name')).toBe('合计')
    expect(lastEntryKey(view)).toBe(2)
    expect(lastEntryKey(viewOf(rowsOf([]), { blank: 9 }))).toBeNull()
  })
  it('say why they cannot be filled in', () => {
    expect(view.readOnly(4, COLUMNS[0]!)).toMatch(/合计/)
    expect(view.readOnly(0, COLUMNS[4]!)).toMatch(/增减.*计算/)
    expect(view.readOnly(3, COLUMNS[0]!)).toBeUndefined()
    expect(viewOf(rowsOf(lines), { readOnly: true }).readOnly(0, COLUMNS[0]!)).toMatch(/只能看/)
  })
})
