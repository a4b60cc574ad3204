import { parsePath, rowPath, type Change, type Json } from '@shared/ledger'
import type { StepKind } from './chain'
import type { Database } from './database'
import { changesOf, readStep, readSteps, toChange, type Step } from './journal'

/** The kinds of step that undo takes back; the others are events that undo passes over. */
const undoable: readonly StepKind[] = ['edit', 'import']

interface Walked {
  number: number
  kind: StepKind
  target: number | null
}

/**
 * The step that undo would take back next, found by walking back from the head: an undo on the way has taken
 * back one step more, a redo has brought one back.
 */
export function nextUndo(database: Database): Step | undefined {
  let passOver = 0
  for (const { number, kind, target } of backwards(database)) {
    if (isBarrier(database, number, kind)) return undefined
    if (kind === 'undo') passOver += 1
    else if (kind === 'redo' || undoable.includes(kind)) {
      if (passOver === 0) return readStep(database, target ?? number)
      passOver -= 1
    }
  }
  return undefined
}

/** The step that redo would do again next; a new edit has ended what could be. */
export function nextRedo(database: Database): Step | undefined {
  let passOver = 0
  for (const { number, kind, target } of backwards(database)) {
    if (undoable.includes(kind) || isBarrier(database, number, kind)) return undefined
    if (kind === 'redo') passOver += 1
    if (kind !== 'undo' || target === null) continue
    if (passOver === 0) return readStep(database, target)
    passOver -= 1
  }
  return undefined
}

/** What the department changed in the ledger is nobody's edit: neither it nor what was before it is taken back. */
function isBarrier(database: Database, number: number, kind: StepKind): boolean {
  if (kind !== 'task' && kind !== 'reply') return false
  return database.all('SELECT 1 FROM journal WHERE step = ? LIMIT 1', number).length > 0
}

function* backwards(database: Database): Generator<Walked> {
  const most = 100
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const steps = database.all<Walked>(
      'SELECT number, kind, target FROM step WHERE number < ? ORDER BY number DESC LIMIT ?',
      ...[before, most]
    )
    yield* steps
    const last = steps.at(-1)
    if (last === undefined || steps.length < most) return
    before = last.number
  }
}

/** A step with what it changed. */
export interface StepWithChanges extends Step {
  changes: Change[]
}

/** What one user did. */
export interface UserChanges {
  user: string
  steps: StepWithChanges[]
}

/**
 * Who changed what since a time: every step from the first one at or after it, by user, each in order. As the
 * order is the steps' number, a step made after the clock was set back is there too.
 */
export function changesSince(database: Database, since: string): UserChanges[] {
  const [first] = database.all<{ number: number }>(
    'SELECT number FROM step WHERE time >= ? ORDER BY number LIMIT 1',
    since
  )
  if (first === undefined) return []
  const users = new Map<string, StepWithChanges[]>()
  for (const step of readSteps(database, first.number, Number.MAX_SAFE_INTEGER)) {
    const steps = users.get(step.user) ?? []
    users.set(step.user, steps)
    steps.push({ ...step, changes: changesOf(database, step.number) })
  }
  return [...users].map(([user, steps]) => ({ user, steps }))
}

/** What one step did to one cell or row. Absent `before` or `after`: it was not there. */
export interface CellEvent {
  step: Step
  before?: Json
  after?: Json
}

/**
 * The history of one cell or row, oldest first: its own changes, and those of the whole row that it is in
 * (a line's project, too), so that it begins with the row's insertion and ends with its deletion.
 */
export function historyOf(database: Database, path: string): CellEvent[] {
  const paths = [path, ...holdersOf(path)]
  const marks = paths.map(() => '?').join(', ')
  const found = database.all<Parameters<typeof toChange>[0] & { step: number }>(
    `SELECT step, path, before, after, following FROM journal WHERE path IN (${marks}) ORDER BY step, ordinal`,
    ...paths
  )
  const events: CellEvent[] = []
  for (const { step: number, ...row } of found) {
    const change = toChange(row)
    const before = within(change.before, change.path, path)
    const after = within(change.after, change.path, path)
    const step = readStep(database, number)
    if (step === undefined) continue
    const last = events.at(-1)
    // A moved row is deleted and inserted in one step, to no effect on its cells.
    if (last?.step.number === number) {
      events.pop()
      addEvent(events, { step, ...present('before', last.before), ...present('after', after) })
    } else addEvent(events, { step, ...present('before', before), ...present('after', after) })
  }
  return events
}

function addEvent(events: CellEvent[], event: CellEvent): void {
  if (JSON.stringify(event.before) !== JSON.stringify(event.after)) events.push(event)
}

function present<Key extends 'before' | 'after'>(key: Key, value: Json | undefined): { [key in Key]?: Json } {
  return value === undefined ? {} : ({ [key]: value } as { [key in Key]?: Json })
}

/** The rows that a cell is in. */
function holdersOf(path: string): string[] {
  const target = parsePath(path)
  if (target === undefined || target.kind === 'cell') return []
  const { address, id } = target
  return [
    ...(target.kind === 'rowCell' ? [rowPath(address, id)] : []),
    ...('project' in address ? [`projects/#${address.project}`] : [])
  ]
}

/** What a whole row's value says of a cell in it. */
function within(value: Json | undefined, holder: string, path: string): Json | undefined {
  if (holder === path) return value
  let found: Json | undefined = value
  for (const name of path.slice(holder.length + 1).split('/')) {
    if (Array.isArray(found)) found = (found as readonly Json[]).find((row) => idOf(row) === name)
    else if (typeof found === 'object' && found !== null)
      found = (found as Readonly<Record<string, Json>>)[name]
    else return undefined
  }
  return found
}

function idOf(row: Json): string | undefined {
  const id = (row as Readonly<Record<string, Json>> | null)?.['id']
  return typeof id === 'number' ? `#${id}` : undefined
}
