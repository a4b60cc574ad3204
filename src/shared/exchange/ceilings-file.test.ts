import { expect, it } from 'vitest'
import { fen } from '@shared/money'
import { ceilingsFor, readCeilings, writeCeilings } from './index'
import type { CeilingsFile, Department } from './index'
import { only, text } from './testing/examples'

const department: Department = {
  code: '402',
  name: '某局',
  fiscalYear: 2023,
  units: [{ code: '402001', name: '某局机关', kind: 'administrative' }],
  performance: { indicators: [] }
}
const file: CeilingsFile = {
  fiscalYear: 2023,
  department: { sources: { generalPublicBudget: { personnel: fen(100050) } } },
  units: { '402001': { sources: {}, projects: { 'A-1': fen(0) }, threePublic: { overseasTravel: fen(7) } } }
}

it('keeps a limit of zero and no limit apart, amounts in 元', () => {
  const written = writeCeilings(file)
  expect(JSON.parse(written)).toEqual({
    fiscalYear: 2023,
    department: { sources: { generalPublicBudget: { personnel: '1000.50' } } },
    units: { '402001': { sources: {}, projects: { 'A-1': '0.00' }, threePublic: { overseasTravel: '0.07' } } }
  })
  expect(readCeilings(written)).toEqual({ ok: true, value: file })
})

it.each([
  ['a source there is not', { department: { sources: { gift: { personnel: '1' } } } }, 'department.sources'],
  [
    'a part there is not',
    { units: { '402001': { sources: { governmentFund: { all: '1' } } } } },
    'governmentFund'
  ],
  ['no year', { fiscalYear: undefined }, 'fiscalYear']
])('names %s', (_, change, place) => {
  const whole = JSON.parse(writeCeilings(file)) as object
  const [, path] = only(readCeilings(text({ ...whole, ...change })))
  expect(path).toContain(place)
})

it('is told from a department’s file', () => {
  const read = readCeilings(text({ code: '402', name: '某局', fiscalYear: 2023, units: [] }))
  expect(read).toMatchObject({ ok: false, faults: [{ code: 'wrongFile' }] })
})

it('is taken for its own year and for the units on the list only', () => {
  expect(ceilingsFor(department, file)).toEqual({ department: file.department, units: file.units })
  expect(() => ceilingsFor({ ...department, fiscalYear: 2024 }, file)).toThrow(/2023 年度.*2024 年度/)
  const foreign = { ...file, units: { ...file.units, '402009': { sources: {} } } }
  expect(() => ceilingsFor(department, foreign)).toThrow(/402009/)
})
