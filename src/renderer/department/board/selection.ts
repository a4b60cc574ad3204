import { nextState, stateWords } from '@shared/exchange'
import type { BoardEvent, BoardState } from '@shared/exchange'
import type { BoardUnit } from '@shared/ipc'
import { countStates } from './use-board'

/** Those of a selection that something can be done with, and what is left out, in words. */
export interface Selected {
  readonly units: readonly string[]
  /** `另 1 个已接收，2 个未上报`; empty where nothing is left out. */
  readonly leftOut: string
}

const can = (state: BoardState, event: BoardEvent): boolean =>
  state !== 'closed' && nextState(state, event) !== undefined

/** What a button does with the ticked rows: one that stands otherwise is no error, it is left as it is. */
export function selectedFor(
  event: BoardEvent,
  rows: readonly Pick<BoardUnit, 'code' | 'state'>[],
  ticked: ReadonlySet<string>
): Selected {
  const chosen = rows.filter(({ code }) => ticked.has(code))
  const others = countStates(chosen.filter(({ state }) => !can(state, event)))
  const words = others.map(({ state, count }) => `${count} 个${stateWords[state]}`)
  return {
    units: chosen.filter(({ state }) => can(state, event)).map(({ code }) => code),
    leftOut: words.length === 0 ? '' : `另 ${words.join('，')}`
  }
}
