import { describe, expect, it } from 'vitest'
import { readLedger, readLedgerValue, writeLedger } from './index'
import { file, line, only, text } from './testing/examples'

describe('a file that is read', () => {
  function written(change: object): Record<string, unknown> {
    const read = readLedger(text({ ...file, ...change }))
    if (!read.ok) throw new Error(read.faults[0]?.message)
    return JSON.parse(writeLedger(read.value)) as Record<string, unknown>
  }

  it('may leave out every field but the unit, the year and the unit of amounts', () => {
    const { unit, fiscalYear, amountUnit } = file
    const read = readLedgerValue({ unit, fiscalYear, amountUnit })
    expect(read.ok).toBe(true)
    if (read.ok) {
      expect(JSON.parse(writeLedger(read.value))).toEqual({
        unit,
        fiscalYear,
        amountUnit,
        income: {},
        basicExpenditure: [],
        projects: []
      })
    }
  })

  it('may write amounts with no, one or two decimals', () => {
    for (const amount of ['5', '5.0', '5.00']) {
      expect(written({ income: { otherIncome: amount } })['income']).toEqual({ otherIncome: '5.00' })
    }
    expect(written({ income: { otherIncome: '100000000000' } })['income']).toEqual({
      otherIncome: '100000000000.00'
    })
  })

  it('may state a sum of its lines that is more than one amount may be, and nothing else of that size', () => {
    const most = { ...line, economic: '30217', amount: '100000000000.00' }
    const stating = (current: string): object => ({
      basicExpenditure: [most, most],
      threePublicExpenses: { officialReception: { current } }
    })
    expect(written(stating('200000000000'))['threePublicExpenses']).toEqual({
      officialReception: { current: '200000000000.00' }
    })
    const refused = (change: object): [string, string] => only(readLedger(text({ ...file, ...change })))
    for (const other of ['200000000000.01', '100000000000.01', '90000000000000.01']) {
      expect(refused(stating(other))).toEqual([
        'invalidValue',
        'threePublicExpenses.officialReception.current'
      ])
    }
    expect(refused({ governmentProcurement: { works: '100000000000.01' } })[1]).toBe(
      'governmentProcurement.works'
    )
  })

  it('keeps absent and zero apart', () => {
    expect(written({ carryToNextYear: { otherIncome: '0' } })['carryToNextYear']).toEqual({
      otherIncome: '0.00'
    })
    expect(written({})).not.toHaveProperty('carryToNextYear')
    const stating = written({
      threePublicExpenses: { overseasTravel: { current: '0' }, officialReception: {} }
    })
    expect(stating['threePublicExpenses']).toEqual({ overseasTravel: { current: '0.00' } })
  })

  it('loses its empty optional fields, and no others', () => {
    const empty = {
      contacts: { phone: '', filledOn: '' },
      statement: '',
      otherExpenditure: [],
      sectionsWithoutContent: [],
      basicExpenditure: [{ ...line, function: '', note: '', functionName: '' }],
      projects: [
        { code: 'A', name: '', goal: '', category: '', indicators: [{ level1: '', level2: '', name: '' }] }
      ]
    }
    const rest = written(empty)
    for (const gone of ['contacts', 'statement', 'otherExpenditure', 'sectionsWithoutContent']) {
      expect(rest).not.toHaveProperty(gone)
    }
    expect(rest['basicExpenditure']).toEqual([{ ...line, function: '' }])
    const indicators = [{ level1: '', level2: '', name: '', operator: '', value: '', unit: '' }]
    expect(rest['projects']).toEqual([{ code: 'A', name: '', lines: [], indicators }])
  })

  it('may name version 1 and the default round, begin with a byte order mark, and end in blanks', () => {
    const plain = readLedger(text(file))
    const other = readLedger(`\ufeff${text({ formatVersion: 1, ...file, round: 'secondDraft' })}\n\n`)
    expect(plain.ok && other.ok && writeLedger(other.value) === writeLedger(plain.value)).toBe(true)
    const bytes = new TextEncoder().encode(`\ufeff${text(file)}`)
    expect(readLedger(bytes)).toEqual(plain)
  })

  it('keeps codes, sections and computed amounts that the program knows better or not at all', () => {
    const odd = {
      basicExpenditure: [{ ...line, function: '9999999', functionName: '没有的科目' }],
      sectionsWithoutContent: ['dreams', 'statement'],
      threePublicExpenses: { officialReception: { current: '7.00' } },
      governmentProcurement: {
        goods: '5.00',
        lines: [{ kind: 'goods', name: '笔', quantity: 2.5, amount: '4.00', source: 'otherIncome' }]
      }
    }
    expect(written(odd)).toMatchObject(odd)
  })

  it('may be negative in prior-year lines alone', () => {
    const prior = { lines: [{ section: 'basic', ...line, amount: '-5.50' }] }
    expect(written({ priorYear: prior })['priorYear']).toEqual(prior)
    expect(only(readLedger(text({ ...file, priorYear: { income: { otherIncome: '-1' } } })))[1]).toBe(
      'priorYear.income.otherIncome'
    )
  })
})
