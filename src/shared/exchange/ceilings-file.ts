import { UserError } from '@shared/errors'
import { fields } from '@shared/ledger'
import { z } from '../zod'
import type { Department } from './department'
import { ceilings } from './package'
import type { ReadResult } from './fault'
import { readFile } from './read'
import type { Kind } from './read'

/** 控制数 of a year: the department's own, and how it is split over the units, by code. */
export const departmentCeilings = z.strictObject({
  department: ceilings,
  units: z.record(fields.unitCode, ceilings)
})
export type DepartmentCeilings = z.output<typeof departmentCeilings>

const ceilingsForm = z.strictObject({ fiscalYear: fields.year, ...departmentCeilings.shape })

/** The 控制数 that came down for one year. */
export type CeilingsFile = z.output<typeof ceilingsForm>

const ceilingsKind: Kind<CeilingsFile, CeilingsFile> = {
  form: ceilingsForm,
  mistakenFor: { field: 'code', sentence: '这是部门的文件（department.json），不是控制数的文件。' },
  make: (form) => ({ value: form, faults: [] })
}

/** Reads a file of 控制数 (ceilings.json), amounts as texts in 元, under the rules of `readLedger`. */
export function readCeilings(input: string | Uint8Array): ReadResult<CeilingsFile> {
  return readFile(ceilingsKind, input)
}

/** A file of 控制数, amounts as texts in 元: what it does not limit is absent. */
export function writeCeilings(file: CeilingsFile): string {
  return JSON.stringify(z.encode(ceilingsForm, file), null, 1)
}

/**
 * The 控制数 of a file, where they are this department's of this year.
 * @throws UserError `otherCeilings` of another year, or for units that are not on its list
 */
export function ceilingsFor(
  { fiscalYear, units }: Department,
  { fiscalYear: year, ...given }: CeilingsFile
): DepartmentCeilings {
  if (year !== fiscalYear) {
    const sentence = `这是 ${year} 年度的控制数，要的是 ${fiscalYear} 年度的，没有读取。`
    throw new UserError('otherCeilings', sentence, '请核对是不是选错了文件。')
  }
  const listed = new Set(units.map(({ code }) => code))
  const others = Object.keys(given.units).filter((code) => !listed.has(code))
  if (others.length === 0) return given
  const named = `${others.slice(0, 10).join('、')}${others.length > 10 ? '等' : ''}`
  const sentence = `控制数里有单位名单上没有的单位：${named}，没有读取。`
  throw new UserError('otherCeilings', sentence, '请改正单位编码，或先把单位加进部门设置。')
}
