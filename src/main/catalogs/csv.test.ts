import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../shared/testing/runs'
import { OpenQuoteError, readCsv } from './csv'

const fields = (text: string, delimiter?: ',' | '\t'): (readonly string[])[] =>
  readCsv(text, delimiter).map((record) => record.fields)

describe('delimited text', () => {
  it('has fields, quoted where they need it, and any line ending', () => {
    expect(fields('a,b\r\n"c,""d""\n",e\rf,')).toEqual([
      ['a', 'b'],
      ['c,"d"\n', 'e'],
      ['f', '']
    ])
    expect(fields('a\tb,c', '\t')).toEqual([['a', 'b,c']])
    expect(fields('a,"",c')).toEqual([['a', '', 'c']])
    expect(fields('')).toEqual([])
  })

  it('keeps a quote inside a field as it is', () => {
    expect(fields('5"管,b')).toEqual([['5"管', 'b']])
  })

  it('numbers its records as a spreadsheet shows them, blank ones counted', () => {
    expect(readCsv('a\n\n , \n"b\nc"\nd').map(({ row }) => row)).toEqual([1, 4, 5])
    expect(readCsv('a\r\n\r\nb\rc').map(({ row }) => row)).toEqual([1, 3, 4])
  })

  it('with an open quote is refused with its record', () => {
    expect(() => readCsv('a\n"b\nc')).toThrow(OpenQuoteError)
    try {
      readCsv('a\n"b\nc')
    } catch (error) {
      expect(error).toMatchObject({ row: 2 })
    }
  })

  it('reads back what was written', () => {
    const field = fc.string({
      unit: fc.constantFrom('a', '科', ',', '"', '\n', '\r', ' ', '\t'),
      maxLength: 5
    })
    const record = fc
      .array(field, { minLength: 1, maxLength: 4 })
      .filter((all) => all.some((each) => each.trim() !== ''))
    fc.assert(
      fc.property(fc.array(record, { maxLength: 6 }), (records) => {
        const written = records
          .map((all) => all.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))
          .join('\n')
        expect(fields(written)).toEqual(records)
      }),
      { numRuns: runs(2_000) }
    )
  })
})
