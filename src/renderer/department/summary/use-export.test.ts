import { expect, it } from 'vitest'
import { askedTable, askedWhole } from './use-export'

it('asks for what is ticked, and nothing else', () => {
  const whole = { submission: true, disclosure: false, units: true, checkReport: false, pdf: true }
  expect(askedWhole(whole)).toEqual({
    ...{ editions: ['submission'], units: true, checkReport: false, pdf: true }
  })
  const one = { submission: false, disclosure: true, csv: true, pdf: false }
  expect(askedTable('3', one)).toEqual({
    ...{ editions: ['disclosure'], units: false, checkReport: false, pdf: false, csv: true, table: '3' }
  })
})
