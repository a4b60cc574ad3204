import { describe, expect, it } from 'vitest'
import { faultLimit, largestFile, readLedger, readLedgerValue } from './index'
import { faults, file, line, only, text } from './testing/examples'

describe('a file that is refused', () => {
  it.each<[string, string, object]>([
    ['unknownField', 'colour', { colour: 'red' }],
    ['unknownField', 'basicExpenditure[1].colour', { basicExpenditure: [line, { ...line, colour: 1 }] }],
    ['unknownField', 'income.gifts', { income: { gifts: '1.00' } }],
    ['unknownField', 'unit["全称"]', { unit: { ...file.unit, 全称: '某局' } }],
    [
      'unknownField',
      'projects[0].lines[0].id',
      { projects: [{ ...file.projects[0], lines: [{ ...line, id: 1 }] }] }
    ],
    ['missing', 'unit', { unit: undefined }],
    ['missing', 'fiscalYear', { fiscalYear: undefined }],
    ['missing', 'amountUnit', { amountUnit: undefined }],
    ['missing', 'basicExpenditure[0].amount', { basicExpenditure: [{ ...line, amount: undefined }] }],
    ['missing', 'basicExpenditure[0].source', { basicExpenditure: [{ ...line, source: undefined }] }],
    ['invalidValue', 'amountUnit', { amountUnit: 'wanyuan' }],
    ['invalidValue', 'unit.kind', { unit: { ...file.unit, kind: 'club' } }],
    ['invalidValue', 'unit.code', { unit: { ...file.unit, code: '../402001' } }],
    ['invalidValue', 'fiscalYear', { fiscalYear: 1023 }],
    ['wrongType', 'fiscalYear', { fiscalYear: '2023' }],
    ['wrongType', 'fiscalYear', { fiscalYear: 2023.5 }],
    ['invalidValue', 'round', { round: 'third' }],
    ['wrongType', 'basicExpenditure', { basicExpenditure: {} }],
    ['wrongType', 'basicExpenditure', { basicExpenditure: '' }],
    ['wrongType', 'basicExpenditure[0]', { basicExpenditure: [null] }],
    ['wrongType', 'basicExpenditure[0].function', { basicExpenditure: [{ ...line, function: 2150501 }] }],
    [
      'invalidValue',
      'basicExpenditure[0].function',
      { basicExpenditure: [{ ...line, function: '行政运行' }] }
    ],
    ['invalidValue', 'basicExpenditure[0].source', { basicExpenditure: [{ ...line, source: 'gifts' }] }],
    ['wrongType', 'basicExpenditure[0].amount', { basicExpenditure: [{ ...line, amount: 1 }] }],
    ['wrongType', 'carryToNextYear.otherIncome', { carryToNextYear: { otherIncome: null } }],
    ['wrongType', 'contacts', { contacts: null }],
    ['invalidValue', 'contacts.filledOn', { contacts: { filledOn: '2023-02-29' } }],
    ['invalidValue', 'contacts.preparer', { contacts: { preparer: '甲\u0007' } }],
    ['invalidValue', 'contacts.preparer', { contacts: { preparer: '甲\n乙' } }],
    ['invalidValue', 'statement', { statement: '甲\ud800乙' }],
    ['invalidValue', 'statement', { statement: '长'.repeat(20_001) }],
    ['invalidValue', 'personnel.retirees', { personnel: { retirees: -1 } }],
    ['wrongType', 'personnel.retirees', { personnel: { retirees: 1.5 } }],
    ['invalidValue', 'projects[0].code', { projects: [{ ...file.projects[0], code: '' }] }],
    ['invalidValue', 'projects[0].code', { projects: [{ ...file.projects[0], code: 'x'.repeat(41) }] }],
    ['duplicateCode', 'projects[1].code', { projects: [file.projects[0], file.projects[0]] }],
    ['invalidValue', 'sectionsWithoutContent', { sectionsWithoutContent: ['statement', 'statement'] }],
    ['invalidValue', 'priorYear.basis', { priorYear: { basis: 'execution' } }],
    [
      'invalidValue',
      'governmentProcurement.lines[0].quantity',
      {
        governmentProcurement: {
          lines: [{ kind: 'goods', name: '笔', quantity: 0.00001, amount: '1', source: 'otherIncome' }]
        }
      }
    ],
    ['newerFormat', 'formatVersion', { formatVersion: 2, whatever: {} }],
    ['invalidValue', 'basicExpenditure', { basicExpenditure: Array.from({ length: 20_001 }, () => line) }],
    ['wrongFile', 'units', { units: [] }]
  ])('%s at %s', (code, path, change) => {
    const changed = { ...file, ...change }
    expect(only(readLedger(text(changed)))).toEqual([code, path])
    expect(only(readLedgerValue(JSON.parse(JSON.stringify(changed))))).toEqual([code, path])
  })

  it.each([
    '1.234',
    '-1.00',
    '1,000.00',
    '１.00',
    '1e3',
    '+1',
    ' 1',
    '.5',
    '1.',
    '',
    '100000000000.01',
    '9'.repeat(400),
    'NaN',
    '0x1'
  ])('for the amount %j', (amount) => {
    expect(only(readLedger(text({ ...file, basicExpenditure: [line, { ...line, amount }] })))).toEqual([
      'invalidValue',
      'basicExpenditure[1].amount'
    ])
    expect(
      only(readLedger(text({ ...file, threePublicExpenses: { overseasTravel: { prior: amount } } })))[1]
    ).toBe('threePublicExpenses.overseasTravel.prior')
  })

  it('names place and line in its sentence', () => {
    const changed = { ...file, basicExpenditure: [line, { ...line, amount: '1.234' }] }
    expect(faults(readLedger(text(changed)))).toEqual([
      {
        code: 'invalidValue',
        path: 'basicExpenditure[1].amount',
        line: 23,
        message:
          '文件第 23 行，基本支出第 2 行的金额：金额应写成以元为单位、最多两位小数的数字文本，例如 "1234.50"，不带千分位和单位。'
      }
    ])
    expect(text(changed).split('\n')[22]).toContain('1.234')
  })

  it('names every fault in the order of the file, up to the limit, and counts the rest', () => {
    const many = {
      ...file,
      basicExpenditure: Array.from({ length: 150 }, () => ({ ...line, amount: 'x', note: 5 })),
      colour: 1
    }
    const read = readLedger(text(many))
    expect(faults(read)).toHaveLength(faultLimit)
    expect(read).toMatchObject({ unnamed: 201 })
    const lines = faults(read).map(({ line: at }) => at ?? 0)
    expect(lines).toEqual([...lines].sort((a, b) => a - b))
    expect(
      faults(read)
        .slice(0, 3)
        .map(({ path }) => path)
    ).toEqual(['basicExpenditure[0].amount', 'basicExpenditure[0].note', 'basicExpenditure[1].amount'])
  })

  it('names the faults in the order of the file, not of the form', () => {
    const turned = {
      colour: 1,
      basicExpenditure: [{ ...line, size: 1, amount: 'x' }],
      fiscalYear: 1,
      amountUnit: 'yuan'
    }
    expect(faults(readLedger(text(turned))).map(({ path, line: at }) => [path, at])).toEqual([
      ['unit', 1],
      ['colour', 2],
      ['basicExpenditure[0].amount', 8],
      ['basicExpenditure[0].size', 9],
      ['fiscalYear', 12]
    ])
  })

  it.each<[string, string, string]>([
    ['notJson', '', ''],
    ['notJson', '', '预算'],
    ['notJson', 'unit.code', '{"unit": {"code"'],
    ['notJson', 'basicExpenditure[1]', '{"basicExpenditure": [1, ]}'],
    ['notJson', 'a', '{"a": \'x\'}'],
    ['notJson', '', '{"a": 01}'],
    ['notJson', 'a', '{"a": "x\ny"}'],
    ['notJson', 'a', '{"a": "\\x"}'],
    ['notJson', 'a', '{"a": "\\u12g4"}'],
    ['notJson', '', '{"a": 1} 2'],
    ['notJson', '', '{a: 1}'],
    ['notJson', 'a', '{"a": NaN}'],
    ['wrongFile', '', 'null'],
    ['wrongFile', '', '[]'],
    ['wrongFile', '', '"402001"'],
    ['invalidValue', 'fiscalYear', `{"fiscalYear": ${'9'.repeat(400)}}`]
  ])('%s at %j: %j', (code, path, json) => {
    expect(only(readLedger(json))).toEqual([code, path])
  })

  it('for fields that come twice or reach for prototypes, beside its other faults', () => {
    const twice = text(file).replace('"fiscalYear"', '"fiscalYear": 2022, "fiscalYear"')
    expect(only(readLedger(twice))).toEqual(['duplicateField', 'fiscalYear'])
    const reaching = text(file).replace(
      '"income"',
      '"__proto__": {"polluted": true}, "constructor": 1, "income"'
    )
    expect(faults(readLedger(reaching)).map(({ code, path }) => [code, path])).toEqual([
      ['unknownField', '__proto__'],
      ['unknownField', 'constructor']
    ])
    expect(only(readLedgerValue(JSON.parse(reaching.replace('"constructor": 1, ', ''))))).toEqual([
      'unknownField',
      '__proto__'
    ])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('for endless depth, length or digits, without reading on', () => {
    const deep = '['.repeat(1_000_000)
    expect(only(readLedger(deep))[0]).toBe('tooDeep')
    expect(only(readLedger(`{"statement": ${deep}`))[0]).toBe('tooDeep')
    expect(only(readLedger(' '.repeat(largestFile + 1)))).toEqual(['tooLarge', ''])
    expect(only(readLedger(`{"fiscalYear": 1${'0'.repeat(1_000_000)}}`))).toEqual([
      'invalidValue',
      'fiscalYear'
    ])
    const wide = `{${Array.from({ length: 50_000 }, (_, index) => `"f${index}": 1`).join()}}`
    expect(readLedger(wide)).toMatchObject({ ok: false, unnamed: 50_000 + 3 - faultLimit })
  })

  it('for bytes that are no UTF-8, with the line', () => {
    const bytes = (...last: number[]): Uint8Array =>
      Uint8Array.from([...new TextEncoder().encode('{\n"预": 1,\n"'), ...last])
    for (const bad of [
      [0xff],
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xe9, 0xa2],
      [0xf4, 0x90, 0x80, 0x80],
      [0xb2, 0xbf]
    ]) {
      const [fault] = faults(readLedger(bytes(...bad)))
      expect(fault).toMatchObject({ code: 'notText', path: '', line: 3 })
    }
  })

  it('for sums that cannot be told exactly', () => {
    const huge = Array.from({ length: 1_000 }, () => ({ ...line, amount: '100000000000.00' }))
    expect(only(readLedger(text({ ...file, basicExpenditure: huge })))).toEqual(['sumTooLarge', ''])
    const prior = { priorYear: { lines: huge.map((one) => ({ ...one, section: 'basic' })) } }
    expect(only(readLedger(text({ ...file, ...prior })))).toEqual(['sumTooLarge', ''])
  })
})
