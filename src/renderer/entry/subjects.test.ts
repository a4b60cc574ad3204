import { Catalog } from '@shared/catalog'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { row, smallCatalog } from '../../shared/catalog/testing/small-catalog'
import { runs } from '../../shared/testing/runs'
import { readSubject, subjectLabel, subjectOptions } from './subjects'

const twice = {
  ...smallCatalog,
  subjects: {
    ...smallCatalog.subjects,
    function: [
      ...smallCatalog.subjects.function,
      row('215', '资源勘探工业信息等支出'),
      row('21502', '制造业'),
      row('2150201', '行政运行')
    ]
  }
}
const catalog = new Catalog(twice)
const read = (text: string, classification: 'function' | 'economic' = 'economic') =>
  readSubject(catalog, classification, text)

/** Why a text was refused; nothing where it was taken. */
const refusal = (...given: Parameters<typeof read>): string | undefined => {
  const parsed = read(...given)
  return parsed.ok ? undefined : parsed.reason
}

describe('a typed or pasted subject', () => {
  it.each([
    '30201',
    ' ３０２０１ ',
    '30201 办公费',
    '30201-办公费',
    '30201办公费',
    '[30201]办公费',
    '（30201）办公费',
    '30201\u00a0办公费',
    '办公费'
  ])('is found in “%s”', (text) => expect(read(text)).toEqual({ ok: true, value: '30201' }))

  it('is found by a name with brackets of either width, and by its other name', () => {
    expect(read('因公出国（境）费用')).toEqual({ ok: true, value: '30212' })
    expect(read('因公出国(境)费用')).toEqual({ ok: true, value: '30212' })
    expect(read('差旅费（旧）')).toEqual({ ok: true, value: '30211' })
  })

  it('is nothing where nothing is typed', () => expect(read('　 ')).toEqual({ ok: true, value: undefined }))

  it('is told by the names above it where several have its name', () => {
    expect(refusal('行政运行', 'function')).toContain('有 2 个')
    expect(read('制造业/行政运行', 'function')).toEqual({ ok: true, value: '2150201' })
    expect(read('城乡社区支出 › 城乡社区管理事务 › 行政运行', 'function')).toEqual({
      ok: true,
      value: '2120101'
    })
  })

  it('is refused above the level of entry, with what stands below', () => {
    expect(refusal('302')).toContain('30201 办公费')
  })

  it('is refused with the nearest where the catalog lacks it', () => {
    expect(refusal('30202 办公费')).toContain('30201 办公费')
    expect(refusal('2080804', 'function')).toContain('是否保留不确定')
    expect(refusal('办公')).toContain('30201 办公费')
  })

  it('reads what a cell shows as what the cell holds', () => {
    const codes = catalog.subjects('economic').filter(({ level }) => level === 'division')
    for (const { code } of codes) {
      expect(read(subjectLabel(catalog, 'economic', code))).toEqual({ ok: true, value: code })
    }
  })

  it('never gives a code that lines are not entered on, whatever is typed', () => {
    const known = new Set(
      catalog.subjects('economic').flatMap(({ code, level }) => (level === 'division' ? code : []))
    )
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123 办公费（）()-/302')) }), (text) => {
        const subject = read(text)
        if (subject.ok && subject.value !== undefined) expect(known).toContain(subject.value)
      }),
      { numRuns: runs(2000) }
    )
  })
})

describe('what is offered', () => {
  it('is the recent ones for no text, and else the best answers with their way', () => {
    expect(subjectOptions(catalog, 'economic', '', ['30217']).map(({ value }) => value)).toEqual(['30217'])
    const [first] = subjectOptions(catalog, 'economic', 'bgf', [])
    expect(first).toMatchObject({ value: '30201', label: '30201 办公费', path: '商品和服务支出 / 办公费' })
  })

  it('shows a code that the catalog lacks with the name that came with it', () => {
    expect(subjectLabel(catalog, 'economic', '39999', '旧科目')).toBe('39999 旧科目')
    expect(subjectLabel(undefined, 'economic', '39999')).toBe('39999')
  })
})
