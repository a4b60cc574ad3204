import type { Row } from '@shared/ledger'
import { rowsOf } from '@shared/ledger'
import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import type { CellMark, Drafts, EditOutcome, GridEdit, GridRows } from '../grid/model'
import { useDrafts } from '../stores/drafts'
import { useLedger } from '../stores/ledger'
import { changesOf } from './list-grid'
import type { ListInGrid } from './list-grid'

export interface ListGrid<R extends Row> extends ListInGrid {
  /** A cell's canonical text; it must be quick, it is asked for every visible cell. */
  readonly read: (row: R, column: string) => string | undefined
  readonly readOnly?: (row: R, column: string) => string | undefined
  readonly marks?: (row: R, column: string) => readonly CellMark[]
  /** Which rows are shown: a filter. Without it all. */
  readonly shown?: (row: R) => boolean
  /** Asked before an edit is written: what it gives is the outcome, undefined lets the edit go on. */
  readonly ask?: (edit: GridEdit) => Promise<EditOutcome | undefined>
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
  const name = computed(() => JSON.stringify(grid().address))

  const rows = computed<GridRows>(() => {
    const { address, read, readOnly, marks, shown } = grid()
    const all = (store.ledger ? rowsOf(store.ledger, address) : undefined) ?? []
    const seen = (shown === undefined ? all : (all as readonly R[]).filter(shown)) as readonly R[]
    const at = <T>(row: number, ask: (row: R) => T): T | undefined => {
      const found = seen[row]
      return found === undefined ? undefined : ask(found)
    }
    return {
      count: seen.length,
      key: (row) => seen[row]?.id ?? 0,
      value: (row, column) => at(row, (one) => read(one, column)),
      ...(readOnly ? { readOnly: (row, column) => at(row, (one) => readOnly(one, column)) } : {}),
      ...(marks ? { marks: (row, column) => at(row, (one) => marks(one, column)) ?? [] } : {})
    }
  })

  async function apply(edit: GridEdit): Promise<EditOutcome> {
    const answered = await (grid().ask?.(edit) ?? undefined)
    if (answered !== undefined) return answered
    if (store.ledger === undefined) return { ok: false, message: '账册已经关闭，没有保存。' }
    return store.edit(edit.label, changesOf(store.ledger, grid(), edit))
  }

  return {
    rows,
    apply,
    makeKey: store.makeRowId,
    drafts: computed(() => drafts.of(name.value)),
    keepDrafts: (next) => drafts.keep(name.value, next)
  }
}
