import { UserError } from '@shared/errors'
import type { PriorLine } from '@shared/ledger'
import { otherCategories, otherCategoryLabel, priorSectionLabels, priorSections } from '@shared/ledger'
import { printInterchangeAmount, sum } from '@shared/money'
import type { Fen } from '@shared/money'
import { computed, shallowRef } from 'vue'
import type { Arranged } from '../../entry/arrange'
import { entryOf } from '../../entry/arrange'
import type { Revised } from '../../entry/ask'
import { useAsk } from '../../entry/use-ask'
import { useColumns } from '../../entry/use-columns'
import { useListGrid } from '../../entry/use-list-grid'
import type { EditOutcome, GridColumn, GridEdit } from '../../grid'
import { stableMap } from '../../stable'
import { useLedger } from '../../stores/ledger'
import { isPulled, pulledIn, withReason } from './pulled'

/** A question that waits for its reason. */
export interface ReasonAsked {
  readonly lines: number
  readonly answer: (reason: string | undefined) => void
}

/** The grid of last year's lines: what was taken from a ledger is changed with a reason only. */
export function usePriorLines() {
  const store = useLedger()
  const columnsOf = useColumns()
  const { askEdit } = useAsk()
  const asked = shallowRef<ReasonAsked>()

  const lines = computed<readonly PriorLine[]>(() => store.ledger?.priorYear.lines ?? [])
  /** The same a frame later, for what is reckoned from it. */
  const settled = computed<readonly PriorLine[]>(() => store.settled?.priorYear.lines ?? [])
  const names = stableMap(() => {
    const known = new Map<string, string>()
    for (const { function: item, functionName, economic, economicName } of settled.value) {
      if (functionName !== undefined) known.set(item, functionName)
      if (economicName !== undefined) known.set(economic, economicName)
    }
    return known
  })

  /** What the lines of each kind come to; nothing where a sum is beyond what can be reckoned. */
  const totals = computed<readonly { label: string; amount: Fen }[]>(() => {
    try {
      return priorSections.map((section) => ({
        label: priorSectionLabels[section],
        amount: sum(settled.value.filter((line) => line.section === section).map(({ amount }) => amount))
      }))
    } catch (error) {
      if (error instanceof UserError) return []
      throw error
    }
  })

  function arrange(rows: readonly PriorLine[]): Arranged<PriorLine>[] {
    const body: Arranged<PriorLine>[] = rows.map(entryOf)
    const total = totals.value.map(({ amount }) => amount)
    if (rows.length === 0 || total.length === 0) return body
    const amount = printInterchangeAmount(sum(total))
    return [...body, { kind: 'total', key: 'total', cells: { section: '支出合计', amount } }]
  }

  function ask(edit: GridEdit): Promise<EditOutcome | Revised | undefined> | undefined {
    const byId = new Map(lines.value.map((line) => [line.id, line]))
    const pulled = pulledIn(edit, (row) => byId.get(Number(row)))
    return pulled.length > 0 ? askReason(edit, pulled) : askEdit(edit, { columns: ['amount'] })
  }

  async function askReason(
    edit: GridEdit,
    pulled: ReturnType<typeof pulledIn>
  ): Promise<EditOutcome | Revised | undefined> {
    const reason = await new Promise<string | undefined>((answer) => {
      asked.value = { lines: pulled.length, answer }
    })
    asked.value = undefined
    if (reason === undefined) return { ok: false, message: '没有改：取自上年账册的数，写明理由才能改。' }
    const reasoned = withReason(edit, pulled, reason)
    const answered = await askEdit(reasoned, { columns: ['amount'] })
    return answered ?? { edit: reasoned, refused: [] }
  }

  const binding = useListGrid<PriorLine>(() => ({
    address: { list: 'priorYear/lines' },
    blank: { section: 'basic', function: '', economic: '', source: 'generalPublicBudget', amount: '0.00' },
    inherits: ['section', 'category', 'function', 'source'],
    clears: { function: ['functionName'], economic: ['economicName', 'governmentEconomic'] },
    read: (line, column) => {
      if (column === 'amount') return printInterchangeAmount(line.amount)
      const text = (line as unknown as Readonly<Record<string, string | undefined>>)[column]
      return text === '' ? undefined : text
    },
    readOnly: (line, column) => {
      if (column === 'category' && line.section !== 'other') return '只有其他支出才分这几类。'
      if (column === 'note' && isPulled(line)) return '取自上年账册的行，备注由程序写。'
      return undefined
    },
    arrange,
    ask
  }))

  const columns = computed<GridColumn[]>(() => [
    {
      kind: 'choice',
      key: 'section',
      title: '支出类别',
      width: 110,
      options: priorSections.map((value) => ({ value, label: priorSectionLabels[value] }))
    },
    {
      kind: 'choice',
      key: 'category',
      title: '其他支出类别',
      width: 120,
      optional: true,
      options: otherCategories.map((value) => ({ value, label: otherCategoryLabel(value) }))
    },
    columnsOf.subject('function', 'function', '功能科目', (code) => names.value.get(code)),
    columnsOf.subject('economic', 'economic', '经济科目', (code) => names.value.get(code)),
    columnsOf.source(),
    columnsOf.amount('amount', '上年金额', { negative: true }),
    { kind: 'text', key: 'note', title: '备注', width: 110, grow: true, maxLength: 20_000 }
  ])

  return { lines, binding, columns, totals, asked }
}
