import type { Finding, Place } from '@shared/checks'
import { computed, ref } from 'vue'
import { placeOfPath } from '../frame/section-marks'
import { useFindings } from '../stores/findings'
import { usePlace } from '../stores/place'
import type { Arrangement, Wanted } from './arrange'
import { grouped } from './arrange'

/** Goes where a finding is put right: to the cell, the section, or the table that shows it. */
export function goToPlace(place: Place | undefined): void {
  const at = usePlace()
  if (place?.kind === 'cell') {
    const page = placeOfPath(place.path)
    if (page?.page === 'section') at.go({ ...page, path: place.path })
  } else if (place?.kind === 'section') at.go({ page: 'section', section: place.section })
  else if (place?.kind === 'table') at.go({ page: 'tables' })
}

/** The first place of a finding that is in the ledger, else its first. */
export const placeOf = ({ places }: Finding): Place | undefined =>
  places.find(({ kind }) => kind === 'cell' || kind === 'section') ?? places[0]

/** Goes to the next finding, or the one before, round and round; F8. */
export function goToFinding(step: 1 | -1): void {
  const store = useFindings()
  const { findings } = store
  if (findings.length === 0) return
  const now = findings.findIndex(({ identity }) => identity === store.at)
  const to = now < 0 ? (step === 1 ? 0 : findings.length - 1) : now + step
  const finding = findings[(to + findings.length) % findings.length]
  if (finding === undefined) return
  store.open = true
  store.at = finding.identity
  goToPlace(placeOf(finding))
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
