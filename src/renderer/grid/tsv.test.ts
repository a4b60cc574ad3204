import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../shared/testing/runs'
import { readTsv, sizeOf, writeTsv } from './tsv'

const cell = fc.string({
  unit: fc.constantFrom('a', '金', '"', '\t', '\n', ' ', '1', ',', '.'),
  maxLength: 6
})
const block = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
  )

describe('a block as text', () => {
  it('is read as it was written, whatever the cells hold', () => {
    fc.assert(
      fc.property(block, (rows) => {
        expect(readTsv(writeTsv(rows))).toEqual(rows)
      }),
      { numRuns: runs(5000) }
    )
  })

  it('is counted as it is read', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          block.map(writeTsv),
          cell,
          fc.array(cell).map((parts) => parts.join(''))
        ),
        (text) => {
          const rows = readTsv(text)
          const columns = rows[0]?.length ?? 0
          const { beyond, ...size } = sizeOf(text, 1000)
          expect(size).toEqual({ rows: rows.length, columns, cells: rows.length * columns })
          expect(beyond).toBe(false)
        }
      ),
      { numRuns: runs(5000) }
    )
  })

  it('is read as Excel and WPS write it', () => {
    expect(readTsv('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd']
    ])
    expect(readTsv('a\tb\nc\td')).toEqual([
      ['a', 'b'],
      ['c', 'd']
    ])
    expect(readTsv('"一\n二"\t"三""四"\t"五\t六"')).toEqual([['一\n二', '三"四', '五\t六']])
    expect(readTsv('a\t\r\n\t\r\n')).toEqual([
      ['a', ''],
      ['', '']
    ])
    expect(readTsv('a\n\nb')).toEqual([['a'], [''], ['b']])
    expect(readTsv('')).toEqual([])
  })

  it('keeps a quote that quotes nothing', () => {
    expect(readTsv('"甲"乙\t5"\tb')).toEqual([['"甲"乙', '5"', 'b']])
    expect(readTsv('"没有结束\tb\nc')).toEqual([
      ['"没有结束', 'b'],
      ['c', '']
    ])
  })

  it('stops counting beyond the limit, and does not before', () => {
    const text = 'x\ty\n'.repeat(50)
    expect(sizeOf(text, 100)).toEqual({ rows: 50, columns: 2, cells: 100, beyond: false })
    expect(sizeOf(text, 99).beyond).toBe(true)
    // A wide row after narrow ones counts for all of them.
    expect(sizeOf('a\n'.repeat(10) + 'b\t'.repeat(10), 100).beyond).toBe(true)
  })
})
