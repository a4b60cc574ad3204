import { UserError } from '@shared/errors'
import type { FundSource } from '@shared/ledger'
import { isFundSource, sourceLabel } from '@shared/ledger'
import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import type { Revised } from '../../entry/ask'
import { useAsk } from '../../entry/use-ask'
import { useColumns } from '../../entry/use-columns'
import type { Drafts, EditOutcome, GridColumn, GridEdit, GridRows } from '../../grid'
import { useComments } from '../../stores/comments'
import { useDrafts } from '../../stores/drafts'
import { useLedger } from '../../stores/ledger'
import type { Filling, IncomeRow } from './income-rows'
import { fillChanges, fillings, incomeChanges, incomeRows } from './income-rows'
import { incomeGridRows } from './income-grid-rows'

/** By the section's name the drafts are found again. */
const DRAFTS = 'income'

/** 收入 as a grid of fixed rows, and 按支出填平. */
export function useIncome(): {
  readonly columns: ComputedRef<readonly GridColumn[]>
  readonly rows: ComputedRef<GridRows>
  readonly apply: (edit: GridEdit) => Promise<EditOutcome>
  readonly drafts: ComputedRef<Drafts>
  readonly keepDrafts: (drafts: Drafts) => void
  readonly unbalanced: ComputedRef<readonly Filling[]>
  readonly fill: (sources: readonly FundSource[]) => Promise<EditOutcome>
} {
  const store = useLedger()
  const drafts = useDrafts()
  const comments = useComments()
  const { askEdit } = useAsk()
  const { amount } = useColumns()

  /** A sum beyond what can be reckoned is said at the head of the section. */
  function reckoned<T>(reckon: () => readonly T[]): readonly T[] {
    try {
      return reckon()
    } catch (error) {
      if (error instanceof UserError) return []
      throw error
    }
  }
  const lines = computed(() => reckoned<IncomeRow>(() => (store.ledger ? incomeRows(store.ledger) : [])))

  function asked(edit: GridEdit): Promise<Revised | undefined> | undefined {
    return askEdit(edit, {
      columns: ['prior', 'income', 'carry'],
      priorOf: ({ row, column, cells }) => {
        // Last year's amount that comes along with the block is asked for as it will stand.
        if (column !== 'income' || 'prior' in cells) return undefined
        return lines.value.find(({ key }) => key === row)?.prior
      },
      nameOf: ({ row }) => (typeof row === 'string' && isFundSource(row) ? sourceLabel(row) : '')
    })
  }

  async function write(edit: GridEdit, revised: Revised | undefined): Promise<EditOutcome> {
    if (store.ledger === undefined) return { ok: false, message: '账册已经关闭，没有保存。' }
    const outcome = await store.edit(edit.label, incomeChanges(store.ledger, revised?.edit ?? edit))
    const refused = revised?.refused ?? []
    return outcome.ok && refused.length > 0 ? { ok: true, refused } : outcome
  }

  return {
    columns: computed(() => [
      { kind: 'text', key: 'source', title: '资金来源', width: 200, readOnly: true },
      amount('prior', '上年', { width: 132 }),
      amount('income', '本年', { width: 132 }),
      amount('change', '增减', { readOnly: true, negative: true, width: 126 }),
      { kind: 'decimal', key: 'percent', title: '增减 %', width: 82, decimals: 2, readOnly: true },
      amount('expenditure', '本账支出', { readOnly: true, width: 132 }),
      amount('carry', '结转下年', { width: 132 }),
      amount('difference', '差额', { readOnly: true, negative: true, width: 126 })
    ]),
    rows: computed(() => incomeGridRows(lines.value, drafts.of(DRAFTS), comments.marks)),
    apply: (edit) => asked(edit)?.then((revised) => write(edit, revised)) ?? write(edit, undefined),
    drafts: computed(() => drafts.of(DRAFTS)),
    keepDrafts: (next) => drafts.keep(DRAFTS, next),
    unbalanced: computed(() => reckoned<Filling>(() => (store.settled ? fillings(store.settled) : []))),
    fill: async (sources) => {
      if (store.ledger === undefined) return { ok: false, message: '账册已经关闭，没有保存。' }
      return store.edit('按支出填平', fillChanges(store.ledger, sources))
    }
  }
}
