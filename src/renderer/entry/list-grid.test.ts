import type { Json, UnitLedger } from '@shared/ledger'
import { applyChanges, fundSources, highestId, invertChanges, rowsOf, valueAt } from '@shared/ledger'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ledgersOf } from '../../shared/ledger/testing/arbitrary-ledger'
import { runs } from '../../shared/testing/runs'
import type { CellEdit, GridEdit, NewRow } from '../grid'
import type { ListInGrid } from './list-grid'
import { changesOf } from './list-grid'

const list: ListInGrid = {
  address: { list: 'basicExpenditure' },
  blank: { function: '', economic: '', source: 'generalPublicBudget', amount: '0.00' },
  inherits: ['function', 'source'],
  clears: { function: ['functionName'], economic: ['economicName', 'governmentEconomic'] }
}

type Plain = Record<string, Json>

/** What the list is in interchange values. */
const plainRows = (ledger: UnitLedger): Plain[] =>
  (rowsOf(ledger, list.address) ?? []).map(({ id }) => valueAt(ledger, `basicExpenditure/#${id}`) as Plain)

/** What an edit means, said without regard to cost: rows put in, cells filled, rows taken out. */
function meant(rows: Plain[], edit: GridEdit): Plain[] {
  const next = rows.map((row) => ({ ...row }))
  for (const { key, after } of edit.inserted) {
    const at = after === null ? -1 : next.findIndex(({ id }) => id === after)
    const before = next[at] ?? {}
    const taken = after === null ? {} : { function: before['function'], source: before['source'] }
    next.splice(at + 1, 0, { id: key, ...list.blank, ...taken } as Plain)
    // A row takes over what the row before it has when it is made, typed cells of a made one included.
    const made = next[at + 1]!
    for (const [column, value] of Object.entries(edit.inserted.find((row) => row.key === key)!.cells)) {
      fill(made, column, value)
    }
    for (const cell of edit.cells) if (cell.row === key) fill(made, cell.column, cell.value)
  }
  for (const { row, column, value } of lastOf(edit.cells)) {
    const target = next.find(({ id }) => id === row)
    if (target === undefined || edit.inserted.some(({ key }) => key === row)) continue
    const before = target[column]
    fill(target, column, value)
    if (target[column] === before) continue
    const written = (name: string): boolean =>
      edit.cells.some((one) => one.row === row && one.column === name)
    const gone: readonly string[] = list.clears?.[column] ?? []
    for (const along of gone) if (!written(along)) Reflect.deleteProperty(target, along)
  }
  return next.filter(({ id }) => !edit.deleted.includes(id as number))
}

/** Of a cell named twice the last. */
const lastOf = (cells: readonly CellEdit[]): CellEdit[] =>
  cells.filter(
    ({ row, column }, n) => !cells.slice(n + 1).some((later) => later.row === row && later.column === column)
  )

function fill(row: Plain, column: string, value: string | undefined): void {
  const filled = value ?? list.blank[column]
  if (filled === undefined) Reflect.deleteProperty(row, column)
  else row[column] = filled
}

const columns = fc.constantFrom('function', 'economic', 'source', 'amount', 'note')
const valueOf = (column: string): fc.Arbitrary<string | undefined> => {
  switch (column) {
    case 'source':
      return fc.constantFrom(...fundSources, undefined)
    case 'amount':
      return fc.option(
        fc.nat(1e9).map((fen) => (fen / 100).toFixed(2)),
        { nil: undefined }
      )
    case 'note':
      return fc.constantFrom('说明', '另一句', undefined)
    default:
      return fc.constantFrom('2150501', '30201', '', undefined)
  }
}
const anyCell = columns.chain((column) => fc.record({ column: fc.constant(column), value: valueOf(column) }))

const anyCase = ledgersOf('402001', 2023).chain((ledger) => {
  const ids = ledger.basicExpenditure.map(({ id }) => id)
  const free = highestId(ledger) + 1
  return fc
    .record({
      inserted: fc.array(fc.record({ at: fc.nat(), cells: fc.array(anyCell, { maxLength: 4 }) }), {
        maxLength: 5
      }),
      cells: fc.array(fc.record({ at: fc.nat(), cell: anyCell }), { maxLength: 8 }),
      deleted: fc.array(fc.nat(), { maxLength: 6 })
    })
    .map(({ inserted, cells, deleted }) => {
      const places: (number | null)[] = [null, ...ids]
      const rows = inserted.map(({ at, cells: own }, n): NewRow => {
        const after = places[at % places.length] ?? null
        places.push(free + n)
        return {
          key: free + n,
          after,
          cells: Object.fromEntries(own.map(({ column, value }) => [column, value]))
        }
      })
      const all = [...ids, ...rows.map(({ key }) => key as number)]
      const pick = (at: number): number[] => (all.length === 0 ? [] : [all[at % all.length]!])
      const edit: GridEdit = {
        label: '填写',
        inserted: rows,
        cells: cells.flatMap(({ at, cell }) => pick(at).map((row) => ({ row, ...cell }))),
        deleted: [...new Set(deleted.flatMap((at) => (ids.length === 0 ? [] : [ids[at % ids.length]!])))]
      }
      return { ledger, edit }
    })
})

describe('an edit of a grid as changes of the ledger', () => {
  it('makes of the list what the edit meant', () => {
    fc.assert(
      fc.property(anyCase, ({ ledger, edit }) => {
        const after = applyChanges(ledger, changesOf(ledger, list, edit))
        expect(plainRows(after)).toEqual(meant(plainRows(ledger), edit))
      }),
      { numRuns: runs(3000) }
    )
  })

  it('is taken back whole', () => {
    fc.assert(
      fc.property(anyCase, ({ ledger, edit }) => {
        const changes = changesOf(ledger, list, edit)
        expect(applyChanges(applyChanges(ledger, changes), invertChanges(changes))).toEqual(ledger)
      }),
      { numRuns: runs(2000) }
    )
  })

  it('changes nothing where a cell is filled with what it holds', () => {
    fc.assert(
      fc.property(ledgersOf('402001', 2023), (ledger) => {
        const cells = plainRows(ledger).flatMap((row) =>
          ['function', 'economic', 'source', 'amount', 'note'].map((column) => ({
            row: row['id'] as number,
            column,
            value: row[column] as string | undefined
          }))
        )
        expect(changesOf(ledger, list, { label: '粘贴', cells, inserted: [], deleted: [] })).toEqual([])
      }),
      { numRuns: runs(500) }
    )
  })
})
