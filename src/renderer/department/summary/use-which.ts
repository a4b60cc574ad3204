import type { CallInput, SummaryState } from '@shared/ipc'
import { computed, ref, shallowRef, watch } from 'vue'
import { data } from '../../call'
import { useDepartment } from '../../stores/department'
import { useMessages } from '../../stores/messages'

/** What is consolidated: the round that is shown, officially, or as a trial while units are missing. */
export function useWhich() {
  const department = useDepartment()
  const state = shallowRef<SummaryState>()
  const partial = ref(false)
  const which = computed((): CallInput<'summary.state'> => ({
    fiscalYear: department.year?.fiscalYear ?? 0,
    ...(department.round === undefined ? {} : { round: department.round }),
    partial: partial.value
  }))

  async function read(): Promise<void> {
    const found = await data(window.yusuanbu['summary.state']({ ...which.value, partial: false }))
    partial.value = !found.official
    state.value = found
  }

  watch(
    () => [department.year?.fiscalYear, department.round],
    () => {
      state.value = undefined
      void useMessages().attempt(read)
    },
    { immediate: true }
  )
  return {
    which,
    state,
    partial,
    /** What the figures are made of, in a sentence. */
    words: computed(() => {
      const { official = false, missing = [] } = state.value ?? {}
      return official ? '各单位都已接收：正式汇总。' : `试汇总：还没有接收 ${namedInShort(missing)}。`
    })
  }
}

/** So many are named in a line; the tables themselves name all of them. */
const NAMED = 3

/** Some hundreds of names in a line say nothing. */
export const namedInShort = (names: readonly string[]): string =>
  names.length <= NAMED ? names.join('、') : `${names.slice(0, NAMED).join('、')}等 ${names.length} 个单位`
