import {
  controlTotalsOf,
  exceeds,
  largestParts,
  readCatalogPart,
  readChecksRecord,
  readLedger,
  readTaskPart,
  rowCountsOf,
  summaryOf,
  writeLedger,
  writeRuleSettings
} from '@shared/exchange'
import type {
  CatalogPart,
  ChecksRecord,
  ControlTotals,
  Making,
  PartName,
  PartResult,
  ReplyStatement,
  RowCounts,
  SubmissionStatement,
  TaskPart,
  TaskStatement
} from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import { readTemplate } from '@shared/tables'
import { sha256 } from './digest'
import { damaged, inconsistent } from './refusals'
import type { SignedPackage } from './signed-package'

/** What every package says of itself beside its content; the package as it was signed. */
export interface Provenance extends SignedPackage {
  /** The public key that signed it, in hexadecimal. Whose it is must be known from elsewhere. */
  readonly signer: string
  readonly made: Making
}

export interface TaskContents {
  readonly task: TaskPart
  /** The disclosure template's text, which reads as one. */
  readonly template: string
  readonly catalog?: CatalogPart
  /** Last year's figures, in a ledger that holds nothing else. */
  readonly priorYear?: UnitLedger
}

export interface SubmissionContents {
  readonly ledger: UnitLedger
  readonly checks: ChecksRecord
}

export interface ReplyContents {
  /** Only of an approval: the approved ledger. */
  readonly ledger?: UnitLedger
}

export type OpenedTask = Provenance & {
  readonly kind: 'task'
  readonly content: TaskStatement
} & TaskContents
export type OpenedSubmission = Provenance & {
  readonly kind: 'submission'
  readonly content: SubmissionStatement
} & SubmissionContents
export type OpenedReply = Provenance & {
  readonly kind: 'reply'
  readonly content: ReplyStatement
} & ReplyContents

type Contents = ReadonlyMap<string, Uint8Array>

/** @throws UserError as `readPackage` */
export function openTask(content: TaskStatement, contents: Contents): TaskContents {
  const task = taken(readTaskPart(bytesOf(contents, 'task.json'), largestParts['task.json']), 'task.json')
  if (task.unit.code !== content.unit.code || task.unit.name !== content.unit.name)
    throw inconsistent('任务里的单位与清单不同')
  if (sha256(writeRuleSettings(task.rules)) !== content.ruleSet)
    throw inconsistent('任务里的审核规则与清单不同')
  const template = templateOf(contents, content)
  const catalog = catalogOf(contents, content)
  const priorYear = contents.has('prior-year.json')
    ? ledgerOf(contents, 'prior-year.json', content)
    : undefined
  return {
    task,
    template,
    ...(catalog === undefined ? {} : { catalog }),
    ...(priorYear === undefined ? {} : { priorYear })
  }
}

/** @throws UserError as `readPackage` */
export function openSubmission(content: SubmissionStatement, contents: Contents): SubmissionContents {
  const ledger = ledgerOf(contents, 'ledger.json', content)
  demandRound(ledger, content)
  demandTotals(ledger, content)
  const read = readChecksRecord(bytesOf(contents, 'checks.json'), largestParts['checks.json'])
  const checks = taken(read, 'checks.json')
  if (checks.ruleSet !== content.ruleSet) throw inconsistent('审核记录用的规则与清单不同')
  if (!sameFields(summaryOf(checks), content.checks)) throw inconsistent('审核记录与清单上的条数不同')
  if (content.checks.errors > 0) throw inconsistent('审核记录里还有错误，本不应能上报')
  demandExplanations(checks, content)
  demandTicks(checks, content)
  return { ledger, checks }
}

/** @throws UserError as `readPackage` */
export function openReply(content: ReplyStatement, contents: Contents): ReplyContents {
  const approves = content.decision === 'approve'
  if (approves !== contents.has('ledger.json') || approves !== (content.approvedOn !== undefined))
    throw inconsistent('批复要有批复的账和日期，别的回复不应有')
  if (content.decision === 'sendBack' && content.comments.length === 0) throw inconsistent('退回没有写意见')
  if (!approves) return {}
  const ledger = ledgerOf(contents, 'ledger.json', content)
  if (ledger.round !== 'approved') throw inconsistent('批复的账不是批复轮次的')
  demandTotals(ledger, content)
  return { ledger }
}

function bytesOf(contents: Contents, name: PartName): Uint8Array {
  const bytes = contents.get(name)
  if (bytes === undefined) throw inconsistent('缺少必要的部分')
  return bytes
}

function taken<T>(read: PartResult<T>, name: string): T {
  if (read.ok) return read.value
  throw damaged(`“${name}”${read.why}`)
}

/** A ledger as this program itself writes it, of the unit and year that the manifest names. */
function ledgerOf(
  contents: Contents,
  name: 'ledger.json' | 'prior-year.json',
  { unit, fiscalYear }: Pick<SubmissionStatement, 'unit' | 'fiscalYear'>
): UnitLedger {
  const bytes = bytesOf(contents, name)
  if (exceeds(bytes, largestParts[name])) throw damaged(`“${name}”内容大得不合常理`)
  const read = readLedger(bytes)
  if (!read.ok) throw inconsistent(`里面的账有问题：${read.faults[0]?.message ?? ''}`.replace(/。$/, ''))
  const ledger = read.value
  const text = writeLedger(ledger)
  if (!Buffer.from(text, 'utf8').equals(bytes)) throw inconsistent('里面的账不是预算簿写出的样子')
  if (ledger.unit.code !== unit.code || ledger.unit.name !== unit.name || ledger.fiscalYear !== fiscalYear)
    throw inconsistent('里面的账与清单上的单位或年度不同')
  return ledger
}

function demandRound(ledger: UnitLedger, { round }: SubmissionStatement): void {
  if (ledger.round !== round) throw inconsistent('里面的账与清单上的轮次不同')
}

function demandTotals(
  ledger: UnitLedger,
  { rows, totals }: { rows?: RowCounts; totals?: ControlTotals }
): void {
  if (rows === undefined || !sameFields(rows, rowCountsOf(ledger))) throw inconsistent('账的行数与清单不同')
  if (totals === undefined || !sameFields(totals, controlTotalsOf(ledger)))
    throw inconsistent('账的合计与清单不同')
}

/** An explanation belongs to a warning of the record, as it stood. */
function demandExplanations(checks: ChecksRecord, { explanations }: SubmissionStatement): void {
  const warnings = new Map(
    checks.rules.flatMap(({ findings }) =>
      findings.filter(({ severity }) => severity === 'warning').map((one) => [one.identity, one] as const)
    )
  )
  for (const { identity, values } of explanations) {
    const found = warnings.get(identity)
    if (found === undefined || JSON.stringify(found.values) !== JSON.stringify(values))
      throw inconsistent('有的说明对不上任何一条警告')
  }
}

/** The signatures are those of the record. */
function demandTicks({ rules }: ChecksRecord, { ticks = [] }: SubmissionStatement): void {
  const signed = rules.flatMap(({ tick }) => tick ?? [])
  const isSame = signed.length === ticks.length && signed.every((one, at) => sameFields(one, ticks[at] ?? {}))
  if (!isSame) throw inconsistent('人工确认与审核记录不同')
}

function templateOf(contents: Contents, { template }: TaskStatement): string {
  const bytes = bytesOf(contents, 'template.json')
  if (exceeds(bytes, largestParts['template.json'])) throw damaged('“template.json”内容大得不合常理')
  const text = Buffer.from(bytes).toString('utf8')
  if (!Buffer.from(text, 'utf8').equals(bytes)) throw damaged('“template.json”不是 UTF-8 编码的文字')
  const read = readTemplate(text)
  if (!read.ok) throw inconsistent('里面的公开模板有问题')
  if (read.template.id !== template.id || sha256(bytes) !== template.sha256)
    throw inconsistent('里面的公开模板与清单不同')
  return text
}

function catalogOf(contents: Contents, content: TaskStatement): CatalogPart | undefined {
  const bytes = contents.get('catalog.json')
  if ((bytes === undefined) !== (content.catalog === undefined)) throw inconsistent('科目表与清单不同')
  if (bytes === undefined) return undefined
  const catalog = taken(readCatalogPart(bytes, largestParts['catalog.json']), 'catalog.json')
  if (sha256(bytes) !== content.catalog || catalog.fiscalYear !== content.fiscalYear)
    throw inconsistent('科目表与清单不同')
  return catalog
}

function sameFields<T extends object>(a: T, b: T): boolean {
  const [fields, others] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))]
  return fields.length === others.size && fields.every(([name, value]) => others.get(name) === value)
}
