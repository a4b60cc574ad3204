import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { UnitLedger } from '@shared/ledger'
import { largestLedger, newKey, packageOf } from './department/units'
import type { Otherwise } from './department/units'

/** `odd-packages FOLDER`: what units of the sample may hand in that cannot be taken as it is, for a test in the window. */
const [folder = ''] = process.argv.slice(2)
const [key, ledger] = [newKey(), largestLedger()]

async function write(
  name: string,
  what: Partial<UnitLedger>,
  how: Otherwise = {},
  signer = key
): Promise<void> {
  const bytes = await packageOf({ ...ledger, ...what }, signer, how)
  writeFileSync(join(folder, `${name}.ysbsubmission`), bytes)
}

const other = { code: '403', name: '赣州市科学技术局' }
await write('first', {})
await write('again', { statement: '改过的一版' }, { version: 2 })
await write('two', { statement: '另一个人的一版' }, { by: '乙' })
await write('moved-in', { unit: { ...ledger.unit, code: '402002' } }, { department: other })
await write('moved-out', { unit: { ...ledger.unit, code: '403001' } }, { department: other })
await write('stranger', { unit: { ...ledger.unit, code: '402999' } })
await write('year', { fiscalYear: 2022, priorYear: { ...ledger.priorYear, fiscalYear: 2021 } })
await write('round', { round: 'firstDraft' })
writeFileSync(join(folder, 'broken.ysbsubmission'), '这不是上报包')
