import type { FundSource, PriorSection } from '@shared/ledger'
import { computed, ref, shallowRef, watch } from 'vue'
import { readSubject } from '../../entry/subjects'
import type { Parsed } from '../../grid'
import { PASTE_LIMIT, readTsv, sizeOf } from '../../grid'
import { useCatalog } from '../../stores/catalog'
import { useLedger } from '../../stores/ledger'
import { useSettings } from '../../stores/settings'
import type { AmountUnit, SubjectReaders } from './recognise'
import { guess, understand } from './recognise'
import { additionsOf, replacementOf } from './replace'
import type { PriorField } from './roles'
import { clashesOf, isSide, lacking } from './roles'
import { takeLines } from './take-lines'

/** A column of the pasted table, as it stands and as it is taken. */
export interface PastedColumn {
  readonly heading: string
  /** What stands first under the heading. */
  readonly sample: string
  /** What it is taken for; undefined where it is left alone. */
  readonly field: PriorField | undefined
  /** Why it cannot be taken so beside the other columns. */
  readonly clash: string | undefined
}

/** A whole table pasted at once: how it is understood is shown, and confirmed, before its lines are taken. */
export function useTablePaste() {
  const store = useLedger()
  const settings = useSettings()
  const subjects = useCatalog()
  const text = ref('')
  /** Undefined: as the headings say, and where they say nothing as amounts are typed. */
  const chosenUnit = ref<AmountUnit>()
  const section = ref<PriorSection>('basic')
  const source = ref<FundSource>('generalPublicBudget')
  const replace = ref(false)
  const failure = ref<string>()

  const tooBig = computed(() => sizeOf(text.value, PASTE_LIMIT).beyond)
  const rows = computed(() => (tooBig.value ? [] : readTsv(text.value)))
  /** Sheets are often copied with empty columns behind them: those are not asked about. */
  const width = computed(() =>
    Math.max(0, ...rows.value.map((cells) => cells.findLastIndex((text) => text.trim() !== '') + 1))
  )
  const recognised = computed(() => {
    const { ledger } = store
    const priorYear = ledger && ledger.fiscalYear - 1
    return width.value === 0 ? undefined : (understand(rows.value, priorYear) ?? guess(rows.value, priorYear))
  })
  /** What the user says of columns, by their places: it stands above what was recognised. */
  const chosen = shallowRef<ReadonlyMap<number, PriorField | undefined>>(new Map())
  watch(
    () => [recognised.value?.headingRow, width.value, ...(recognised.value?.headings ?? [])].join('\t'),
    () => (chosen.value = new Map()),
    { flush: 'sync' }
  )
  const choose = (at: number, field: PriorField | undefined): void => {
    chosen.value = new Map(chosen.value).set(at, field)
  }
  const understood = computed(() => {
    if (recognised.value === undefined) return undefined
    const columns = recognised.value.columns
      .slice(0, width.value)
      .map((field, at) => (chosen.value.has(at) ? chosen.value.get(at) : field))
    return { ...recognised.value, columns }
  })
  const columns = computed<PastedColumn[]>(() => {
    const { columns: fields = [], headings = [], headingRow = -1 } = understood.value ?? {}
    const clashes = clashesOf(fields)
    const under = rows.value.slice(headingRow + 1)
    return fields.map((field, at) => ({
      heading: headings[at]?.trim() ?? '',
      sample: under.find((cells) => (cells[at] ?? '').trim() !== '')?.[at]?.trim() ?? '',
      field,
      clash: clashes[at]
    }))
  })
  const lack = computed(() => understood.value && lacking(understood.value.columns))
  /** Whether the columns say of each row what kind of expenditure it is, and from which source. */
  const says = computed(() => ({
    section: columns.value.some(({ field }) => field === 'section' || isSide(field)),
    source: columns.value.some(({ field }) => field === 'source')
  }))
  const unit = computed(() => chosenUnit.value ?? understood.value?.unit ?? settings.settings.amountsEntered)

  const readers: SubjectReaders = {
    function: (typed) => read('function', typed),
    economic: (typed) => read('economic', typed)
  }
  function read(classification: 'function' | 'economic', typed: string): Parsed {
    if (subjects.catalog !== undefined) return readSubject(subjects.catalog, classification, typed)
    return /^\d+$/.test(typed)
      ? { ok: true, value: typed }
      : { ok: false, reason: `没有科目目录，“${typed}”请填编码。` }
  }

  const taken = computed(() =>
    understood.value === undefined ||
    lack.value !== undefined ||
    columns.value.some(({ clash }) => clash !== undefined)
      ? undefined
      : takeLines(
          rows.value,
          understood.value,
          { unit: unit.value, section: section.value, source: source.value },
          readers
        )
  )

  /** @returns whether the lines are in the ledger */
  async function fill(): Promise<boolean> {
    const { ledger } = store
    const lines = taken.value?.lines ?? []
    if (ledger === undefined || lines.length === 0) return false
    const changes = (replace.value ? replacementOf : additionsOf)(ledger, lines, store.makeRowId)
    const outcome = await store.edit('粘贴上年支出', changes)
    failure.value = outcome.ok ? undefined : outcome.message
    return outcome.ok
  }

  return {
    text,
    chosenUnit,
    unit,
    section,
    source,
    replace,
    failure,
    tooBig,
    understood,
    columns,
    choose,
    lack,
    says,
    taken,
    fill
  }
}
