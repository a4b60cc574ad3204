import type { IntakeOutcome, IntakeView } from '@shared/ipc'
import { computed, onMounted, ref } from 'vue'
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

/** Packages on their way in: each is looked into, judged by a person, and taken. */
export function useIntake(packages: readonly { readonly grant: string; readonly name: string }[]) {
  const list = ref<Arriving[]>(
    packages.map(({ grant, name }) => ({ grant, name, password: '', confirmed: false, chosen: true }))
  )
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

  async function lookAll(): Promise<void> {
    for (const one of list.value) await look(one)
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

  onMounted(() => useMessages().attempt(lookAll))
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
