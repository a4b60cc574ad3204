import { classificationNames } from '@shared/catalog'
import type { Classification } from '@shared/ledger'
import { computed, reactive, ref, shallowRef } from 'vue'
import { CallError } from '../call'
import { useCatalog } from '../stores/catalog'
import { useLedger } from '../stores/ledger'

/** The classifications in which lines have codes. */
export const kinds: readonly { readonly value: Classification; readonly label: string }[] = (
  ['economic', 'function', 'governmentEconomic'] as const
).map((value) => ({ value, label: classificationNames[value] }))

/** 科目目录 of the open ledger's year in the window: what there is, in words, and what the user adds to it. */
export function useSubjects() {
  const store = useCatalog()
  const ledger = useLedger()
  const year = computed(() => ledger.ledger?.fiscalYear ?? 0)
  const counts = computed(() => {
    const { catalog } = store
    return catalog === undefined
      ? ''
      : `${kinds.map(({ value, label }) => `${label} ${catalog.subjects(value).length} 个`).join('，')}。`
  })
  const typed = reactive<{ classification: Classification; code: string; name: string }>({
    classification: 'economic',
    code: '',
    name: ''
  })
  const busy = ref(false)
  const said = ref('')
  const failure = shallowRef<CallError>()

  /** One thing at a time; what was typed stays where it was refused. */
  async function alone(work: () => Promise<string | undefined>): Promise<void> {
    if (busy.value) return
    busy.value = true
    failure.value = undefined
    try {
      said.value = (await work()) ?? ''
    } catch (error) {
      said.value = ''
      if (!(error instanceof CallError)) throw error
      failure.value = error
    } finally {
      busy.value = false
    }
  }

  const load = (): Promise<void> => alone(() => store.loadOfficialList(year.value))

  const add = (): Promise<void> =>
    alone(async () => {
      const { classification, code, name } = typed
      await store.addSubject(year.value, { classification, code: code.trim(), name: name.trim() })
      typed.code = typed.name = ''
      return `已补充 ${code.trim()} ${name.trim()}，可以填了。`
    })

  return { year, counts, missing: computed(() => store.missing), typed, busy, said, failure, load, add }
}
