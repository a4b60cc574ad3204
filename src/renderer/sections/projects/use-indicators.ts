import type { Indicator, ListAddress } from '@shared/ledger'
import { fields, indicatorOperators } from '@shared/ledger'
import { computed } from 'vue'
import { useListGrid } from '../../entry/use-list-grid'
import type { GridColumn, Option, PickerColumn } from '../../grid'
import { useLedger } from '../../stores/ledger'
import { missingLevels, standardLevels } from './indicator-levels'

const level1Options: readonly Option[] = standardLevels.map(({ level1 }) => ({
  value: level1,
  label: level1
}))
const level2Options: readonly Option[] = standardLevels.flatMap(({ level1, level2 }) =>
  level2.map((label) => ({ value: label, label, path: `${level1} / ${label}` }))
)

/** The standard words are offered; any other text is taken as it stands. */
function wordColumn(key: string, title: string, options: readonly Option[]): PickerColumn {
  return {
    kind: 'picker',
    key,
    title,
    width: 150,
    label: (value) => value,
    search: (text) => options.filter(({ label }) => label.includes(text.trim())),
    read: (text) => {
      const value = text.trim()
      if (value.length > fields.limits.name) {
        return { ok: false, reason: `最多 ${fields.limits.name} 字，现在有 ${value.length} 字。` }
      }
      return { ok: true, value: value === '' ? undefined : value }
    }
  }
}

/** The columns of a grid of indicators. */
export const indicatorColumns: readonly GridColumn[] = [
  wordColumn('level1', '一级指标', level1Options),
  wordColumn('level2', '二级指标', level2Options),
  { kind: 'text', key: 'name', title: '三级指标', width: 260, grow: true, maxLength: fields.limits.text },
  {
    kind: 'choice',
    key: 'operator',
    title: '比较符',
    width: 90,
    optional: true,
    options: indicatorOperators.flatMap((value) => (value === '' ? [] : [{ value, label: value }]))
  },
  { kind: 'text', key: 'value', title: '指标值', width: 180, maxLength: fields.limits.text },
  { kind: 'text', key: 'unit', title: '计量单位', width: 100, maxLength: fields.limits.name }
]

/** The grid of a project's indicators, and the standard frame to begin with. */
export function useIndicators(project: () => number) {
  const store = useLedger()
  const address = computed<ListAddress>(() => ({ list: 'projects/indicators', project: project() }))
  const binding = useListGrid<Indicator>(() => ({
    address: address.value,
    blank: { level1: '', level2: '', name: '', operator: '', value: '', unit: '' },
    inherits: ['level1'],
    read: (row, column) => {
      const text = (row as unknown as Readonly<Record<string, string | undefined>>)[column]
      return text === '' ? undefined : text
    }
  }))
  const indicators = computed(
    () => store.ledger?.projects.find(({ id }) => id === project())?.indicators ?? []
  )
  const missing = computed(() => missingLevels(indicators.value))

  async function addFrame(): Promise<void> {
    let after = indicators.value.at(-1)?.id ?? null
    const inserted = missing.value.map((cells) => {
      const row = { key: binding.makeKey(), after, cells }
      after = row.key
      return row
    })
    await binding.apply({ label: '加入标准指标', cells: [], inserted, deleted: [] })
  }

  return { address, binding, columns: indicatorColumns, indicators, missing, addFrame }
}
