import type { Finding, Place } from '@shared/checks'
import type { LedgerPath } from '@shared/ledger'
import { computed, ref } from 'vue'
import { stopOf } from '../comments/use-comment-keys'
import { refusedCells } from '../frame/refused'
import { placeOfPath } from '../frame/section-marks'
import { useComments } from '../stores/comments'
import { useDrafts } from '../stores/drafts'
import { useFindings } from '../stores/findings'
import { usePlace } from '../stores/place'
import { useReview } from '../stores/review'
import type { Arrangement, Wanted } from './arrange'
import { grouped } from './arrange'

/** Goes where a finding is put right: to the cell, the section, or the table that shows it. */
export function goToPlace(place: Place | undefined): void {
  const at = usePlace()
  if (place?.kind === 'cell') {
    goToCell(place.path)
  } else if (place?.kind === 'section') at.go({ page: 'section', section: place.section })
  else if (place?.kind === 'table' && useReview().at === undefined) at.go({ page: 'tables' })
}

/** The first place of a finding that is in the ledger, else its first. */
export const placeOf = ({ places }: Finding): Place | undefined =>
  places.find(({ kind }) => kind === 'cell' || kind === 'section') ?? places[0]

/** Something that wants to be looked at: a text that a cell refused, a comment of the department, or a finding. */
interface Stop {
  readonly identity: string
  readonly go: () => void
}

const goToCell = (path: LedgerPath): void => {
  const page = placeOfPath(path)
  if (page?.page === 'section') usePlace().go({ ...page, path })
}

/**
 * All that wants to be looked at in the whole desk: refused texts first, for they are in no figure yet, then what the
 * department wrote.
 */
function stops(): Stop[] {
  const comments = useComments()
  const refused = refusedCells(useDrafts().all())
  return [
    ...refused.map((path) => ({ identity: `refused:${path}`, go: () => goToCell(path) })),
    ...comments.left
      .filter((one) => comments.placeOf(one).path !== undefined)
      .map((one) => ({ identity: stopOf(one), go: () => void comments.go(one) })),
    ...useFindings().findings.map((finding) => ({
      identity: finding.identity,
      go: () => goToPlace(placeOf(finding))
    }))
  ]
}

/** Goes to the next stop of the whole desk, or the one before, round and round; F8. The drawer shows which it is. */
export function goToFinding(step: 1 | -1): void {
  const store = useFindings()
  const all = stops()
  const now = all.findIndex(({ identity }) => identity === store.at)
  const to = now < 0 ? (step === 1 ? 0 : all.length - 1) : now + step
  const stop = all[(to + all.length) % all.length]
  if (stop === undefined) return
  store.open = true
  store.at = stop.identity
  stop.go()
}

/** What the drawer shows: the findings that are wanted, arranged. */
export function useFindingsDrawer() {
  const store = useFindings()
  const by = ref<Arrangement>('severity')
  const text = ref('')
  const state = ref<Wanted['state']>('all')
  const groups = computed(() =>
    store.record
      ? grouped(store.record, store.findings, { text: text.value, state: state.value }, by.value)
      : []
  )

  function go(finding: Finding): void {
    store.at = finding.identity
    goToPlace(placeOf(finding))
  }

  return { store, by, text, state, groups, go }
}
