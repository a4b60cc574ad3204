import { expect, it } from 'vitest'
import fc from 'fast-check'
import { ceilingKey } from '@shared/exchange'
import type { Ceilings } from '@shared/exchange'
import { difference, fen, sum } from '@shared/money'
import { runs } from '@shared/testing/runs'
import { ceilingColumns, isUsed, limitOf, overgiven, sharesOf, withLimit } from './ceilings'
import { afterCeilingEdit, ceilingGrid, fenOf, GIVEN, LEFT, OWN } from './ceilings-grid'
import type { Limits } from './ceilings-grid'
import { projectFaults, projectGrid, projectRows, withProjects } from './project-ceilings'

const [personnel, operating] = ceilingColumns
const reception = ceilingColumns.find((cell) => cell.kind === 'threePublic')
const project = { kind: 'project' as const, project: '402001-01', limit: fen(0) }
const nothing: Ceilings = { sources: {} }
const units = ['402001', '402002', '402004'].map((code) => ({ code, name: `单位${code}` }))
const edit = (cells: { row: string; column: string; value: string | undefined }[]) => ({
  ...{ label: '粘贴', inserted: [], deleted: [], pasted: { cells: cells.length } },
  cells
})

it('sets and takes away a limit of each kind; none is another than zero', () => {
  for (const cell of [personnel, reception, project]) {
    const set = withLimit(nothing, cell!, fen(0))
    expect(limitOf(set, cell!)).toBe(0)
    expect(isUsed([nothing, set], cell!)).toBe(true)
    expect(withLimit(set, cell!, undefined)).toEqual(nothing)
  }
})

it('says what the units have been given of the department’s own', () => {
  const own = withLimit(nothing, personnel!, fen(100))
  const unit = (amount: number) => withLimit(nothing, personnel!, fen(amount))
  const [share] = sharesOf(own, { a: unit(70), b: unit(50) }).values()
  expect(share).toEqual({ given: 120, unallocated: -20 })
  expect(overgiven(own, { a: unit(70), b: unit(50) }).map(ceilingKey)).toEqual([ceilingKey(personnel!)])
  expect(overgiven(own, { a: unit(100) })).toEqual([])
})

it('shows what is left live: the own limit less what all units have, whatever is typed or pasted', () => {
  const rowOf = fc.constantFrom(OWN, ...units.map(({ code }) => code))
  const amount = fc.option(
    fc.bigInt(0n, 10n ** 12n).map((n) => `${n / 100n}.${`${n % 100n}`.padStart(2, '0')}`)
  )
  const cell = fc.record({
    row: rowOf,
    column: fc.constantFrom(ceilingKey(personnel!), ceilingKey(operating!)),
    value: amount.map((text) => text ?? undefined)
  })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 6 }), (edits) => {
      const typed = new Map<string, string | undefined>()
      let limits: Limits = { own: nothing, units: {} }
      for (const cells of edits) {
        limits = afterCeilingEdit(limits, edit(cells)).limits
        for (const { row, column, value } of cells) typed.set(`${row} ${column}`, value)
      }
      const grid = ceilingGrid(limits, { code: '402', name: '某局' }, units)
      const at = (key: string): number =>
        Array.from({ length: grid.count }, (_none, row) => grid.key(row)).indexOf(key)
      for (const column of [personnel!, operating!].map(ceilingKey)) {
        for (const key of [OWN, ...units.map(({ code }) => code)])
          expect(grid.value(at(key), column)).toBe(typed.get(`${key} ${column}`))
        const given = units.flatMap(({ code }) => fenOf(typed.get(`${code} ${column}`)) ?? [])
        const own = fenOf(typed.get(`${OWN} ${column}`))
        expect(fenOf(grid.value(at(GIVEN), column)) ?? 0).toBe(sum(given))
        const left = own === undefined ? undefined : difference(own, sum(given))
        expect(grid.value(at(LEFT), column) === undefined).toBe(left === undefined)
        expect(grid.marks!(at(LEFT), column)).toHaveLength(left !== undefined && left < 0 ? 1 : 0)
      }
    }),
    { numRuns: runs(200) }
  )
})

it('refuses a pasted row that names another unit, cell by cell, and takes the others', () => {
  const column = ceilingKey(personnel!)
  const { limits, refused } = afterCeilingEdit(
    { own: nothing, units: {} },
    edit([
      { row: '402001', column: 'code', value: '402002' },
      { row: '402001', column, value: '1.00' },
      { row: '402002', column, value: '2.00' },
      { row: OWN, column, value: '9.00' }
    ])
  )
  expect(limits.units['402001']).toBeUndefined()
  expect(limitOf(limits.units['402002']!, personnel!)).toBe(200)
  expect(limitOf(limits.own, personnel!)).toBe(900)
  expect(refused.map(({ row, column: at, text }) => [row, at, text])).toEqual([
    ['402001', 'code', '402002'],
    ['402001', column, '1.00']
  ])
  expect(refused[0]?.reason).toContain('402002')
})

it('has the limits on projects as rows, and back; what is left is the department’s less the units’', () => {
  const limits: Limits = {
    own: withLimit(withLimit(nothing, personnel!, fen(5)), project, fen(100)),
    units: { '402001': withLimit(nothing, project, fen(130)) }
  }
  const rows = projectRows(limits)
  expect(rows.map(({ cells }) => cells)).toEqual([
    { unit: OWN, project: '402001-01', limit: '1.00' },
    { unit: '402001', project: '402001-01', limit: '1.30' }
  ])
  expect(withProjects(limits, rows)).toEqual(limits)
  expect(withProjects(limits, []).own).toEqual(withLimit(nothing, personnel!, fen(5)))
  const grid = projectGrid(rows, new Map([['402001-01', '设备']]))
  expect([grid.value(0, 'name'), grid.value(0, 'left'), grid.value(1, 'left')]).toEqual(['设备', '-0.30', undefined]) // prettier-ignore
  expect(grid.marks!(0, 'left')).toHaveLength(1)
})

it('says what a row on a project lacks, or that it stands there twice', () => {
  const row = (key: number, cells: Record<string, string>) => ({ key, cells })
  const whole = { unit: OWN, project: 'A', limit: '1.00' }
  const faults = projectFaults([
    row(1, whole),
    row(2, {}),
    row(3, { unit: '402001' }),
    row(4, { unit: '402001', project: 'A' }),
    row(5, { project: 'A', limit: '1.00' }),
    row(6, whole)
  ])
  expect([...faults].map(([key, [column]]) => [key, column])).toEqual([
    [3, 'project'],
    [4, 'limit'],
    [5, 'unit'],
    [6, 'project']
  ])
})
