import type { ShallowRef } from 'vue'
import { shallowRef } from 'vue'

/** How many steps of a page's own draft can be taken back. */
const MOST = 200

/** A draft that the page keeps itself, with the way back and forth through what was done to it. */
export function useSteps<State>(begin: State): {
  readonly state: ShallowRef<State>
  /** One step of the user. */
  readonly step: (next: State) => void
  /** Another draft altogether: there is no way back before it. */
  readonly restart: (state: State) => void
  readonly undo: () => void
  readonly redo: () => void
} {
  const state: ShallowRef<State> = shallowRef(begin)
  let before: readonly State[] = []
  let after: readonly State[] = []
  return {
    state,
    step(next) {
      before = [...before.slice(-(MOST - 1)), state.value]
      after = []
      state.value = next
    },
    restart(next) {
      before = after = []
      state.value = next
    },
    undo() {
      if (before.length === 0) return
      after = [state.value, ...after]
      state.value = before.at(-1) as State
      before = before.slice(0, -1)
    },
    redo() {
      if (after.length === 0) return
      before = [...before, state.value]
      state.value = after[0] as State
      after = after.slice(1)
    }
  }
}
