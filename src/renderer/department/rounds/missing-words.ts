import type { Round } from '@shared/ledger'

/** Why a unit has no figures in a round: nobody hands in in the approved one. */
export const missingWords = (round: Round | undefined): string =>
  round === 'approved' ? '还没有批复' : '没有上报'
