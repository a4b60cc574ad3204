import type { Finding, SealedRecord } from '@shared/checks'
import type { CallInput } from '@shared/ipc'
import { computed, ref, shallowRef } from 'vue'
import type { Ref } from 'vue'
import { data } from '../../call'
import type { Arrangement, Wanted } from '../../findings/arrange'
import { findingsOf, grouped } from '../../findings/arrange'
import { useMessages } from '../../stores/messages'
import { useSome } from '../frame/use-some'
import { goToFinding } from './go-to-finding'

/** The department's own full run: what it found, arranged and searched, and the way from one finding to the next. */
export function useDepartmentChecks(which: Ref<CallInput<'summary.state'>>) {
  const record = shallowRef<SealedRecord>()
  const by = ref<Arrangement>('severity')
  const text = ref('')
  const state = ref<Wanted['state']>('all')
  const at = ref<string>()
  const groups = computed(() =>
    record.value === undefined
      ? []
      : grouped(record.value, findingsOf(record.value), { text: text.value, state: state.value }, by.value)
  )
  const shown = computed(() => groups.value.flatMap(({ findings }) => findings))
  const { some, left, more } = useSome(() => shown.value)
  /** The groups as far as they are drawn: a department of hundreds of units has thousands of findings. */
  const drawn = computed(() => {
    const within = new Set(some.value)
    return groups.value.flatMap(({ title, findings }) => {
      const own = findings.filter((one) => within.has(one))
      return own.length === 0 ? [] : [{ title, count: findings.length, findings: own }]
    })
  })

  const run = (): Promise<boolean> =>
    useMessages().attempt(async () => {
      record.value = undefined
      record.value = await data(window.yusuanbu['summary.checks'](which.value))
    })

  /** To the finding after or before the one that is at hand, round and round, as they are shown. */
  function step(by_: 1 | -1): void {
    const now = shown.value.findIndex(({ identity }) => identity === at.value)
    const to = now < 0 ? (by_ === 1 ? 0 : shown.value.length - 1) : now + by_
    const next = shown.value.at(to % Math.max(1, shown.value.length))
    while (next !== undefined && left.value > 0 && !some.value.includes(next)) more()
    at.value = next?.identity
  }

  function go(finding: Finding): Promise<boolean> {
    at.value = finding.identity
    return useMessages().attempt(() => goToFinding(finding))
  }

  return { record, by, text, state, at, drawn, left, more, shown, run, step, go }
}
