import { expect, it } from 'vitest'
import { fen } from '@shared/money'
import { ceilingRows, limitOf, sharesOf, withLimit } from './ceilings'

const rows = ceilingRows([], ['402001-01'])
const [personnel] = rows
const reception = rows.find((cell) => cell.kind === 'threePublic' && cell.item === 'officialReception')
const project = rows.at(-1)

it('sets and takes away a limit of each kind; none is another than zero', () => {
  for (const cell of [personnel, reception, project]) {
    const set = withLimit({ sources: {} }, cell!, fen(0))
    expect(limitOf(set, cell!)).toBe(0)
    expect(limitOf(withLimit(set, cell!, undefined), cell!)).toBeUndefined()
  }
  expect(withLimit(withLimit({ sources: {} }, personnel!, fen(1)), personnel!, undefined).sources).toEqual({})
})

it('keeps the rows of projects that only a limit knows', () => {
  const more = ceilingRows([withLimit({ sources: {} }, project!, fen(5))], [])
  expect(more.at(-1)).toMatchObject({ kind: 'project', project: '402001-01' })
})

it('says what the units have been given of the department’s own', () => {
  const own = withLimit({ sources: {} }, personnel!, fen(100))
  const unit = (amount: number) => withLimit({ sources: {} }, personnel!, fen(amount))
  const [share] = sharesOf(own, { a: unit(70), b: unit(50) }).values()
  expect(share).toEqual({ given: 120, unallocated: -20 })
})
