import { readFileSync } from 'node:fs'
import { readDepartment, readLedger } from '@shared/exchange'
import type { Department, ReadResult } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'

/** The sample: three units whose exact sums reproduce the published tables. */
const folder = new URL('../../../../resources/samples/ganzhou-2023/', import.meta.url)

export function sampleFile(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

function taken<T>(read: ReadResult<T>): T {
  if (!read.ok) throw new Error(read.faults.map(({ message }) => message).join('\n'))
  return read.value
}

export const sampleDepartment: Department = taken(readDepartment(sampleFile('department.json')))
export const sampleLedgers: readonly UnitLedger[] = sampleDepartment.units.map(({ code }) =>
  taken(readLedger(sampleFile(`units/${code}.json`)))
)
