import type { ComputedRef, ShallowRef } from 'vue'
import { computed, shallowRef, watch } from 'vue'
import type { Planned, Rejected } from './plan'
import { placeOf } from './plan'
import type { Drafts, EditOutcome, GridColumn, GridEdit, GridRows, MakeKey, Refusal, RowKey } from './model'
import { draftKey } from './model'
import type { GridView } from './view'
import { viewOf } from './view'

/** What the grid is given, as it stands. */
export interface EditsOptions {
  readonly columns: () => readonly GridColumn[]
  readonly rows: () => GridRows
  readonly readOnly: () => boolean
  readonly appendable: () => boolean
  readonly makeKey: () => MakeKey | undefined
  readonly apply: (edit: GridEdit) => Promise<EditOutcome>
  readonly drafts: () => Drafts
  readonly draftsChanged: (drafts: Drafts) => void
}

/** What is said under the grid after a step: a sentence, and the cells that took nothing. */
export interface Report {
  readonly message: string
  readonly cells: readonly Rejected[]
}

export interface Edits {
  readonly view: ComputedRef<GridView>
  readonly drafts: ShallowRef<Drafts>
  readonly report: ShallowRef<Report | undefined>
  /** Hands an edit over; its cells show at once, and fall back when it comes to nothing. */
  readonly submit: (edit: GridEdit, texts?: readonly Refusal[]) => void
  readonly keepDraft: (draft: Refusal) => void
  readonly dropDraft: (row: RowKey, column: string) => void
  readonly takeDrafts: (drafts: Drafts) => void
  /** Hands over what a paste, a fill or a clearing came to, keeps its drafts and lists what was refused. */
  readonly carryOut: (planned: Pick<Planned, 'edit' | 'rejected'> & Partial<Planned>, what: string) => void
  readonly draftAt: (row: number, column: string) => Refusal | undefined
}

/**
 * The rows as they stand with the edits on their way, the texts that cells refused, and what became of it all.
 * Everything changes at once when a key is pressed; what the owner of the rows makes of an edit comes later.
 */
export function useEdits(options: EditsOptions): Edits {
  const pending = shallowRef<readonly GridEdit[]>([])
  const drafts = shallowRef<Drafts>(options.drafts())
  const report = shallowRef<Report>()
  const blank = useBlank(options)
  const view = computed(() =>
    viewOf(options.rows(), { pending: pending.value, blank: blank.key.value, readOnly: options.readOnly() })
  )

  function changeDrafts(change: (map: Map<string, Refusal>) => void): void {
    const next = new Map(drafts.value)
    change(next)
    drafts.value = next
    options.draftsChanged(next)
  }

  const keepDraft = (draft: Refusal): void =>
    changeDrafts((map) => map.set(draftKey(draft.row, draft.column), draft))

  function dropDraft(row: RowKey, column: string): void {
    const key = draftKey(row, column)
    if (drafts.value.has(key)) changeDrafts((map) => map.delete(key))
  }

  /** Drafts of cells that an edit fills or takes out are settled with it. */
  function settleDrafts({ cells, inserted, deleted }: GridEdit): void {
    if (drafts.value.size === 0) return
    const filled = new Set(cells.map(({ row, column }) => draftKey(row, column)))
    for (const row of inserted) {
      for (const column of Object.keys(row.cells)) filled.add(draftKey(row.key, column))
    }
    const gone = new Set(deleted)
    const settled = [...drafts.value].filter(([key, { row }]) => filled.has(key) || gone.has(row))
    if (settled.length > 0) changeDrafts((map) => settled.forEach(([key]) => map.delete(key)))
  }

  function listed({ row, column, text, reason }: Refusal): Rejected {
    const title = options.columns().find(({ key }) => key === column)
    return { row, column, text, reason, place: placeOf(view.value.indexOf(row), title) }
  }

  function learn(edit: GridEdit, texts: readonly Refusal[], outcome: EditOutcome): void {
    if (!outcome.ok) {
      for (const text of texts) keepDraft({ ...text, reason: outcome.message })
      blank.giveBack(edit)
      report.value = { message: [outcome.message, outcome.action ?? ''].join(''), cells: texts.map(listed) }
      return
    }
    const refused = outcome.refused ?? []
    if (refused.length === 0) return
    for (const one of refused) keepDraft(one)
    if (texts.length === 0) {
      const cells = [...(report.value?.cells ?? []), ...refused.map(listed)]
      report.value = { message: refusedMessage(edit.label, cells.length), cells }
    }
  }

  function submit(edit: GridEdit, texts: readonly Refusal[] = []): void {
    // The row first, then another blank one: whoever stands in the blank row stays in it when it becomes a row.
    pending.value = [...pending.value, edit]
    blank.use(edit)
    settleDrafts(edit)
    const settle = (): void => {
      pending.value = pending.value.filter((one) => one !== edit)
    }
    options.apply(edit).then(
      (outcome) => {
        settle()
        learn(edit, texts, outcome)
      },
      (incident: unknown) => {
        settle()
        learn(edit, texts, {
          ok: false,
          message: `“${edit.label}”没有做成，表格里没有改动。`,
          action: '请再试一次。'
        })
        throw incident
      }
    )
  }

  function carryOut(
    { edit, rejected, drafts: kept = [] }: Pick<Planned, 'edit' | 'rejected'> & Partial<Planned>,
    what: string
  ): void {
    report.value =
      rejected.length === 0 ? undefined : { message: refusedMessage(what, rejected.length), cells: rejected }
    if (edit !== undefined) submit(edit)
    if (kept.length > 0) {
      changeDrafts((map) => kept.forEach((draft) => map.set(draftKey(draft.row, draft.column), draft)))
    }
  }

  return {
    view,
    drafts,
    report,
    submit,
    keepDraft,
    dropDraft,
    takeDrafts: (next) => (drafts.value = next),
    carryOut,
    draftAt: (row, column) =>
      drafts.value.size === 0 ? undefined : drafts.value.get(draftKey(view.value.key(row), column))
  }
}

const refusedMessage = (what: string, count: number): string =>
  `${what}：有 ${count} 个格子没有填进去，其余的已经填好。`

/** The blank row's key: used by the edit that makes the row, and taken back when that comes to nothing. */
function useBlank({ appendable, makeKey, readOnly }: EditsOptions) {
  const spare = shallowRef<RowKey>()
  const made = (): RowKey | undefined => makeKey()?.()
  const key = computed(() => (appendable() && !readOnly() ? spare.value : undefined))
  const missing = (): boolean => appendable() && spare.value === undefined
  watch(missing, (is) => is && (spare.value = made()), { immediate: true, flush: 'sync' })
  return {
    key,
    use(edit: GridEdit): void {
      if (edit.inserted.some((row) => row.key === spare.value)) spare.value = made()
    },
    giveBack(edit: GridEdit): void {
      const [only, more] = edit.inserted
      if (only !== undefined && more === undefined && edit.label === '填写') spare.value = only.key
    }
  }
}
