import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readLedger } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'

export const sampleUnits = ['402001', '402002', '402004'] as const

/** A unit's ledger of the sample. */
export function sample(code: (typeof sampleUnits)[number]): UnitLedger {
  const url = new URL(`../../../../resources/samples/ganzhou-2023/units/${code}.json`, import.meta.url)
  const read = readLedger(readFileSync(fileURLToPath(url)))
  if (!read.ok) throw new Error(`The sample ${code} does not load`)
  return read.value
}
