import { explanation, largestParts, readCatalogPart, readManifest, readTaskPart } from '@shared/exchange'
import type { CatalogPart, Explanation, Manifest, TaskPart, TaskStatement } from '@shared/exchange'
import type { LedgerPath, Round } from '@shared/ledger'
import { z } from '@shared/zod'
import type { ExchangeEvent, LedgerStore } from '../../ledger-store'
import { restoredPackage } from '../stored'

/** Where a ledger stands between the unit and its department. */
export type UnitState = 'open' | 'handedIn' | 'sentBack' | 'withdrawn' | 'accepted' | 'approved'

/** The task that a ledger is filled under. */
export interface TaskInHand {
  readonly fingerprint: string
  readonly content: TaskStatement
  readonly task: TaskPart
  /** The disclosure template's text. */
  readonly template: string
  /** The department's public key, in hexadecimal. */
  readonly department: string
}

/** A comment of the department, at its place in this ledger. */
export interface CommentInHand {
  /** Names it: the reply's step and its place in the list. */
  readonly id: string
  /** Absent when it is about the ledger as a whole, or its row is no more there. */
  readonly path?: LedgerPath
  readonly label: string
  readonly text: string
  /** The unit has ticked it off. */
  readonly done: boolean
}

/** All that the unit's desk shows of the exchange. */
export interface ExchangeState {
  readonly state: UnitState
  readonly round: Round
  /** The newest version that was handed in this round; 0 before the first. */
  readonly version: number
  readonly task?: TaskInHand
  /** Of the newest reply that sent the ledger back, while it is being corrected. */
  readonly comments: readonly CommentInHand[]
  /** The day of the approval. */
  readonly approvedOn?: string
}

/** What a reply's event keeps beside the package: its comments with the places that they have in this ledger. */
export const replyRecord = z.strictObject({
  package: z.string(),
  comments: z.array(z.strictObject({ path: z.string().exactOptional(), label: z.string(), text: z.string() }))
})

/** @throws UserError `exchangeAltered` */
export function exchangeState(store: LedgerStore): ExchangeState {
  const events = store.exchange.events()
  const { round } = store.ledger()
  const task = lastOf(events, ({ kind }) => kind === 'task')
  const newest = lastOf(events, (event) => event.kind !== 'task' && event.round === round)
  const approval = lastOf(events, (event) => isApproval(store, event))
  const approved = approval !== undefined && round === 'approved' && approval.locked
  const state = approved ? 'approved' : newest === undefined ? 'open' : stateAfter(store, newest)
  const reply = state === 'sentBack' || state === 'approved' ? (approved ? approval : newest) : undefined
  const approvedOn = reply === undefined ? undefined : approvalDay(store, reply)
  return {
    state,
    round,
    version: versionIn(events, round),
    ...(task === undefined ? {} : { task: taskOf(store, task) }),
    comments: state === 'sentBack' && reply !== undefined ? commentsOf(store, reply) : [],
    ...(approvedOn === undefined ? {} : { approvedOn })
  }
}

/** The newest version that was handed in or withdrawn in a round; 0 before the first. */
export function versionIn(events: readonly ExchangeEvent[], round: Round): number {
  return events
    .filter((event) => event.kind === 'submit' && event.round === round)
    .reduce((newest, { version }) => Math.max(newest, version), 0)
}

/** The task that is in hand; undefined when the ledger was made without one. */
export function taskInHand(store: LedgerStore): TaskInHand | undefined {
  const task = lastOf(store.exchange.events(), ({ kind }) => kind === 'task')
  return task === undefined ? undefined : taskOf(store, task)
}

/** What the task in hand adds to the year's catalog; undefined without a task, or where it adds nothing. */
export function catalogOfTask(store: LedgerStore): CatalogPart | undefined {
  const task = lastOf(store.exchange.events(), ({ kind }) => kind === 'task')
  const text = task && restoredPackage(store.exchange.content(task.step)).parts.get('catalog.json')
  if (text === undefined) return undefined
  const read = readCatalogPart(Buffer.from(text, 'utf8'), largestParts['catalog.json'])
  if (!read.ok) throw new Error('The record holds no catalog')
  return read.value
}

/** The explanations that were given, the newest of each finding, by its identity. */
export function explanationsOf(store: LedgerStore): Map<string, Explanation> {
  const found = new Map<string, Explanation>()
  for (const { detail } of store.exchange.notes('explain')) {
    const read = z.union([explanation, z.strictObject({ identity: z.string() })]).parse(detail)
    if ('text' in read) found.set(read.identity, read)
    else found.delete(read.identity)
  }
  return found
}

/** Keeps an explanation of a warning, in the place of an earlier one of the same finding. */
export function explainFinding(
  store: LedgerStore,
  given: Omit<Explanation, 'values'> & { readonly values: readonly string[] }
): void {
  store.exchange.note('explain', '说明', { ...given, values: [...given.values] })
}

/** Takes an explanation back. */
export function takeBackExplanation(store: LedgerStore, identity: string): void {
  store.exchange.note('explain', '删去说明', { identity })
}

/** Ticks a comment off, or takes the tick back. */
export function tickComment(store: LedgerStore, id: string, done: boolean): void {
  store.exchange.note('tick', done ? '意见已处理' : '意见未处理', { comment: id, done })
}

/** A manifest that this program verified before it kept it. */
export function keptManifest(text: string): Manifest {
  const read = readManifest(Buffer.from(text, 'utf8'), largestParts['manifest.json'])
  if (!read.ok) throw new Error('The record holds no manifest')
  return read.value
}

function stateAfter(store: LedgerStore, event: ExchangeEvent): UnitState {
  if (event.kind === 'submit') return 'handedIn'
  if (event.kind === 'withdraw') return 'withdrawn'
  const decision = replyOf(store, event)?.content.decision
  if (decision === 'sendBack') return 'sentBack'
  return decision === 'accept' ? 'accepted' : 'approved'
}

/** What a reply said; undefined of every other event. */
export function replyOf(
  store: LedgerStore,
  event: Pick<ExchangeEvent, 'kind' | 'step'>
): Extract<Manifest, { kind: 'reply' }> | undefined {
  if (event.kind !== 'reply') return undefined
  const record = replyRecord.parse(JSON.parse(store.exchange.content(event.step)))
  const manifest = keptManifest(restoredPackage(record.package).manifest)
  return manifest.kind === 'reply' ? manifest : undefined
}

function isApproval(store: LedgerStore, event: ExchangeEvent): boolean {
  return replyOf(store, event)?.content.decision === 'approve'
}

function approvalDay(store: LedgerStore, event: ExchangeEvent): string | undefined {
  return replyOf(store, event)?.content.approvedOn
}

function commentsOf(store: LedgerStore, { step }: ExchangeEvent): CommentInHand[] {
  const { comments } = replyRecord.parse(JSON.parse(store.exchange.content(step)))
  const ticks = new Map<string, boolean>()
  for (const { detail } of store.exchange.notes('tick')) {
    const tick = z.strictObject({ comment: z.string(), done: z.boolean() }).parse(detail)
    ticks.set(tick.comment, tick.done)
  }
  return comments.map((comment, at) => {
    const id = `${step}/${at}`
    return { id, ...comment, done: ticks.get(id) ?? false }
  })
}

function taskOf(store: LedgerStore, { step }: ExchangeEvent): TaskInHand {
  const signed = restoredPackage(store.exchange.content(step))
  const manifest = keptManifest(signed.manifest)
  const part = readTaskPart(
    Buffer.from(signed.parts.get('task.json') ?? '', 'utf8'),
    largestParts['task.json']
  )
  if (manifest.kind !== 'task' || !part.ok) throw new Error('The record holds no task')
  const { content, signer } = manifest
  const template = signed.parts.get('template.json') ?? ''
  return { fingerprint: signed.fingerprint, content, task: part.value, template, department: signer }
}

function lastOf(
  events: readonly ExchangeEvent[],
  is: (event: ExchangeEvent) => boolean
): ExchangeEvent | undefined {
  return events.findLast(is)
}
