import { expect } from 'vitest'
import type { Fault, ReadResult } from '../index'

/** The smallest parts of a file that examples of faults begin from. */
export const line = { function: '2150501', economic: '30201', source: 'generalPublicBudget', amount: '1.00' }
export const file = {
  unit: { code: '402001', name: '某局', kind: 'administrative' },
  fiscalYear: 2023,
  amountUnit: 'yuan',
  income: { generalPublicBudget: '1.00' },
  basicExpenditure: [line, line],
  projects: [{ code: 'A', name: '项目', lines: [line], indicators: [] }]
}
export const text = (value: unknown): string => JSON.stringify(value, null, 1)

/** The faults of what must have been refused; each has a Chinese sentence. */
export function faults(read: ReadResult<unknown>): readonly Fault[] {
  if (read.ok) throw new Error('was read')
  for (const { message } of read.faults) expect(message).toMatch(/[\u4e00-\u9fff].*。$/)
  return read.faults
}

/** The one fault of what must have been refused: [code, path]. */
export function only(read: ReadResult<unknown>): [string, string] {
  const found = faults(read)
  expect(found).toHaveLength(1)
  return [found[0]?.code ?? '', found[0]?.path ?? '']
}
