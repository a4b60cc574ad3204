import type { Section } from '@shared/ledger'
import { totalsOf } from '@shared/ledger'
import { UserError } from '@shared/errors'
import type { Fen } from '@shared/money'
import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import { missingOf } from '../sections/performance/goals'
import { useComments } from '../stores/comments'
import { useDrafts } from '../stores/drafts'
import { useLedger } from '../stores/ledger'
import { usePlace } from '../stores/place'
import { sectionFigures } from './section-figures'
import type { SectionMark } from './section-marks'
import { sectionsWithRefused } from './refused'
import { listedSections, markOf, markWords } from './section-marks'

export interface SectionItem {
  readonly section: Section
  readonly mark: { readonly name: SectionMark; readonly sign: string; readonly word: string }
  /** Absent for a section without money or content, and where the sum is beyond what can be reckoned. */
  readonly total: Fen | undefined
  readonly here: boolean
  /** How many of the department's comments are not ticked off yet. */
  readonly comments: number
}

/** The list of sections of the open ledger, and its keys: the arrows go from one to the next. */
export function useSectionList(): {
  readonly items: ComputedRef<readonly SectionItem[]>
  readonly go: (section: Section) => void
  readonly onKey: (event: KeyboardEvent) => void
} {
  const store = useLedger()
  const place = usePlace()
  const drafts = useDrafts()
  const comments = useComments()

  function totalOf(section: Section): Fen | undefined {
    const { settled: ledger } = store
    if (ledger === undefined) return undefined
    try {
      return sectionFigures(ledger, section, () => store.totals ?? totalsOf(ledger))?.current
    } catch (error) {
      // The section's own heading says what is wrong.
      if (error instanceof UserError) return undefined
      throw error
    }
  }

  /** A project without its goal or indicators: 绩效目标 is begun and not done. */
  const goalsLacking = computed(
    () => store.settled?.projects.some((project) => missingOf(project).length > 0) === true
  )
  const items = computed(() => {
    const refused = sectionsWithRefused(drafts.all())
    const { here } = place
    return listedSections(store.states).map((section): SectionItem => {
      const name = markOf(section, store.states?.[section] ?? 'empty', {
        refused: refused.has(section),
        partial: section === 'performance' && goalsLacking.value
      })
      return {
        section,
        mark: { name, ...markWords[name] },
        total: name === 'filled' || name === 'wrong' ? totalOf(section) : undefined,
        here: here.page === 'section' && here.section === section,
        comments: comments.bySection.get(section) ?? 0
      }
    })
  })

  function onKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const list = event.currentTarget
    if (step === undefined || !(list instanceof HTMLElement)) return
    const buttons = [...list.querySelectorAll('button')]
    const next = buttons[buttons.findIndex((one) => one === document.activeElement) + step]
    if (next === undefined) return
    event.preventDefault()
    next.focus()
  }

  return { items, go: (section) => place.go({ page: 'section', section }), onKey }
}
