import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  controlTotalsOf,
  readDepartment,
  readLedger,
  rowCountsOf,
  writeChecksRecord,
  writeDepartment,
  writeLedger,
  writeRuleSettings
} from '@shared/exchange'
import type { Department, PartName } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import { packageBytes, sha256, signPackage } from '../../src/main/exchange'
import type { SigningKey } from '../../src/main/exchange'
import { makeFolder, nodeFiles } from '../../src/main/files'

export const YEAR = 2023
const ruleSet = sha256(writeRuleSettings({}))
const sample = join('resources', 'samples', 'ganzhou-2023')

/** A department of any number of units that have all handed in the sample's largest ledger, each as its own. */
export interface ManyUnits {
  readonly department: Department
  readonly codes: readonly string[]
  /** Of the packages, in the order of the codes. */
  readonly paths: readonly string[]
  /** Signs for all of them: a department's accounting centre does. */
  readonly key: SigningKey
}

/** Writes `department.json` and the packages, under `packages`, into a folder. */
export async function manyUnits(folder: string, count: number): Promise<ManyUnits> {
  const given = readDepartment(readFileSync(join(sample, 'department.json')))
  if (!given.ok) throw new Error('The sample is faulty')
  const ledger = largestLedger()
  const numbers = Array.from({ length: count }, (_, at) => String(at + 1).padStart(3, '0'))
  const units = numbers.map((n) => ({
    ...{ code: `402${n}`, name: `第${n}单位` },
    kind: 'administrative' as const
  }))
  const department = { ...given.value, units }
  makeFolder(nodeFiles, join(folder, 'packages'))
  writeFileSync(join(folder, 'department.json'), writeDepartment(department))
  const key = newKey()
  const paths: string[] = []
  for (const { code, name } of units) {
    const path = join(folder, 'packages', `${code}.ysbsubmission`)
    writeFileSync(path, await packageOf({ ...ledger, unit: { ...ledger.unit, code, name } }, key))
    paths.push(path)
  }
  return { department, codes: units.map(({ code }) => code), paths, key }
}

/** 402001's, of the sample. */
export function largestLedger(): UnitLedger {
  const read = readLedger(readFileSync(join(sample, 'units', '402001.json')))
  if (!read.ok) throw new Error('The sample is faulty')
  return read.value
}

export function newKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { x } = publicKey.export({ format: 'jwk' })
  return {
    publicKey: Buffer.from(x ?? '', 'base64url').toString('hex'),
    sign: (bytes) => sign(null, bytes, privateKey)
  }
}

/** What a package says otherwise than the others. */
export interface Otherwise {
  readonly version?: number
  readonly by?: string
  readonly department?: { readonly code: string; readonly name: string }
}

export function packageOf(
  ledger: UnitLedger,
  key: SigningKey,
  { version = 1, by = '测量', department }: Otherwise = {}
): Promise<Uint8Array> {
  const { unit, fiscalYear, round } = ledger
  const content = {
    unit: { code: unit.code, name: unit.name },
    ...{ fiscalYear, round, ruleSet },
    version,
    ...(department === undefined ? {} : { department }),
    rows: rowCountsOf(ledger),
    totals: controlTotalsOf(ledger),
    checks: { errors: 0, warnings: 0, notices: 0, notRun: 0 },
    explanations: []
  }
  const parts = new Map<PartName, string>([
    ['ledger.json', writeLedger(ledger)],
    ['checks.json', writeChecksRecord({ ruleSet, rules: [] })]
  ])
  const made = { at: '2022-11-01T08:00:00.000Z', by }
  return packageBytes(signPackage({ kind: 'submission', content }, parts, made, key))
}
