import type { Component } from 'vue'
import FindingsDrawer from '../findings/FindingsDrawer.vue'
import { goToFinding } from '../findings/use-findings-drawer'

/** Where the findings of the checks join the frame: their drawer at the right, and F8. */
export interface FindingsSeam {
  /** Drawn in the room at the right; it takes its own width, none when closed. */
  readonly drawer: Component
  /** Goes to the next finding, or the one before. */
  readonly go: (step: 1 | -1) => void
}

export const findings: FindingsSeam = { drawer: FindingsDrawer, go: goToFinding }
