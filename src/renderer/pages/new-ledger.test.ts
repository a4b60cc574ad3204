import { describe, expect, it } from 'vitest'
import type { NewLedger } from './new-ledger'
import { readNewLedger } from './new-ledger'
import { byYear } from './use-ledgers'

const typed: NewLedger = {
  code: '402001',
  name: '赣州市工业和信息化局机关',
  kind: 'administrative',
  fiscalYear: '2024',
  round: 'secondDraft'
}
const read = (changes: Partial<NewLedger>, taken: string[] = []) =>
  readNewLedger({ ...typed, ...changes }, taken)

describe('a new ledger', () => {
  it('is read as typed', () => {
    expect(read({})).toEqual({ ok: true, ledger: { ...typed, fiscalYear: 2024 } })
  })

  it('takes full-width digits and spaces around', () => {
    expect(read({ code: ' ４０２００１ ', fiscalYear: '２０２４', name: ' 甲 ' })).toMatchObject({
      ok: true,
      ledger: { code: '402001', fiscalYear: 2024, name: '甲' }
    })
  })

  it.each([
    ['code', ''],
    ['code', '../x'],
    ['name', '  '],
    ['fiscalYear', ''],
    ['fiscalYear', '二〇二四'],
    ['fiscalYear', '1e3']
  ] as const)('refuses %s %j with a sentence at its field', (field, value) => {
    const result = read({ [field]: value })
    expect(result.ok).toBe(false)
    if (!result.ok) {
      expect(Object.keys(result.faults)).toEqual([field])
      expect(result.faults[field]).toMatch(/。$/)
    }
  })

  it('refuses a unit and year that are there', () => {
    expect(read({}, ['2024/402001'])).toMatchObject({
      ok: false,
      faults: { code: expect.stringContaining('已经有了') as unknown }
    })
    expect(read({}, ['2023/402001']).ok).toBe(true)
  })
})

describe('the list of ledgers', () => {
  it('stands by year, the newest first, and by code', () => {
    const entry = (fiscalYear: number, code: string) => ({
      id: `${fiscalYear}/${code}`,
      fiscalYear,
      code,
      name: code
    })
    const years = byYear([entry(2023, '402004'), entry(2024, '402001'), entry(2023, '402001')])
    expect(years.map(({ year, ledgers }) => [year, ledgers.map(({ code }) => code)])).toEqual([
      [2024, ['402001']],
      [2023, ['402001', '402004']]
    ])
  })
})
