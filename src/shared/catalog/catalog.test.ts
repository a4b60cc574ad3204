import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../testing/runs'
import {
  Catalog,
  catalogData,
  CatalogYearMissing,
  classificationOf,
  classifications,
  entryLevel,
  levelOf,
  parentCode
} from './index'
import type { Subject } from './index'
import { perClassification } from './subject'
import { row, smallCatalog } from './testing/small-catalog'

const catalog = new Catalog(smallCatalog)
const codes = (subjects: readonly Subject[]): string[] => subjects.map(({ code }) => code)

describe('codes', () => {
  it('have a level by their length and a classification by their first digit', () => {
    expect(levelOf('function', '208')).toBe('class')
    expect(levelOf('function', '20805')).toBe('division')
    expect(levelOf('function', '2080505')).toBe('item')
    expect(levelOf('economic', '30101')).toBe('division')
    for (const wrong of [
      '',
      '2',
      '20',
      '2080',
      '208050',
      '20805051',
      '2080a',
      '301',
      ' 208',
      '２０８',
      '__proto__'
    ]) {
      expect(levelOf('function', wrong)).toBeUndefined()
    }
    expect(levelOf('economic', '3010101')).toBeUndefined()
    expect(['208', '30101', '50101', '1030182', ''].map(classificationOf)).toEqual([
      'function',
      'economic',
      'governmentEconomic',
      undefined,
      undefined
    ])
  })

  it('name their parent', () => {
    expect(parentCode('2080505')).toBe('20805')
    expect(parentCode('20805')).toBe('208')
    expect(parentCode('208')).toBeUndefined()
  })

  it('are entered as 项 by function and as 款 by economic subject', () => {
    expect(classifications.map(entryLevel)).toEqual(['item', 'division', 'division'])
  })
})

describe('a catalog', () => {
  it('looks up', () => {
    expect(catalog.subject('function', '2080501')).toMatchObject({ name: '行政单位离退休', level: 'item' })
    expect(catalog.has('economic', '30201')).toBe(true)
    expect(catalog.has('economic', '2080501')).toBe(false)
    expect(catalog.subject('function', '__proto__')).toBeUndefined()
    expect(catalog.size).toBe(18)
  })

  it('is a tree', () => {
    expect(codes(catalog.children('function'))).toEqual(['208', '212'])
    expect(codes(catalog.children('function', '212'))).toEqual(['21201', '21208'])
    expect(catalog.children('function', '2080501')).toEqual([])
    expect(codes(catalog.path('function', '2080505'))).toEqual(['208', '20805', '2080505'])
    expect(catalog.fullName('function', '2080501')).toBe(
      '社会保障和就业支出 / 行政事业单位养老支出 / 行政单位离退休'
    )
    expect(catalog.fullName('function', '2080599')).toBe('')
    expect(codes(catalog.path('function', '2080599'))).toEqual(['208', '20805'])
  })

  it('puts a subject whose parent is missing at the top', () => {
    const rows = [row('2080501', '甲'), row('208', '乙')]
    const broken = new Catalog({ ...smallCatalog, subjects: { ...smallCatalog.subjects, function: rows } })
    expect(codes(broken.children('function'))).toEqual(['208', '2080501'])
    expect(broken.fullName('function', '2080501')).toBe('乙 / 甲')
  })

  it('knows the governmental division by the kind of unit, and tells a blank from an unknown', () => {
    expect(catalog.governmentEconomicOf('30201', 'administrative')).toEqual({
      is: 'mapped',
      code: '50201',
      status: 'verified'
    })
    expect(catalog.governmentEconomicOf('30201', 'civilServantManaged')).toMatchObject({ code: '50201' })
    expect(catalog.governmentEconomicOf('30201', 'publicInstitution')).toMatchObject({
      code: '50502',
      status: 'unverified'
    })
    expect(catalog.governmentEconomicOf('30701', 'publicInstitution')).toEqual({ is: 'blank' })
    expect(catalog.governmentEconomicOf('30201', 'other')).toEqual({ is: 'unmapped' })
    expect(catalog.governmentEconomicOf('39999', 'administrative')).toEqual({ is: 'unmapped' })
  })

  it('says why a known subject is left out, unless it has come in', () => {
    expect(catalog.leftOut('function', '2080804')).toMatchObject({ note: '是否保留不确定' })
    expect(catalog.leftOut('economic', '2080804')).toBeUndefined()
    const rows = [...smallCatalog.subjects.function, row('2080804', '优抚事业单位支出')]
    const more = new Catalog({ ...smallCatalog, subjects: { ...smallCatalog.subjects, function: rows } })
    expect(more.leftOut('function', '2080804')).toBeUndefined()
  })

  it('crosses a process boundary as plain data', () => {
    expect(catalogData.parse(JSON.parse(JSON.stringify(smallCatalog)))).toEqual(smallCatalog)
    expect(catalogData.safeParse({ ...smallCatalog, more: 1 }).success).toBe(false)
  })

  it('reaches every subject from the top exactly once, whatever is missing', () => {
    const code = fc
      .tuple(fc.integer({ min: 200, max: 204 }), fc.array(fc.integer({ min: 10, max: 13 }), { maxLength: 2 }))
      .map(([first, rest]) => [first, ...rest].join(''))
    fc.assert(
      fc.property(fc.uniqueArray(code, { maxLength: 40 }), (present) => {
        const rows = present.map((each) => row(each, `科目${each}`))
        const grown = new Catalog({
          ...smallCatalog,
          subjects: { ...perClassification(() => []), function: rows }
        })
        const walk = (at?: string): string[] =>
          grown.children('function', at).flatMap((subject) => [subject.code, ...walk(subject.code)])
        expect(walk().sort()).toEqual([...present].sort())
        for (const each of present) expect(grown.path('function', each).at(-1)?.code).toBe(each)
      }),
      { numRuns: runs(2_000) }
    )
  })
})

describe('a year that is not there', () => {
  it('is told with the years there are', () => {
    const error = new CatalogYearMissing(2031, [2023, 2024])
    expect(error).toMatchObject({ code: 'catalogYearMissing', fiscalYear: 2031, years: [2023, 2024] })
    expect(error.message).toBe('没有 2031 年的政府收支分类科目目录，现有 2023、2024 年。')
    expect(new CatalogYearMissing(2031, []).message).toContain('没有任何年度')
  })
})
