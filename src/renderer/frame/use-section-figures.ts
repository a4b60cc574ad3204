import { UserError } from '@shared/errors'
import type { Section } from '@shared/ledger'
import { totalsOf } from '@shared/ledger'
import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import { useLedger } from '../stores/ledger'
import type { Change, SectionFigures } from './section-figures'
import { changeOf, sectionFigures } from './section-figures'

/** A section's figures, or why there are none: a sum beyond what can be reckoned must not take the page away. */
export interface ShownFigures {
  readonly figures?: SectionFigures
  readonly change?: Change
  readonly fault?: string
}

/** The figures of a section of the open ledger, as they change. */
export function useSectionFigures(section: () => Section): ComputedRef<ShownFigures> {
  const store = useLedger()
  return computed(() => {
    const { settled: ledger } = store
    if (ledger === undefined) return {}
    try {
      const figures = sectionFigures(ledger, section(), () => store.totals ?? totalsOf(ledger))
      if (figures === undefined) return {}
      const change = changeOf(figures)
      return { figures, ...(change === undefined ? {} : { change }) }
    } catch (error) {
      if (error instanceof UserError) return { fault: error.message }
      throw error
    }
  })
}
