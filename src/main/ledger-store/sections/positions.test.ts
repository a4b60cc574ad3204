import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runs } from '@shared/testing/runs'
import { Database } from '../database'
import { runMigrations } from '../schema'
import { basicLines } from './lines'
import { projectLines, projectRows } from './projects'

let database: Database
let spread: number
beforeEach(() => {
  spread = 0
  database = Database.open(':memory:', 'scratch', {
    fault: (sql, moment) => {
      if (moment === 'before' && sql.startsWith('UPDATE basic_line SET position')) spread += 1
    }
  })
  runMigrations(database, 0)
})
afterEach(() => database.close())

const line = (id: number) => ({
  ...{ id, function: '2150501', economic: '30101', source: 'otherIncome', amount: '1.00' }
})
const order = (): number[] => basicLines.rows(database).map(({ id }) => id)
const insert = (id: number, following: number | null): void =>
  basicLines.insert(database, line(id), following)

/** 5,000 rows with ids from 1 on. */
function fill(): void {
  for (let id = 1; id <= 5000; id += 1) insert(id, id === 1 ? null : id - 1)
}

describe('order', () => {
  it('is that of the insertions and deletions, whatever they were', () => {
    const operation = fc.record({ remove: fc.integer({ max: 4, min: 0 }), at: fc.nat() })
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 200, size: 'max' }), (operations) => {
        database.run('DELETE FROM basic_line')
        const expected: number[] = []
        operations.forEach(({ remove, at }, index) => {
          if (remove === 0 && expected.length > 0) {
            const [gone] = expected.splice(at % expected.length, 1)
            basicLines.remove(database, gone ?? 0)
            return
          }
          const place = at % (expected.length + 1)
          insert(index + 1, expected[place - 1] ?? null)
          expected.splice(place, 0, index + 1)
        })
        expect(order()).toEqual(expected)
      }),
      { numRuns: runs(1_000, 50) }
    )
  })

  it('holds for 600 rows that all go to one place, without working on the whole list', () => {
    fill()
    for (let id = 5001; id <= 5600; id += 1) insert(id, 2500)
    expect(order().slice(2499, 3101)).toEqual([
      2500,
      ...Array.from({ length: 600 }, (_, index) => 5600 - index),
      2501
    ])
    expect(spread).toBeGreaterThan(0)
    expect(spread).toBeLessThan(5000)
  })

  it('holds for 600 rows of which each follows the one before', () => {
    fill()
    for (let id = 5001; id <= 5600; id += 1) insert(id, id === 5001 ? 2500 : id - 1)
    expect(order().slice(2499, 3101)).toEqual([
      2500,
      ...Array.from({ length: 600 }, (_, index) => 5001 + index),
      2501
    ])
    expect(spread).toBeGreaterThan(0)
    expect(spread).toBeLessThan(5000)
  })

  it('has room at both ends for ever', () => {
    for (let id = 1; id <= 300; id += 1) insert(id, null)
    for (let id = 301; id <= 600; id += 1) insert(id, id === 301 ? 1 : id - 1)
    expect(order()).toEqual([
      ...Array.from({ length: 300 }, (_, index) => 300 - index),
      ...Array.from({ length: 300 }, (_, index) => 301 + index)
    ])
    expect(spread).toBe(0)
  })

  it('is each project’s own', () => {
    projectRows.insert(database, { id: 1, code: 'a', name: 'a' }, null)
    projectRows.insert(database, { id: 2, code: 'b', name: 'b' }, 1)
    projectLines.insert(database, line(3), null, 1)
    projectLines.insert(database, line(4), null, 2)
    projectLines.insert(database, line(5), 3, 1)
    expect(() => projectLines.insert(database, line(6), 4, 1)).toThrow('No row 4')
    const lists = projectLines.rowsByProject(database)
    expect(lists.get(1)?.map(({ id }) => id)).toEqual([3, 5])
    expect(lists.get(2)?.map(({ id }) => id)).toEqual([4])
  })
})
