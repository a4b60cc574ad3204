import { describe, expect, it } from 'vitest'
import { checkListedRows, supplementFault } from './index'
import type { CheckedList, ListedText } from './index'
import { smallCatalog } from './testing/small-catalog'

const rows = (...texts: [string, string][]): ListedText[] =>
  texts.map(([code, name], at) => ({ place: `第 ${at + 2} 行`, code, name }))
const check = (...texts: [string, string][]): CheckedList => checkListedRows(rows(...texts), smallCatalog)

describe('the rows of an official list', () => {
  it('are sorted into their classifications', () => {
    expect(check(['208', '甲'], ['30201', '乙'], ['50201', '丙'])).toEqual({
      ok: true,
      subjects: [
        { classification: 'function', code: '208', name: '甲' },
        { classification: 'economic', code: '30201', name: '乙' },
        { classification: 'governmentEconomic', code: '50201', name: '丙' }
      ]
    })
  })

  it('may list a subject twice under one name', () => {
    expect(check(['212', '城乡社区支出'], ['212', '城乡社区支出'])).toMatchObject({
      ok: true,
      subjects: { length: 1 }
    })
  })

  it.each<[string, [string, string][], string]>([
    ['no code', [['', '甲']], '没有科目编码'],
    ['no name', [['208', '']], '没有科目名称'],
    ['letters', [['208a', '甲']], '不全是数字'],
    ['a number with a point', [['208.05', '甲']], '不全是数字'],
    ['a wrong length', [['2080', '甲']], '有 4 位'],
    ['an economic 项', [['3020101', '甲']], '应为 3 或 5 位'],
    ['income', [['1030182', '甲']], '收入分类科目'],
    ['another digit', [['40101', '甲']], '不是支出科目'],
    ['a name too long', [['208', '甲'.repeat(101)]], '超过 100 个字'],
    ['garbled text', [['208', '甲\ufffd']], '乱码'],
    ['a control character', [['208', '甲\u0007']], '乱码'],
    [
      'two names',
      [
        ['208', '甲'],
        ['208', '乙']
      ],
      '第 2 行重复'
    ],
    ['no parent', [['2990101', '甲']], '上级科目 29901'],
    ['no rows', [], '没有任何科目']
  ])('with %s are refused', (_, texts, sentence) => {
    const checked = check(...texts)
    expect(checked.ok).toBe(false)
    if (!checked.ok) {
      expect(checked.faults).toHaveLength(1)
      expect(checked.faults[0]!.message).toContain(sentence)
      expect(checked.faults[0]!.place).toBe(texts.length === 0 ? '整张表' : `第 ${texts.length + 1} 行`)
    }
  })

  it('are refused with every fault in order, up to a hundred', () => {
    const checked = check(['208', '甲'], ['x', '乙'], ['20805', ''], ['208', '丙'])
    expect(checked).toMatchObject({
      faults: [{ place: '第 3 行' }, { place: '第 4 行' }, { place: '第 5 行' }]
    })
    const many = check(...Array.from({ length: 500 }, (): [string, string] => ['x', 'y']))
    expect(many).toMatchObject({ ok: false, faults: { length: 100 } })
    const endless = check(...Array.from({ length: 20_001 }, (): [string, string] => ['208', '甲']))
    expect(endless).toMatchObject({ ok: false, faults: [{ place: '整张表' }] })
  })

  it('may have their parent in the list itself, before or after', () => {
    expect(check(['2990101', '甲'], ['29901', '乙'], ['299', '丙'])).toMatchObject({ ok: true })
  })
})

describe('a subject for the supplement', () => {
  it.each<[string, string, string]>([
    ['2080599', '其他', ''],
    ['2080599', '', '没有科目名称'],
    ['208059', '甲', '有 6 位'],
    ['30299', '甲', '不是支出功能分类科目'],
    ['2080501', '甲', '已在目录中'],
    ['2299901', '甲', '上级科目 22999 不在目录中']
  ])('%s %s: %s', (code, name, sentence) => {
    const fault = supplementFault(smallCatalog, { classification: 'function', code, name })
    if (sentence === '') expect(fault).toBeUndefined()
    else expect(fault).toContain(sentence)
  })
})
