import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKeyPairSync, sign } from 'node:crypto'
import {
  controlTotalsOf,
  readDepartment,
  readLedger,
  rowCountsOf,
  writeChecksRecord,
  writeLedger,
  writeRuleSettings
} from '@shared/exchange'
import type { PartName } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import { DepartmentDesk } from '../src/main/department'
import { keyFingerprint, packageBytes, sha256, signPackage } from '../src/main/exchange'
import type { SigningKey } from '../src/main/exchange'
import { makeFolder, nodeFiles } from '../src/main/files'
import type { Row } from './measure'
import { tablesOf } from './department-tables'

const UNITS = 300
const YEAR = 2023
const by = { user: '测量', clock: () => new Date() }
const ruleSet = sha256(writeRuleSettings({}))
const sample = join('resources', 'samples', 'ganzhou-2023')

function newKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { x } = publicKey.export({ format: 'jwk' })
  return {
    publicKey: Buffer.from(x ?? '', 'base64url').toString('hex'),
    sign: (bytes) => sign(null, bytes, privateKey)
  }
}

/** One unit's submission of the sample's largest ledger under another code. */
async function packageOf(ledger: UnitLedger, code: string, key: SigningKey): Promise<Uint8Array> {
  const unit = { ...ledger.unit, code }
  const own = { ...ledger, unit }
  const content = {
    unit: { code, name: unit.name },
    fiscalYear: own.fiscalYear,
    round: own.round,
    version: 1,
    ruleSet,
    rows: rowCountsOf(own),
    totals: controlTotalsOf(own),
    checks: { errors: 0, warnings: 0, notices: 0, notRun: 0 },
    explanations: []
  }
  const parts = new Map<PartName, string>([
    ['ledger.json', writeLedger(own)],
    ['checks.json', writeChecksRecord({ ruleSet, rules: [] })]
  ])
  const made = { at: '2022-11-01T08:00:00.000Z', by: '测量' }
  return packageBytes(signPackage({ kind: 'submission', content }, parts, made, key))
}

interface Measured {
  readonly intake: number
  readonly board: number
  readonly versions: number
  readonly tables: number
  readonly consolidation: number
  readonly again: number
}

async function measured(count: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-department-'))
  const department = readDepartment(readFileSync(join(sample, 'department.json')))
  const ledger = readLedger(readFileSync(join(sample, 'units', '402001.json')))
  if (!department.ok || !ledger.ok) throw new Error('The sample is faulty')
  const codes = Array.from({ length: count }, (_, n) => `402${String(n + 1).padStart(3, '0')}`)
  const units = codes.map((code) => ({ code, name: ledger.value.unit.name, kind: 'administrative' as const }))
  makeFolder(nodeFiles, join(folder, 'in'))
  const key = newKey()
  const paths: string[] = []
  for (const code of codes) {
    paths.push(join(folder, 'in', code))
    writeFileSync(join(folder, 'in', code), await packageOf(ledger.value, code, key))
  }
  const desk = DepartmentDesk.open(folder, by)
  desk.setUp({
    department: { ...department.value, units },
    template: readFileSync(join('resources', 'templates', 'ganzhou-2023.json'), 'utf8'),
    ceilings: { department: { sources: {} }, units: {} }
  })
  desk.openRound(YEAR, 'secondDraft')
  const timed = async (work: () => unknown): Promise<number> => {
    const begun = performance.now()
    await work()
    return performance.now() - begun
  }
  const trust = { fingerprint: keyFingerprint(key.publicKey), reason: '测量' }
  const intake = await timed(async () => {
    for await (const { refusal } of desk.intakeAll(paths, { trust })) {
      if (refusal !== undefined) throw refusal
    }
  })
  const board = await timed(() => desk.board(YEAR, 'secondDraft'))
  const versions = await timed(() => {
    for (const code of codes) desk.versions(YEAR, 'secondDraft', code)
  })
  const consolidate = (): void => desk.consolidate(YEAR, { partial: true }).close()
  const result = {
    intake,
    board,
    versions,
    consolidation: await timed(consolidate),
    again: await timed(consolidate),
    tables: await timed(() => makeTables(desk))
  }
  desk.close()
  rmSync(folder, { recursive: true, force: true })
  return result
}

/** All tables of the department, from the index of facts. */
function makeTables(desk: DepartmentDesk): void {
  const { consolidation, close } = desk.consolidate(YEAR, { partial: true })
  tablesOf(desk, YEAR, consolidation)
  close()
}

/** A department of 300 units beside one of three, in one run. */
export async function departmentRows(): Promise<Row[]> {
  const few = await measured(3)
  const many = await measured(UNITS)
  const row = (name: string, figure: number, baseline: number): Row => ({
    ...{ name, figure, baseline },
    baselineName: '3 units'
  })
  return [
    row(`intake of ${UNITS} units, each`, many.intake / UNITS, few.intake / 3),
    row(`board of ${UNITS} units`, many.board, few.board),
    row(`versions of ${UNITS} units, one by one`, many.versions, few.versions),
    row(`consolidation of ${UNITS} units, index made`, many.consolidation, few.consolidation),
    row(`consolidation of ${UNITS} units, unchanged`, many.again, few.again),
    row(`all tables of ${UNITS} units`, many.tables, few.tables)
  ]
}
