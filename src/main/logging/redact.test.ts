import { describe, expect, it } from 'vitest'
import { describeError, redact } from './redact'

describe('redact', () => {
  it.each([
    ['amount 1234.50 is too large', '1234.50'],
    ['sum 3,258.80 differs', '3,258.80'],
    ['value 18.5', '18.5'],
    ['经办人王小明的填报有误', '王小明'],
    ['Expected "Wang" at row 7', 'Wang'],
    ["near '12'", '12'],
    ['100000000 fen', '100000000']
  ])('takes the contents out of %s', (text, contents) => {
    expect(text).toContain(contents)
    expect(redact(text)).not.toContain(contents)
  })

  it('keeps what says where the fault lies', () => {
    expect(redact('SQLITE_CONSTRAINT at row 7 of basic_expenditure')).toBe(
      'SQLITE_CONSTRAINT at row 7 of basic_expenditure'
    )
  })
})

describe('describeError', () => {
  it('keeps the kind, the frames and the causes, without contents', () => {
    const error = new RangeError('amount 1234567 of 王小明', { cause: new Error('row "secret"') })
    const text = describeError(error)
    expect(text).toMatch(/^RangeError: amount # of …\n\s+at /)
    expect(text).toContain('caused by Error: row "…"')
    expect(text).toMatch(/redact\.test\.ts:\d+:\d+/)
    expect(text).not.toMatch(/1234567|王小明|secret|[\\/]logging[\\/]/)
  })

  it('describes what is no error at all', () => {
    expect(describeError('5000.00 元')).toBe('thrown: # …')
  })
})
