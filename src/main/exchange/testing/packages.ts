import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  controlTotalsOf,
  readLedger,
  rowCountsOf,
  summaryOf,
  writeChecksRecord,
  writeLedger,
  writeRuleSettings,
  writeTaskPart
} from '@shared/exchange'
import type { ChecksRecord, Making, PartName, RuleSettings, SubmissionStatement } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import { sha256 } from '../digest'
import type { SigningKey } from '../keys'
import { signPackage } from '../signed-package'
import type { SignedPackage } from '../signed-package'

const sample = join('resources', 'samples', 'ganzhou-2023')
export const templateText = readFileSync(join('resources', 'templates', 'ganzhou-2023.json'), 'utf8')
export const made: Making = { at: '2022-11-01T08:00:00.000Z', by: '张三' }

/** A key of a test's own, not kept anywhere. */
export function newKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { x } = publicKey.export({ format: 'jwk' })
  return {
    publicKey: Buffer.from(x!, 'base64url').toString('hex'),
    sign: (bytes) => sign(null, bytes, privateKey)
  }
}

/** A unit's ledger of the sample. */
export function sampleLedger(code = '402004'): UnitLedger {
  const read = readLedger(readFileSync(join(sample, 'units', `${code}.json`)))
  if (!read.ok) throw new Error('the sample is faulty')
  return read.value
}

export const rules: RuleSettings = {}

/** A run of the checks that found nothing but one warning and one notice. */
export const checks: ChecksRecord = {
  ruleSet: sha256(writeRuleSettings(rules)),
  rules: [
    { id: 'A01', status: 'passed', severity: 'error', title: '合计', examined: 12, findings: [] },
    {
      id: 'G07',
      status: 'failed',
      severity: 'warning',
      title: '增幅',
      examined: 3,
      findings: [
        {
          rule: 'G07',
          severity: 'warning',
          message: '差旅费比上年增加 11.5%。',
          places: [{ kind: 'section', unit: '402004', section: 'basicExpenditure', label: '基本支出' }],
          identity: 'G07 basicExpenditure',
          values: ['229000.00', '205400.00']
        }
      ]
    },
    {
      id: 'G08',
      status: 'notApplicable',
      severity: 'notice',
      title: '别的',
      reason: '没有上年数',
      examined: 0,
      findings: []
    }
  ]
}

export const explanations: SubmissionStatement['explanations'] = [
  { identity: 'G07 basicExpenditure', values: ['229000.00', '205400.00'], text: '出差任务增加' }
]

/** What a submission of a ledger says. */
export function statementOf(
  ledger: UnitLedger,
  more: Partial<Omit<SubmissionStatement, 'parts'>> = {}
): Omit<SubmissionStatement, 'parts'> {
  const { unit, fiscalYear, round } = ledger
  return {
    unit: { code: unit.code, name: unit.name },
    fiscalYear,
    round,
    version: 1,
    department: { code: '402', name: '赣州市工业和信息化局' },
    ruleSet: checks.ruleSet,
    rows: rowCountsOf(ledger),
    totals: controlTotalsOf(ledger),
    checks: summaryOf(checks),
    explanations,
    ...more
  }
}

/** A submission as a unit makes it. */
export function submissionOf(
  ledger: UnitLedger,
  key: SigningKey,
  more: Partial<Omit<SubmissionStatement, 'parts'>> = {},
  making: Making = made
): SignedPackage {
  const parts = new Map<PartName, string>([
    ['ledger.json', writeLedger(ledger)],
    ['checks.json', writeChecksRecord(checks)]
  ])
  return signPackage({ kind: 'submission', content: statementOf(ledger, more) }, parts, making, key)
}

/** A task as a department makes it. */
export function taskOf(ledger: UnitLedger, key: SigningKey, version = 1): SignedPackage {
  const { unit, fiscalYear, round } = ledger
  const parts = new Map<PartName, string>([
    ['task.json', writeTaskPart({ unit, rules, ceilings: { sources: {} } })],
    ['template.json', templateText]
  ])
  const content = {
    unit: { code: unit.code, name: unit.name },
    fiscalYear,
    round,
    version,
    department: { code: '402', name: '赣州市工业和信息化局' },
    template: { id: 'ganzhou-2023', sha256: sha256(templateText) },
    ruleSet: checks.ruleSet
  }
  return signPackage({ kind: 'task', content }, parts, made, key)
}
