import type { Round } from '@shared/ledger'

/** Rounds as sentences name them. */
export const roundWords: Readonly<Record<Round, string>> = {
  firstDraft: '一上',
  secondDraft: '二上',
  approved: '批复',
  adjustment: '调整'
}
