import type { Change, Row, UnitLedger } from '@shared/ledger'
import { rowsOf } from '@shared/ledger'
import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import type { CellMark, Drafts, EditOutcome, GridEdit, GridRows, Refusal } from '../grid'
import { marksAt, marksIn } from '../findings/arrange'
import { useComments } from '../stores/comments'
import { useDrafts } from '../stores/drafts'
import { useFindings } from '../stores/findings'
import { useLedger } from '../stores/ledger'
import type { Arranged } from './arrange'
import { anchored, entryOf, gridRows } from './arrange'
import type { Revised } from './ask'
import { changesOf } from './list-grid'
import type { ListInGrid } from './list-grid'

export interface ListGrid<R extends Row> extends ListInGrid {
  /** A cell's canonical text; it must be quick, it is asked for every visible cell. */
  readonly read: (row: R, column: string) => string | undefined
  readonly readOnly?: (row: R, column: string) => string | undefined
  readonly marks?: (row: R, column: string) => readonly CellMark[]
  /** What follows from changes elsewhere in the ledger, in the same step. */
  readonly along?: ((ledger: UnitLedger, changes: readonly Change[]) => Change[]) | undefined
  /** Which rows are shown: a filter. Without it all. */
  readonly shown?: ((row: R) => boolean) | undefined
  /** The rows that are shown as the grid is to show them: under headings. Without it as they are. */
  readonly arrange?: ((rows: readonly R[]) => readonly Arranged<R>[]) | undefined
  /**
   * Asked before an edit is written: an outcome stands for it, a revised edit is written in its place with cells
   * held back, undefined lets it go on. Where nothing is asked it says so at once: the edit is then on its way
   * before the key that made it has been dealt with.
   */
  readonly ask?: (edit: GridEdit) => Promise<EditOutcome | Revised | undefined> | undefined
}

/** What an EntryGrid of a ledger's list needs; the rows follow the ledger. */
export interface ListGridBinding {
  readonly rows: ComputedRef<GridRows>
  readonly apply: (edit: GridEdit) => Promise<EditOutcome>
  readonly makeKey: () => number
  readonly drafts: ComputedRef<Drafts>
  readonly keepDrafts: (drafts: Drafts) => void
}

/** Binds a list of the open ledger to a grid. The getter is asked again when what it reads changes. */
export function useListGrid<R extends Row>(grid: () => ListGrid<R>): ListGridBinding {
  const store = useLedger()
  const drafts = useDrafts()
  const findings = useFindings()
  const comments = useComments()
  const name = computed(() => JSON.stringify(grid().address))
  const all = computed(() => (store.ledger ? rowsOf(store.ledger, grid().address) : undefined) ?? [])

  const lines = computed<readonly Arranged<R>[]>(() => {
    const { shown, arrange } = grid()
    const every = all.value as readonly R[]
    const seen = shown === undefined ? every : every.filter(shown)
    return arrange === undefined ? seen.map(entryOf) : arrange(seen)
  })
  const foundMarks = computed(() => marksIn(findings.marks, grid().address))
  const remarks = computed(() => marksIn(comments.marks, grid().address))
  /**
   * What the page says of a cell, what the department wrote about it and what the checks found there; of the row as a
   * whole in its first column.
   */
  function marks(row: R, column: string): readonly CellMark[] {
    const { blank, marks: own } = grid()
    const first = column === Object.keys(blank)[0]
    const found = marksAt(foundMarks.value, row.id, column, first)
    const written = marksAt(remarks.value, row.id, column, first)
    if (own === undefined && written.length === 0) return found
    return [...written, ...(own?.(row, column) ?? []), ...found]
  }
  const rows = computed(() => gridRows(lines.value, { ...grid(), marks }))

  function apply(edit: GridEdit): Promise<EditOutcome> {
    const asked = grid().ask?.(edit)
    return asked === undefined ? write({ edit, refused: [] }) : answered(edit, asked)
  }

  async function answered(
    edit: GridEdit,
    asked: Promise<EditOutcome | Revised | undefined>
  ): Promise<EditOutcome> {
    const answer = await asked
    if (answer !== undefined && 'ok' in answer) return answer
    return write(answer ?? { edit, refused: [] })
  }

  async function write({ edit, refused }: Revised): Promise<EditOutcome> {
    if (store.ledger === undefined) return { ok: false, message: '账册已经关闭，没有保存。' }
    const placed = anchored(edit, lines.value, all.value)
    const changes = changesOf(store.ledger, grid(), placed)
    const along = grid().along?.(store.ledger, changes) ?? []
    const outcome = await store.edit(edit.label, [...changes, ...along])
    if (!outcome.ok) return outcome
    const held: readonly Refusal[] = [...(outcome.refused ?? []), ...refused]
    return held.length === 0 ? outcome : { ok: true, refused: held }
  }

  return {
    rows,
    apply,
    makeKey: store.makeRowId,
    drafts: computed(() => drafts.of(name.value)),
    keepDrafts: (next) => drafts.keep(name.value, next)
  }
}
