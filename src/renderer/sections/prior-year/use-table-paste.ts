import type { FundSource, PriorSection } from '@shared/ledger'
import { computed, ref } from 'vue'
import { readSubject } from '../../entry/subjects'
import type { Parsed } from '../../grid'
import { PASTE_LIMIT, readTsv, sizeOf } from '../../grid'
import { useCatalog } from '../../stores/catalog'
import { useLedger } from '../../stores/ledger'
import { useSettings } from '../../stores/settings'
import type { AmountUnit, PriorField, SubjectReaders } from './recognise'
import { understand } from './recognise'
import { additionsOf, replacementOf } from './replace'
import { takeLines } from './take-lines'

export const priorFieldLabels: Readonly<Record<PriorField, string>> = {
  section: '支出类别',
  category: '其他支出类别',
  function: '功能科目',
  functionName: '功能科目名称',
  economic: '经济科目',
  economicName: '经济科目名称',
  source: '资金来源',
  amount: '金额',
  note: '备注'
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
  const understood = computed(() => {
    const { ledger } = store
    return understand(rows.value, ledger && ledger.fiscalYear - 1)
  })
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
    understood.value === undefined
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

  return { text, chosenUnit, unit, section, source, replace, failure, tooBig, understood, taken, fill }
}
