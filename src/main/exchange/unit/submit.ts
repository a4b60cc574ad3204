import { roundLabels } from '@shared/ledger'
import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import {
  controlTotalsOf,
  packageEndings,
  rowCountsOf,
  summaryOf,
  writeChecksRecord,
  writeLedger
} from '@shared/exchange'
import type { ChecksRecord, Explanation, SubmissionStatement } from '@shared/exchange'
import { refuseExisting, saveExport } from '../../export'
import type { Files } from '../../files'
import type { LedgerStore } from '../../ledger-store'
import { keyFingerprint } from '../keys'
import type { SigningKey } from '../keys'
import { packageBytes, signPackage } from '../signed-package'
import type { Draft, SignedPackage } from '../signed-package'
import { restoredPackage, storedPackage } from '../stored'
import { obstacles } from './obstacles'
import { explanationsOf, keptManifest, taskInHand, versionIn } from './state'
import type { TaskInHand } from './state'

/** What goes out, shown before it does. */
export interface Preparation {
  readonly statement: Omit<SubmissionStatement, 'parts'>
  /** What must be done first; none: it can be handed in. */
  readonly obstacles: readonly UserError[]
}

export interface PrepareOptions {
  /** The run of the checks on the ledger as it stands. */
  readonly checks: ChecksRecord
  /** Where there is no task: the template and catalog in force. */
  readonly template?: { readonly id: string; readonly sha256: string }
  readonly catalog?: string
  /**
   * A higher version than the next one: where the department has one already that this ledger, restored from a
   * backup, does not know.
   */
  readonly version?: number
}

/** What a submission would say, and what stands in its way. It changes nothing. */
export function prepareSubmission(store: LedgerStore, options: PrepareOptions): Preparation {
  const ledger = store.ledger()
  const explained = standing(explanationsOf(store), options.checks)
  const task = taskInHand(store)
  const next = versionIn(store.exchange.events(), ledger.round) + 1
  const statement = {
    unit: { code: ledger.unit.code, name: ledger.unit.name },
    fiscalYear: ledger.fiscalYear,
    round: ledger.round,
    version: Math.max(next, options.version ?? 0),
    ...settingOf(task, options),
    ruleSet: options.checks.ruleSet,
    rows: rowCountsOf(ledger),
    totals: controlTotalsOf(ledger),
    checks: summaryOf(options.checks),
    explanations: [...explained.values()],
    ...ticksIn(options.checks)
  }
  const given = options.version !== undefined && options.version < next ? [usedVersion(next)] : []
  return {
    statement,
    obstacles: [...obstacles(store, ledger, task, options.checks, explained), ...given]
  }
}

/** The signatures under the rules that a person judges. */
function ticksIn({ rules }: ChecksRecord): Pick<SubmissionStatement, 'ticks'> {
  const ticks = rules.flatMap(({ tick }) =>
    tick === undefined ? [] : [{ rule: tick.rule, tickedBy: tick.tickedBy, on: tick.on }]
  )
  return ticks.length === 0 ? {} : { ticks }
}

export interface SubmitOptions extends PrepareOptions {
  readonly files: Files
  readonly key: SigningKey
  readonly user: string
  readonly now: Date
  /** Where the package is written. */
  readonly out: string
  /** Writes over a file of this name. */
  readonly replace?: boolean
  readonly password?: string
}

/** 回执: what the unit keeps as proof of what it handed in. */
export interface Receipt {
  readonly statement: SubmissionStatement
  /** Of the package's content. */
  readonly fingerprint: string
  /** Of the key that signed it. */
  readonly keyFingerprint: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly by: string
}

/**
 * 上报: freezes the ledger, locks it, and writes the package. The ledger is first: when only the writing fails,
 * the same package can be written again (`rewriteSubmission`).
 * @throws UserError the first obstacle; `fileExists`; `submittedNotWritten`
 */
export async function submit(store: LedgerStore, options: SubmitOptions): Promise<Receipt> {
  const { files, key, out, user, now, password } = options
  const { statement, obstacles: found } = prepareSubmission(store, options)
  const [first] = found
  if (first !== undefined) throw first
  if (options.replace !== true) refuseExisting(files, out)
  const draft: Draft = { kind: 'submission', content: statement }
  const { number, hash } = store.head()
  const signed = signPackage(
    draft,
    new Map([
      ['ledger.json', writeLedger(store.ledger())],
      ['checks.json', writeChecksRecord(options.checks)]
    ]),
    { at: now.toISOString(), by: user, journal: { number, hash } },
    key
  )
  const bytes = await packageBytes(signed, password)
  const { round, version } = statement
  store.exchange.record({
    kind: 'submit',
    label: `上报：${roundLabels[round]}第 ${version} 版`,
    ...{ round, version, fingerprint: signed.fingerprint, locked: true },
    content: storedPackage(signed, 'ledger.json')
  })
  try {
    saveExport(files, out, bytes, { replace: options.replace ?? false })
  } catch (cause) {
    throw notWritten(out, cause)
  }
  return receiptOf(signed)
}

/**
 * Writes the package of a version again, the very same content.
 * @returns its receipt
 * @throws UserError `noSuchVersion`, `fileExists`
 */
export async function rewriteSubmission(
  store: LedgerStore,
  version: number,
  { files, out, password, replace = false }: Pick<SubmitOptions, 'files' | 'out' | 'password' | 'replace'>
): Promise<Receipt> {
  const signed = submissionOfVersion(store, version)
  saveExport(files, out, await packageBytes(signed, password), { replace })
  return receiptOf(signed)
}

/** The package of a version of the present round. @throws UserError `noSuchVersion` */
export function submissionOfVersion(store: LedgerStore, version: number): SignedPackage {
  const { round } = store.ledger()
  const event = store.exchange
    .events()
    .findLast((one) => one.kind === 'submit' && one.round === round && one.version === version)
  if (event === undefined) {
    throw new UserError('noSuchVersion', `这一轮（${roundLabels[round]}）没有上报过第 ${version} 版。`)
  }
  const ledger = store.snapshotContent(event.step)
  return restoredPackage(store.exchange.content(event.step), [['ledger.json', ledger]])
}

/** The name that a submission is offered under. */
export function submissionFileName({
  unit,
  fiscalYear,
  round,
  version
}: Pick<SubmissionStatement, 'unit' | 'fiscalYear' | 'round' | 'version'>): string {
  return `${unit.code}_${fiscalYear}_${roundLabels[round]}_第${version}版${packageEndings.submission}`
}

/** The receipt of a package that was handed in. */
export function receiptOf({
  manifest: text,
  fingerprint
}: Pick<SignedPackage, 'manifest' | 'fingerprint'>): Receipt {
  const { kind, content, made, signer } = keptManifest(text)
  if (kind !== 'submission') throw new Error('Not a submission')
  return { statement: content, fingerprint, keyFingerprint: keyFingerprint(signer), at: made.at, by: made.by }
}

function settingOf(
  task: TaskInHand | undefined,
  { template, catalog }: PrepareOptions
): Pick<SubmissionStatement, 'department' | 'task' | 'template' | 'catalog'> {
  if (task === undefined) {
    return { ...(template === undefined ? {} : { template }), ...(catalog === undefined ? {} : { catalog }) }
  }
  const { content } = task
  return {
    department: content.department,
    task: task.fingerprint,
    template: content.template,
    ...(content.catalog === undefined ? {} : { catalog: content.catalog })
  }
}

/** The explanations that belong to a warning of the run, as it stands. */
function standing(
  given: ReadonlyMap<string, Explanation>,
  { rules }: ChecksRecord
): Map<string, Explanation> {
  const found = new Map<string, Explanation>()
  for (const finding of rules.flatMap(({ findings }) => findings)) {
    const words = given.get(finding.identity)
    if (finding.severity !== 'warning' || words === undefined) continue
    if (JSON.stringify(words.values) === JSON.stringify(finding.values)) found.set(finding.identity, words)
  }
  return found
}

function usedVersion(next: number): UserError {
  return new UserError('usedVersion', `版本号太小，这一轮的下一版是第 ${next} 版。`)
}

function notWritten(out: string, cause: unknown): UserError {
  const why = cause instanceof UserError ? cause.message : '写文件时出错。'
  return new UserError(
    'submittedNotWritten',
    `账册已经上报并锁定，但上报包“${basename(out)}”没有写成：${why}`,
    '请另选一个位置，重新写出这一版的上报包；内容不会变。',
    { cause }
  )
}
