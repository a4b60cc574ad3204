import { UserError } from '@shared/errors'
import { decodeValue, encodeValue, mayBeAbsent, schemaOf } from './cells'
import type { Change, Json } from './change'
import { Draft } from './draft'
import { parsePath } from './ledger-path'
import type { LedgerPath, PathTarget } from './ledger-path'
import type { Project, Row, UnitLedger } from './model'
import { describePath } from './places'
import { same } from './same'

/** Why changes were refused. */
export type ChangeErrorCode =
  | 'noSuchPath'
  | 'noSuchRow'
  | 'beforeDiffers'
  | 'invalidValue'
  | 'wrongPlace'
  | 'duplicateId'
  | 'duplicateProjectCode'

/** Changes that do not fit the ledger: which kind, where, and a Chinese sentence. */
export class LedgerChangeError extends UserError {
  override readonly name = 'LedgerChangeError'
  constructor(
    override readonly code: ChangeErrorCode,
    readonly path: LedgerPath,
    message: string
  ) {
    super(code, message)
  }
}

/**
 * The ledger after these changes, in their order; the given one stays as it is. All or nothing.
 * @throws LedgerChangeError for a path that is none, a row that is not there, a `before` that is not what
 * stands there, a value that its field does not allow, a place that does not fit, an id used twice, or two
 * projects of one code after the last change
 */
export function applyChanges(ledger: UnitLedger, changes: readonly Change[]): UnitLedger {
  const draft = new Draft(ledger)
  for (const change of changes) applyOne(draft, change)
  const changed = draft.ledger
  if (changes.some(mayTouchProjectCodes)) refuseDuplicateProjects(changed)
  return changed
}

/**
 * What stands at a path, as an interchange value: a cell's, or a whole row's with its ids; undefined when it
 * is absent.
 * @throws LedgerChangeError `noSuchPath`, `noSuchRow` (of a cell whose row is not there)
 */
export function valueAt(ledger: UnitLedger, path: LedgerPath): Json | undefined {
  const { target, schema } = understood(path, ledger)
  const draft = new Draft(ledger)
  const value =
    target.kind === 'cell'
      ? draft.cell(target.field)
      : target.kind === 'row'
        ? draft.row(target.address, target.id)
        : rowCell(draft, target, path)
  return value === undefined ? undefined : encodeValue(schema, value)
}

type Schema = NonNullable<ReturnType<typeof schemaOf>>
type RowTarget = Extract<PathTarget, { kind: 'row' }>
type RowCellTarget = Extract<PathTarget, { kind: 'rowCell' }>

function refuse(code: ChangeErrorCode, path: LedgerPath, sentence: string, ledger?: UnitLedger): never {
  throw new LedgerChangeError(code, path, `${describePath(path, ledger)}：${sentence}`)
}

function understood(path: LedgerPath, ledger: UnitLedger): { target: PathTarget; schema: Schema } {
  const target = parsePath(path)
  const schema = target === undefined ? undefined : schemaOf(target)
  if (target === undefined || schema === undefined)
    return refuse('noSuchPath', path, '账中没有这个位置。', ledger)
  return { target, schema }
}

function applyOne(draft: Draft, change: Change): void {
  const { target, schema } = understood(change.path, draft.ledger)
  if (target.kind === 'row') {
    applyRow(draft, change, target, schema)
    return
  }
  if (change.following !== undefined)
    refuse('wrongPlace', change.path, '只有整行才有前后次序。', draft.ledger)
  const stands = target.kind === 'cell' ? draft.cell(target.field) : rowCell(draft, target, change.path)
  expectBefore(draft, change, schema, stands)
  const after = decoded(draft, change, schema, change.after)
  if (after === undefined && !mayBeAbsent(schema)) {
    refuse('invalidValue', change.path, '这一项不能没有。', draft.ledger)
  }
  if (target.kind === 'cell') draft.setCell(target.field, after)
  else draft.setRowCell(target.address, target.id, target.field, after)
}

function rowCell(draft: Draft, { address, id, field }: RowCellTarget, path: LedgerPath): unknown {
  const row = draft.row(address, id)
  if (row === undefined) return refuse('noSuchRow', path, '这一行已经不在了。', draft.ledger)
  return (row as unknown as Readonly<Record<string, unknown>>)[field]
}

function decoded(draft: Draft, { path }: Change, schema: Schema, json: Json | undefined): unknown {
  if (json === undefined) return undefined
  const read = decodeValue(schema, json)
  return read.ok ? read.value : refuse('invalidValue', path, read.sentence, draft.ledger)
}

function expectBefore(draft: Draft, change: Change, schema: Schema, stands: unknown): void {
  if (same(decoded(draft, change, schema, change.before), stands)) return
  refuse('beforeDiffers', change.path, '这里已经不是修改前的内容，没有改动。', draft.ledger)
}

function applyRow(draft: Draft, change: Change, target: RowTarget, schema: Schema): void {
  const { path, before, after, following } = change
  if ((before === undefined) === (after === undefined)) {
    refuse('invalidValue', path, '整行只能插入或删除，改动请逐格写明。', draft.ledger)
  }
  const rows = draft.rows(target.address)
  if (rows === undefined) return refuse('noSuchRow', path, '所在的项目已经不在了。', draft.ledger)
  if (after === undefined) removeRow(draft, change, target, schema)
  else
    insertRow(
      draft,
      change,
      target,
      decoded(draft, change, schema, after) as Row,
      placeAfter(draft, target, path, following)
    )
}

function removeRow(draft: Draft, change: Change, { address, id }: RowTarget, schema: Schema): void {
  const position = draft.position(address, id)
  if (position === undefined) return refuse('noSuchRow', change.path, '这一行已经不在了。', draft.ledger)
  expectBefore(draft, change, schema, draft.row(address, id))
  const previous = draft.rows(address)?.[position - 1]?.id ?? null
  if (change.following !== previous) {
    refuse('wrongPlace', change.path, '这一行的位置已经变了，没有删除。', draft.ledger)
  }
  draft.remove(address, position)
}

function placeAfter(
  draft: Draft,
  { address }: RowTarget,
  path: LedgerPath,
  following: Change['following']
): number {
  if (following === null) return 0
  const previous = following === undefined ? undefined : draft.position(address, following)
  if (previous === undefined)
    return refuse('wrongPlace', path, '要插在它后面的那一行不在，没有插入。', draft.ledger)
  return previous + 1
}

function insertRow(draft: Draft, { path }: Change, target: RowTarget, row: Row, position: number): void {
  const { lines = [], indicators = [] } = row as Partial<Project>
  const ids = [row.id, ...[...lines, ...indicators].map((child) => child.id)]
  if (row.id !== target.id) refuse('invalidValue', path, '行号与内容里的行号不同。', draft.ledger)
  if (new Set(ids).size < ids.length || ids.some((id) => draft.hasId(id))) {
    refuse('duplicateId', path, '行号已经用过，没有插入。', draft.ledger)
  }
  draft.insert(target.address, position, row)
}

function mayTouchProjectCodes({ path }: Change): boolean {
  return /^projects\/#[0-9]+(?:\/code)?$/.test(path)
}

function refuseDuplicateProjects(ledger: UnitLedger): void {
  const seen = new Set<string>()
  for (const { id, code } of ledger.projects) {
    if (seen.has(code))
      refuse('duplicateProjectCode', `projects/#${id}/code`, `项目编码“${code}”已经有了，请换一个。`, ledger)
    seen.add(code)
  }
}
