import { computed, markRaw, onScopeDispose, ref, watch } from 'vue'
import { CallError, data } from '../../call'
import { useJobs } from '../../stores/jobs'
import { useMessages } from '../../stores/messages'
import { isNew, isStuck, needsTrust, ready } from './arriving'
import type { Arriving } from './arriving'

/** So many are looked into at once: while one is read from the disk or unpacked, the next is asked for. */
const AT_ONCE = 4

/** Packages on their way in: each is looked into, judged by a person, and taken. */
export function useIntake(packages: () => readonly { readonly grant: string; readonly name: string }[]) {
  const list = ref<Arriving[]>([])
  const reason = ref('')
  const looked = ref(0)
  /** How many were taken and left when taking was stopped in the middle. */
  const stopped = ref<{ readonly taken: number; readonly left: number }>()
  const toTake = computed(() => list.value.filter((one) => one.chosen && ready(one)))
  const newKeys = computed(() => list.value.filter(needsTrust))

  async function look(one: Arriving): Promise<void> {
    delete one.asks
    delete one.refusal
    const given = one.password === '' ? {} : { password: one.password }
    try {
      const found = await data(window.yusuanbu['department.preview']({ grant: one.grant, ...given }))
      if (found.kind === 'ask') one.asks = found.message
      else one.view = markRaw(found.preview)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      one.refusal = { message: error.message, action: error.action }
    }
  }

  let [looking, next] = [false, 0]
  onScopeDispose(() => (next = Infinity))
  /** In turn; those that come meanwhile too. */
  async function lookOn(): Promise<void> {
    for (let one = list.value[next]; one !== undefined; one = list.value[next]) {
      next += 1
      if (isNew(one)) await look(one)
      looked.value += 1
    }
  }
  async function lookAll(): Promise<void> {
    if (looking) return
    looking = true
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, lookOn))
    } finally {
      looking = false
    }
  }

  async function take(): Promise<void> {
    const taking = toTake.value
    stopped.value = undefined
    const { outcomes, cancelled } = await useJobs().run('收下上报包', (job) =>
      data(
        window.yusuanbu['department.intake']({
          job,
          packages: taking.map(({ grant, password, view }) => ({
            grant,
            ...(password === '' ? {} : { password }),
            ...(view === undefined || view.key === 'known'
              ? {}
              : { trust: { fingerprint: view.keyFingerprint, reason: reason.value.trim() } })
          }))
        })
      )
    )
    for (const [at, outcome] of outcomes.entries()) {
      const one = taking[at]
      if (one !== undefined) one.outcome = outcome
    }
    if (!cancelled) return
    const taken = outcomes.filter(({ outcome }) => outcome !== 'refused').length
    stopped.value = { taken, left: taking.length - outcomes.length }
  }

  watch(
    packages,
    (given) => {
      const known = new Set(list.value.map(({ grant }) => grant))
      const come = given.filter(({ grant }) => !known.has(grant))
      list.value.push(
        ...come.map(({ grant, name }) => ({ grant, name, password: '', confirmed: false, chosen: true }))
      )
      void useMessages().attempt(lookAll)
    },
    { immediate: true }
  )
  return {
    list,
    reason,
    looked,
    stopped,
    toTake,
    newKeys,
    stuck: computed(() => list.value.filter(isStuck)),
    look,
    take,
    /** Keys may only be confirmed with a reason. */
    lacksReason: computed(
      () => reason.value.trim() === '' && toTake.value.some(({ view }) => view?.key !== 'known')
    )
  }
}
