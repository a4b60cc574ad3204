import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../testing/runs'
import { Catalog } from './index'
import { slipsBetween } from './nearest'
import { row, smallCatalog } from './testing/small-catalog'

const catalog = new Catalog(smallCatalog)
const near = (code: string, name?: string): string[] =>
  catalog.nearest('function', code, name === undefined ? {} : { name }).map((subject) => subject.code)

describe('slips between codes', () => {
  it.each<[string, string, number]>([
    ['2080505', '2080505', 0],
    ['2080506', '2080505', 1],
    ['2080550', '2080505', 1],
    ['208505', '2080505', 1],
    ['20805055', '2080505', 1],
    ['', '208', 3],
    ['301', '', 3],
    ['2180506', '2080505', 2]
  ])('%j and %j: %d', (a, b, slips) => {
    expect(slipsBetween(a, b)).toBe(slips)
  })

  it('are the same both ways, none only for equal codes, and never more than the longer code', () => {
    const code = fc.string({ unit: fc.constantFrom('0', '1', '2', '3'), maxLength: 8 })
    fc.assert(
      fc.property(code, code, (a, b) => {
        const slips = slipsBetween(a, b)
        expect(slipsBetween(b, a)).toBe(slips)
        expect(slips === 0).toBe(a === b)
        expect(slips).toBeLessThanOrEqual(Math.max(a.length, b.length))
        expect(slips).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
      }),
      { numRuns: runs(2_000) }
    )
  })

  it('are one for any single slip', () => {
    const code = fc.string({ unit: fc.nat(9).map(String), minLength: 3, maxLength: 7 })
    fc.assert(
      fc.property(code, fc.nat(), (right, where) => {
        const at = where % (right.length - 1)
        const missing = right.slice(0, at) + right.slice(at + 1)
        const swapped = `${right.slice(0, at)}${right.charAt(at + 1)}${right.charAt(at)}${right.slice(at + 2)}`
        expect(slipsBetween(missing, right)).toBe(1)
        expect(slipsBetween(swapped, right)).toBe(swapped === right ? 0 : 1)
      }),
      { numRuns: runs(2_000) }
    )
  })
})

describe('the nearest subjects', () => {
  it('of a slip are the code that was meant, first', () => {
    expect(near('2080550')[0]).toBe('2080505')
    expect(near('2120110')[0]).toBe('2120101')
  })

  it('are on the level that was meant', () => {
    expect(near('21203')).toEqual(['21201', '21208', '20805'])
  })

  it('are told by a name that few bear, wherever it now stands', () => {
    expect(near('2299901', '征地和拆迁补偿支出')).toEqual(['2120801'])
    expect(near('2080502', '机关事业单位基本养老保险缴费支出')[0]).toBe('2080505')
  })

  it('are not told by a name that many bear', () => {
    const many = Array.from({ length: 4 }, (_, at) => row(`2110${at}01`, '行政运行'))
    const rows = [...smallCatalog.subjects.function, ...many]
    const crowded = new Catalog({ ...smallCatalog, subjects: { ...smallCatalog.subjects, function: rows } })
    expect(crowded.nearest('function', '2080502', { name: '行政运行' })[0]?.code).toBe('2080501')
  })

  it('of nonsense are none', () => {
    expect(near('abcdefg')).toEqual([])
    expect(near('9'.repeat(100_000))).toEqual([])
  })
})
