import type { IntakeOutcome, IntakeView } from '@shared/ipc'
import { computed, ref, watch } from 'vue'
import { CallError, data } from '../../call'
import { useJobs } from '../../stores/jobs'
import { useMessages } from '../../stores/messages'

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

const isNew = ({ view, asks, refusal }: Arriving): boolean =>
  view === undefined && asks === undefined && refusal === undefined

/** Why it was not taken, or cannot be; each sentence once. */
export function refusalsOf({ refusal, view, outcome }: Arriving): NonNullable<Arriving['refusal']>[] {
  const told = [refusal, view?.refusal, outcome?.refusal].filter((one) => one !== undefined)
  return told.filter((one, at) => told.findIndex(({ message }) => message === one.message) === at)
}

/** Packages on their way in: each is looked into, judged by a person, and taken. */
export function useIntake(packages: () => readonly { readonly grant: string; readonly name: string }[]) {
  const list = ref<Arriving[]>([])
  const reason = ref('')
  const toTake = computed(() => list.value.filter((one) => one.chosen && ready(one)))
  const newKeys = computed(() =>
    list.value.filter(({ view }) => view && !view.inHand && !view.refusal && view.key !== 'known')
  )

  async function look(one: Arriving): Promise<void> {
    delete one.asks
    delete one.refusal
    const given = one.password === '' ? {} : { password: one.password }
    try {
      const looked = await data(window.yusuanbu['department.preview']({ grant: one.grant, ...given }))
      if (looked.kind === 'ask') one.asks = looked.message
      else one.view = looked.preview
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      one.refusal = { message: error.message, action: error.action }
    }
  }

  let looking = false
  /** One after the other; those that come meanwhile are looked into in their turn. */
  async function lookAll(): Promise<void> {
    if (looking) return
    looking = true
    try {
      for (let at = list.value.findIndex(isNew); at >= 0; at = list.value.findIndex(isNew)) {
        const one = list.value[at]
        if (one !== undefined) await look(one)
      }
    } finally {
      looking = false
    }
  }

  async function take(): Promise<void> {
    const taking = toTake.value
    const { outcomes } = await useJobs().run('收下上报包', (job) =>
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
    toTake,
    newKeys,
    look,
    take,
    /** Keys may only be confirmed with a reason. */
    lacksReason: computed(
      () => reason.value.trim() === '' && toTake.value.some(({ view }) => view?.key !== 'known')
    )
  }
}
