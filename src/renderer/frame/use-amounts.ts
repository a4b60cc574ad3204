import type { Fen } from '@shared/money'
import { printWanyuan, printYuan } from '@shared/money'
import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import { useSettings } from '../stores/settings'

/** Amounts as the frame shows them, in the unit that the settings say. */
export function useAmounts(): {
  readonly unit: ComputedRef<'元' | '万元'>
  /** Rounded once where 万元 is shown; an exact zero reads 0.00, an absent amount reads as a dash. */
  readonly shown: (amount: Fen | undefined) => string
  /** With + before an increase. */
  readonly signed: (amount: Fen) => string
} {
  const store = useSettings()
  const inYuan = computed(() => store.settings.amountsShown === 'yuan')
  const print = (amount: Fen): string =>
    inYuan.value ? printYuan(amount) : printWanyuan(amount, { zero: '0.00' })
  return {
    unit: computed(() => (inYuan.value ? '元' : '万元')),
    shown: (amount) => (amount === undefined ? '—' : print(amount)),
    signed: (amount) => `${amount > 0 ? '+' : ''}${print(amount)}`
  }
}
