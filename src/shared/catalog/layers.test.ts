import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../testing/runs'
import {
  Catalog,
  classificationOf,
  layCatalog,
  layOfficialList,
  laySupplement,
  parentCode,
  previewOfficialList
} from './index'
import type { ListedSubject, OfficialList } from './index'
import { row, smallCatalog } from './testing/small-catalog'

const listed = (code: string, name: string): ListedSubject => ({
  classification: classificationOf(code) ?? 'function',
  code,
  name,
  initials: 'x'
})
const list = (...subjects: [string, string][]): OfficialList => ({
  title: '官方科目表.xlsx',
  subjects: subjects.map(([code, name]) => listed(code, name))
})
const codes = (rows: readonly { readonly code: string }[]): string[] => rows.map(({ code }) => code)

const official = list(
  ['208', '社会保障和就业支出'],
  ['20805', '行政事业单位养老支出'],
  ['2080501', '行政单位离退休经费'],
  ['2080506', '机关事业单位职业年金缴费支出']
)

describe('an official list', () => {
  const laid = new Catalog(layOfficialList(smallCatalog, official))

  it('stands above the shipped catalog and verifies what it lists', () => {
    expect(laid.subject('function', '2080501')).toMatchObject({
      name: '行政单位离退休经费',
      status: 'verified',
      origin: 'official',
      budget: 'generalPublicBudget'
    })
    expect(laid.subject('function', '2080506')).toMatchObject({
      origin: 'official',
      budget: 'generalPublicBudget'
    })
  })

  it('takes away what it does not list, only in the classes that it lists', () => {
    expect(laid.has('function', '2080505')).toBe(false)
    expect(laid.subject('function', '2120101')).toMatchObject({ origin: 'shipped', status: 'unverified' })
    expect(laid.subjects('economic')).toHaveLength(7)
  })

  it('of one budget takes nothing from the others in the same class', () => {
    const general = new Catalog(
      layOfficialList(smallCatalog, list(['212', '城乡社区支出'], ['21202', '规划']))
    )
    expect(codes(general.subjects('function'))).toEqual([
      '208',
      '20805',
      '2080501',
      '2080505',
      '212',
      '21202',
      '21208',
      '2120801'
    ])
  })

  it('keeps the subjects above those that stay or come', () => {
    const fund = new Catalog(layOfficialList(smallCatalog, list(['2080507', '甲'])))
    expect(codes(fund.children('function', '20805'))).toEqual(['2080507'])
    expect(fund.subject('function', '20805')).toMatchObject({ origin: 'shipped' })
    const onlyTop = new Catalog(layOfficialList(smallCatalog, list(['21202', '规划'])))
    expect(onlyTop.subject('function', '212')).toMatchObject({ origin: 'shipped' })
  })

  it('keeps a subject of a covered budget while one of another budget stands below it', () => {
    const shared = row('2120102', '基金安排的支出', { budget: 'governmentFund' })
    const rows = [...smallCatalog.subjects.function, shared]
    const mixed = { ...smallCatalog, subjects: { ...smallCatalog.subjects, function: rows } }
    const laid = new Catalog(layOfficialList(mixed, list(['212', '城乡社区支出'])))
    expect(codes(laid.path('function', '2120102'))).toEqual(['212', '21201', '2120102'])
    expect(laid.has('function', '2120101')).toBe(false)
  })

  it('gives a new subject the budget of the nearest one above it', () => {
    const fund = new Catalog(layOfficialList(smallCatalog, list(['2120802', '土地开发支出'])))
    expect(fund.subject('function', '2120802')).toMatchObject({ budget: 'governmentFund' })
    const fresh = new Catalog(layOfficialList(smallCatalog, list(['299', '甲'], ['29901', '乙'])))
    expect(fresh.subject('function', '29901')).toMatchObject({ budget: 'generalPublicBudget' })
    const economic = new Catalog(layOfficialList(smallCatalog, list(['30202', '印刷费'])))
    expect(economic.subject('economic', '30202')).not.toHaveProperty('budget')
  })

  it('is previewed: added, renamed, verified, unchanged, removed, untouched', () => {
    const preview = previewOfficialList(smallCatalog, official)
    expect(codes(preview.added)).toEqual(['2080506'])
    expect(preview.renamed).toMatchObject([
      { code: '2080501', name: '行政单位离退休经费', nameBefore: '行政单位离退休' }
    ])
    expect(codes(preview.becomesVerified)).toEqual(['20805'])
    expect(codes(preview.unchanged)).toEqual(['208'])
    expect(preview.removed).toEqual([
      { classification: 'function', code: '2080505', name: '机关事业单位基本养老保险缴费支出' }
    ])
    expect(preview.untouched).toBe(14)
  })
})

describe('a supplement', () => {
  it('adds what is missing, says so, and yields to everything else', () => {
    const own = [listed('2080599', '其他养老支出'), listed('2080501', '我的名称')]
    const laid = new Catalog(laySupplement(smallCatalog, own))
    expect(laid.subject('function', '2080599')).toMatchObject({ origin: 'supplement', status: 'unverified' })
    expect(laid.subject('function', '2080501')).toMatchObject({ origin: 'shipped', name: '行政单位离退休' })
  })

  it('stands below the official lists, the later of which stand above the earlier', () => {
    const own = [listed('2080506', '我的名称'), listed('2080599', '其他')]
    const later = list(['2080506', '职业年金'], ['2080501', '离退休'])
    const laid = new Catalog(layCatalog(smallCatalog, [official, later], own))
    expect(laid.subject('function', '2080506')).toMatchObject({ name: '职业年金', origin: 'official' })
    expect(laid.subject('function', '2080501')).toMatchObject({ name: '离退休' })
    expect(laid.subject('function', '2080599')).toMatchObject({ origin: 'supplement' })
  })
})

describe('the laws of layers', () => {
  const known = smallCatalog.subjects.function.map(({ code }) => code)
  const code = fc.oneof(
    fc.constantFrom(...known),
    fc
      .constantFrom('208', '212', '229')
      .chain((top) =>
        fc
          .tuple(fc.constantFrom('01', '05', '08', '99'), fc.constantFrom('', '01', '05', '77'))
          .map((rest) => top + rest.join(''))
      )
  )
  /** A list as the checks let it pass: every parent is in it or in the catalog. */
  const anyList = fc.uniqueArray(code, { minLength: 1, maxLength: 20 }).chain((wanted) => {
    const all = new Set(wanted)
    for (const each of wanted) {
      for (let at = parentCode(each); at !== undefined; at = parentCode(at))
        if (!known.includes(at)) all.add(at)
    }
    const name = fc.constantFrom('行政运行', '社会保障和就业支出', '新名称')
    return fc
      .tuple(...Array.from(all, (each) => name.map((text): [string, string] => [each, text])))
      .map((rows) => list(...rows))
  })

  it('every listed subject is verified and official, and in one part of the preview', () => {
    fc.assert(
      fc.property(anyList, (any) => {
        const laid = new Catalog(layOfficialList(smallCatalog, any))
        const preview = previewOfficialList(smallCatalog, any)
        for (const { code: each, name } of any.subjects) {
          expect(laid.subject('function', each)).toMatchObject({
            name,
            status: 'verified',
            origin: 'official'
          })
        }
        const parts = [preview.added, preview.renamed, preview.becomesVerified, preview.unchanged]
        expect(parts.flatMap(codes).sort()).toEqual(codes(any.subjects).sort())
        expect(laid.size).toBe(new Catalog(smallCatalog).size + preview.added.length - preview.removed.length)
        expect(preview.untouched).toBe(laid.size - any.subjects.length)
      }),
      { numRuns: runs(2_000) }
    )
  })

  it('no subject loses the one above it', () => {
    fc.assert(
      fc.property(anyList, (any) => {
        const laid = new Catalog(layOfficialList(smallCatalog, any))
        for (const subject of laid.subjects('function')) {
          const parent = parentCode(subject.code)
          if (parent !== undefined) expect(laid.has('function', parent)).toBe(true)
        }
      }),
      { numRuns: runs(2_000) }
    )
  })

  it('laying a list twice changes nothing more', () => {
    fc.assert(
      fc.property(anyList, (any) => {
        const once = layOfficialList(smallCatalog, any)
        expect(layOfficialList(once, any)).toEqual(once)
        expect(previewOfficialList(once, any)).toMatchObject({
          added: [],
          renamed: [],
          becomesVerified: [],
          removed: []
        })
      }),
      { numRuns: runs(2_000) }
    )
  })
})
