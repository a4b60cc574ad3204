import type { IntakeOutcome, IntakeView } from '@shared/ipc'
import { roundLabels } from '@shared/ledger'

/** One package that is to be taken in. */
export interface Arriving {
  readonly grant: string
  readonly name: string
  /** Undefined until it has been looked into. */
  view?: IntakeView
  /** Its password is wanted, or was wrong: the sentence. */
  asks?: string
  password: string
  /** Why it cannot be taken at all. */
  refusal?: { readonly message: string; readonly action?: string | undefined }
  /** A person has compared its key's fingerprint with the unit. */
  confirmed: boolean
  chosen: boolean
  outcome?: IntakeOutcome
}

/** Whether it can be taken as it stands. */
export const ready = ({ view, confirmed, outcome }: Arriving): boolean =>
  view !== undefined &&
  view.refusal === undefined &&
  !view.inHand &&
  (view.key === 'known' || confirmed) &&
  (outcome === undefined || outcome.outcome === 'refused')

/** Nobody has looked into it yet. */
export const isNew = ({ view, asks, refusal }: Arriving): boolean =>
  view === undefined && asks === undefined && refusal === undefined

/** It could be taken, were its key known. */
export const needsTrust = ({ view }: Arriving): boolean =>
  view !== undefined && !view.inHand && view.refusal === undefined && view.key !== 'known'

/** It can never be taken as it is, or need not be: it is in hand. */
export const isBlocked = ({ view, refusal, outcome }: Arriving): boolean =>
  refusal !== undefined ||
  view?.refusal !== undefined ||
  view?.inHand === true ||
  (outcome !== undefined && outcome.outcome !== 'refused')

/** Why it was not taken, or cannot be; each sentence once. */
export function refusalsOf({ refusal, view, outcome }: Arriving): NonNullable<Arriving['refusal']>[] {
  const told = [refusal, view?.refusal, outcome?.refusal].filter((one) => one !== undefined)
  return told.filter((one, at) => told.findIndex(({ message }) => message === one.message) === at)
}

/** Somebody has to do something about it before it can be taken: it is refused, or locked by a password. */
export const isStuck = (one: Arriving): boolean => one.asks !== undefined || refusalsOf(one).length > 0

export const titleOf = ({ view, name }: Arriving): string =>
  view === undefined
    ? name
    : `${view.unit.code} ${view.unit.name} · ${roundLabels[view.round]}第 ${view.version} 版`
