import type { ProcurementLine } from '@shared/ledger'
import { fieldLabel } from '@shared/ledger'
import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import type { Revised } from '../../entry/ask'
import { useAsk } from '../../entry/use-ask'
import { useColumns } from '../../entry/use-columns'
import type { ListGridBinding } from '../../entry/use-list-grid'
import { useListGrid } from '../../entry/use-list-grid'
import { useAmounts } from '../../frame/use-amounts'
import type { CellMark, EditOutcome, GridColumn, GridEdit, Option } from '../../grid'
import { useLedger } from '../../stores/ledger'
import {
  priceTimesQuantity,
  procurementChanges,
  procurementList,
  procurementText,
  reservedOptions
} from './procurement'

const kinds: readonly Option[] = [
  { value: 'goods', label: fieldLabel('goods'), initials: 'hw' },
  { value: 'works', label: fieldLabel('works'), initials: 'gc' },
  { value: 'services', label: fieldLabel('services'), initials: 'fw' }
]

/** 采购明细 as a grid. */
export function useProcurement(): {
  readonly columns: ComputedRef<readonly GridColumn[]>
  readonly binding: ListGridBinding
} {
  const store = useLedger()
  const { amount, source } = useColumns()
  const { askEdit } = useAsk()
  const { shown, unit } = useAmounts()

  const projects = computed<readonly Option[]>(() =>
    (store.ledger?.projects ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))
  )

  function marks(line: ProcurementLine, column: string): readonly CellMark[] {
    if (column === 'project' && line.project !== undefined) {
      const known = projects.value.some(({ value }) => value === line.project)
      return known
        ? []
        : [{ severity: 'warning', message: `本账没有编码为 ${line.project} 的项目，请另选。` }]
    }
    const product = column === 'amount' ? priceTimesQuantity(line) : undefined
    if (product === undefined || product === line.amount) return []
    return [{ severity: 'notice', message: `数量 × 单价是 ${shown(product)} ${unit.value}，与金额不同。` }]
  }

  const binding = useListGrid<ProcurementLine>(() => ({ ...procurementList, read: procurementText, marks }))

  function apply(edit: GridEdit): Promise<EditOutcome> {
    const asked = askEdit(edit, { columns: ['price', 'amount'] })
    return asked?.then((revised) => write(edit, revised)) ?? write(edit, undefined)
  }

  async function write(edit: GridEdit, revised: Revised | undefined): Promise<EditOutcome> {
    if (store.ledger === undefined) return { ok: false, message: '账册已经关闭，没有保存。' }
    const outcome = await store.edit(edit.label, procurementChanges(store.ledger, revised?.edit ?? edit))
    const refused = revised?.refused ?? []
    return outcome.ok && refused.length > 0 ? { ok: true, refused } : outcome
  }

  return {
    columns: computed<readonly GridColumn[]>(() => [
      { kind: 'choice', key: 'kind', title: '采购类别', width: 90, options: kinds },
      { kind: 'text', key: 'item', title: '采购品目', width: 160, maxLength: 200 },
      { kind: 'text', key: 'name', title: '名称', width: 200, maxLength: 200 },
      { kind: 'decimal', key: 'quantity', title: '数量', width: 80, decimals: 4 },
      { kind: 'text', key: 'unit', title: '计量单位', width: 80, maxLength: 200 },
      amount('price', '单价', { width: 130 }),
      amount('amount', '金额'),
      source(),
      { kind: 'choice', key: 'project', title: '项目', width: 200, options: projects.value, optional: true },
      {
        kind: 'choice',
        key: 'reservedForSmallEnterprises',
        title: '面向中小企业',
        width: 110,
        options: reservedOptions,
        optional: true
      },
      { kind: 'text', key: 'note', title: '备注', width: 160, grow: true }
    ]),
    binding: { ...binding, apply }
  }
}
