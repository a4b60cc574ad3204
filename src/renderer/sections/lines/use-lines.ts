import { UserError } from '@shared/errors'
import type { ListAddress, PriorSection } from '@shared/ledger'
import {
  fieldLabel,
  isFundSource,
  listPath,
  otherCategories,
  otherCategoryLabel,
  parsePath,
  rowsOf,
  sourceLabel
} from '@shared/ledger'
import { printInterchangeAmount } from '@shared/money'
import type { Fen } from '@shared/money'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Arranged } from '../../entry/arrange'
import type { AmountCell, Slip } from '../../entry/ask'
import type { Comparison } from '../../entry/comparison'
import { compare, compareProject, coordinateKey, keyOf, priorByCoordinate } from '../../entry/comparison'
import { subjectLabel } from '../../entry/subjects'
import { useAsk } from '../../entry/use-ask'
import { useColumns } from '../../entry/use-columns'
import { useListGrid } from '../../entry/use-list-grid'
import type { ChoiceColumn, GridColumn, GridEdit } from '../../grid'
import { draftKey } from '../../grid'
import { stableMap } from '../../stable'
import { useCatalog } from '../../stores/catalog'
import { useLedger } from '../../stores/ledger'
import { usePlace } from '../../stores/place'
import { carryoverAlong } from '../projects/carryover'
import type { AnyLine, Grouping, LineFilter } from './line-view'
import { arrangedLines, keptWords, lineFigures, noFilter, passing, percentOf } from './line-view'

export interface LinesOptions {
  readonly address: ListAddress
  /** Where last year's amounts on the same coordinates stand; without it lines are not compared. */
  readonly prior?: PriorSection | undefined
  /** Lines of 其他支出类别 have a category. */
  readonly category?: boolean | undefined
}

const UNCOMPARED: Comparison = { byLine: new Map(), dropped: { count: 0, amount: 0 as Fen } }

const categoryColumn: ChoiceColumn = {
  kind: 'choice',
  key: 'category',
  title: '支出类别',
  width: 190,
  options: otherCategories.map((value) => ({ value, label: otherCategoryLabel(value) }))
}

/** All that a grid of lines needs: its rows as filtered and grouped, its columns, its edits with their questions. */
export function useLines(options: () => LinesOptions) {
  const store = useLedger()
  const subjects = useCatalog()
  const columnsOf = useColumns()
  const { askEdit } = useAsk()

  const filter = ref<LineFilter>(noFilter)
  const grouping = ref<Grouping>('none')
  /** Rows changed since the filter was set stay in sight, whatever they are now. */
  let touched = new Set<number>()
  const ledTo = shallowRef<ReadonlySet<number>>(new Set())
  const forget = (): void => {
    touched = new Set()
    ledTo.value = new Set()
  }
  watch(filter, forget, { flush: 'sync' })
  // A finding or a comment that leads to a row brings it into sight, whatever is filtered.
  watch(
    () => usePlace().here,
    (here) => {
      const target = here.page === 'section' && here.path !== undefined ? parsePath(here.path) : undefined
      if (target === undefined || target.kind === 'cell') return
      if (listPath(target.address) === listPath(options().address))
        ledTo.value = new Set(ledTo.value).add(target.id)
    }
  )

  const lines = computed(
    () => ((store.ledger && rowsOf(store.ledger, options().address)) ?? []) as readonly AnyLine[]
  )
  /** The same a frame later, for all that is reckoned from it. */
  const settled = computed(
    () => ((store.settled && rowsOf(store.settled, options().address)) ?? []) as readonly AnyLine[]
  )
  const priorLines = computed(() => store.settled?.priorYear.lines ?? [])
  const prior = computed(() => {
    const section = options().prior
    return section === undefined ? undefined : priorByCoordinate(priorLines.value, section)
  })
  const compared = computed(() => {
    const { address } = options()
    if (prior.value === undefined) return { comparison: UNCOMPARED, shared: 0 }
    if (!('project' in address)) return { comparison: compare(settled.value, prior.value), shared: 0 }
    const others = store.settled?.projects.filter(({ id }) => id !== address.project) ?? []
    return compareProject(
      settled.value,
      others.flatMap((project) => project.lines),
      prior.value
    )
  })
  const comparison = computed(() => compared.value.comparison)
  const givenNames = stableMap(() => namesOf(settled.value))
  const filtering = computed(() => Object.values(filter.value).some((one) => one !== ''))

  const labelOf = (classification: 'function' | 'economic', code: string): string =>
    subjectLabel(subjects.catalog, classification, code, givenNames.value.get(code))
  /** Kept as long as catalog and names stay: in thousands of lines nobody waits for a key. */
  const wordsOf = computed(() => {
    const { catalog } = subjects
    const names = givenNames.value
    const label = (classification: 'function' | 'economic', code: string): string =>
      subjectLabel(catalog, classification, code, names.get(code))
    return keptWords((line) =>
      [
        label('function', line.function),
        catalog?.subject('function', line.function)?.initials,
        label('economic', line.economic),
        catalog?.subject('economic', line.economic)?.initials,
        sourceLabel(line.source),
        line.note
      ].join(' ')
    )
  })
  const passes = computed(() => passing(filter.value, wordsOf.value))
  const isShown = (line: AnyLine): boolean =>
    touched.has(line.id) || ledTo.value.has(line.id) || passes.value(line)
  const shown = computed(() => (filtering.value ? settled.value.filter(isShown) : settled.value))
  const figures = computed(() => {
    try {
      const dropped = filtering.value ? undefined : comparison.value.dropped
      // Of a project that shares subjects with others not all can be compared: then nothing is said of the whole.
      const whole = compared.value.shared > 0 ? UNCOMPARED : comparison.value
      return lineFigures(shown.value, grouping.value, whole, dropped)
    } catch (error) {
      // A total beyond what can be reckoned is told at the head of the page; the lines stay to be corrected.
      if (error instanceof UserError) return undefined
      throw error
    }
  })
  const arrange = (seen: readonly AnyLine[]): readonly Arranged<AnyLine>[] =>
    arrangedLines(seen, grouping.value, figures.value, filtering.value ? '筛选出的合计' : '合计')

  function read(line: AnyLine, column: string): string | undefined {
    switch (column) {
      case 'amount':
        return printInterchangeAmount(line.amount)
      case 'prior':
      case 'change':
      case 'percent': {
        // A change of a figure that was refused would be that of another one.
        const refused = column !== 'prior' && binding.drafts.value.has(draftKey(line.id, 'amount'))
        const beside = refused ? undefined : comparison.value.byLine.get(line.id)
        if (column === 'percent') return beside === undefined ? undefined : percentOf(beside)
        const amount = beside?.[column]
        return amount === undefined ? undefined : printInterchangeAmount(amount)
      }
      case 'function':
      case 'economic':
        return line[column] === '' ? undefined : line[column]
      case 'source':
      case 'category':
      case 'note':
        return line[column]
      default:
        return undefined
    }
  }

  /** The coordinate that an edited amount comes to stand on: what the edit fills in above what stands there. */
  const lineOf = ({ row, cells }: AmountCell): AnyLine | undefined => {
    const known = lines.value.find(({ id }) => id === row)
    const filled = Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== undefined))
    const line = { ...known, ...filled, amount: known?.amount } as Partial<AnyLine>
    return line.function === undefined || line.economic === undefined ? undefined : (line as AnyLine)
  }

  /** Last year's amount, unless other lines share the coordinate: then one of them says nothing by itself. */
  function priorOf(cell: AmountCell): Fen | undefined {
    const line = lineOf(cell)
    if (line === undefined || prior.value === undefined) return undefined
    const key = coordinateKey(line)
    const before = prior.value.get(key)
    if (before === undefined) return undefined
    const shared = lines.value.some((other) => other.id !== cell.row && keyOf(other) === key)
    return shared ? undefined : before
  }

  const nameOf = (slip: Slip): string => {
    const line = lineOf(slip)
    const { value: rows } = binding.rows
    const isEntry = (at: number): boolean => (rows.role?.(at) ?? 'entry') === 'entry'
    let number = 0
    for (let at = 0; at < rows.count; at++) {
      if (isEntry(at)) number++
      if (rows.key(at) === slip.row) return `第 ${number} 行 ${labelOf('economic', line?.economic ?? '')}`
    }
    return line === undefined ? '' : `新的一行 ${labelOf('economic', line.economic)}`
  }

  const binding = useListGrid<AnyLine>(() => ({
    address: options().address,
    blank: {
      ...(options().category ? { category: 'businessExpenditure' } : {}),
      function: '',
      economic: '',
      source: 'generalPublicBudget',
      amount: '0.00'
    },
    inherits: options().category ? ['category', 'function', 'source'] : ['function', 'source'],
    clears: { function: ['functionName'], economic: ['economicName', 'governmentEconomic'] },
    read,
    along: (ledger, changes) => {
      const { address } = options()
      return 'project' in address ? carryoverAlong(ledger, address.project, changes) : []
    },
    ...(filtering.value ? { shown: isShown } : {}),
    arrange,
    ask: (edit) => {
      touch(edit)
      return askEdit(edit, { columns: ['amount'], priorOf, nameOf })
    }
  }))

  function touch(edit: GridEdit): void {
    if (!filtering.value) return
    const rows = [...edit.cells.map(({ row }) => row), ...edit.inserted.map(({ key }) => key)]
    // The edit itself, which comes next, has the rows looked at again.
    for (const row of rows) touched.add(Number(row))
  }

  const columns = computed<GridColumn[]>(() => {
    const given = (code: string): string | undefined => givenNames.value.get(code)
    return [
      ...(options().category ? [categoryColumn] : []),
      columnsOf.subject('function', 'function', '功能科目', given),
      columnsOf.subject('economic', 'economic', '经济科目', given),
      columnsOf.source(),
      columnsOf.amount('amount', '金额', { width: 124 }),
      ...(options().prior === undefined
        ? []
        : [
            columnsOf.amount('prior', '上年数', { readOnly: true, negative: true, width: 114 }),
            columnsOf.amount('change', '增减', { readOnly: true, negative: true, width: 114 }),
            {
              kind: 'decimal',
              key: 'percent',
              title: '增减 %',
              width: 74,
              decimals: 2,
              readOnly: true
            } as const
          ]),
      { kind: 'text', key: 'note', title: fieldLabel('note'), width: 92, grow: true, maxLength: 20_000 }
    ]
  })

  const shared = computed(() => compared.value.shared)
  return { settled, shown, binding, columns, filter, grouping, shared, labelOf }
}

/** The names that came with codes. */
function namesOf(lines: readonly AnyLine[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const line of lines) {
    if (line.functionName !== undefined) names.set(line.function, line.functionName)
    if (line.economicName !== undefined) names.set(line.economic, line.economicName)
  }
  return names
}

/** A source's name; what is none reads as it stands. */
export const sourceName = (source: string): string => (isFundSource(source) ? sourceLabel(source) : source)
