import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import { withMark } from '../../frame/section-figures'
import { useLedger } from '../../stores/ledger'

/**
 * The switch for 其他支出类别, which few units have: switched off, the section is marked 本单位无此项. Lines in it
 * keep it on whatever is marked.
 */
export function useOtherCategories(): {
  readonly on: ComputedRef<boolean>
  /** Why it cannot be switched. */
  readonly fixed: ComputedRef<string | undefined>
  readonly change: (on: boolean) => Promise<unknown>
} {
  const store = useLedger()
  const state = computed(() => store.states?.otherExpenditure)
  return {
    on: computed(() => state.value !== 'closed'),
    fixed: computed(
      () => store.readOnly ?? (state.value === 'filled' ? '里面已有明细，不能关闭；先删去明细。' : undefined)
    ),
    change: (on) =>
      store.set(
        'sectionsWithoutContent',
        withMark(store.ledger?.sectionsWithoutContent, 'otherExpenditure', !on),
        on ? '打开其他支出类别' : '关闭其他支出类别'
      )
  }
}
