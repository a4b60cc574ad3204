import { catalogue, Checker } from '@shared/checks'
import type { CheckRecord, Finding } from '@shared/checks'
import type { CheckSurroundings } from '@shared/ipc'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { data } from '../call'
import { countsOf, findingsOf, marksOf, unjudged } from '../findings/arrange'
import { useCatalog } from './catalog'
import { useLedger } from './ledger'
import { useReview } from './review'

/** How long nobody has typed when the checks run, and when the tables are made for their rules: in milliseconds. */
const AFTER_EDIT = 300
const AFTER_PAUSE = 1200

/** What the checks find in the open ledger, as its figures change. */
export const useFindings = defineStore('findings', () => {
  const ledger = useLedger()
  const catalog = useCatalog()
  const surroundings = shallowRef<CheckSurroundings>()
  const record = shallowRef<CheckRecord>()
  /** The finding that was gone to last. */
  const at = shallowRef<string>()
  const open = shallowRef(false)
  /** The rules on tables have still to run: that they have not says nothing yet. */
  const waiting = shallowRef(false)
  let checker = new Checker(catalogue)
  let soon: ReturnType<typeof setTimeout> | undefined
  let later: ReturnType<typeof setTimeout> | undefined

  const findings = computed<readonly Finding[]>(() => (record.value ? findingsOf(record.value) : []))

  function run(tables: 'now' | 'later'): void {
    const { ledger: own } = ledger
    const { catalog: subjects } = catalog
    const given = surroundings.value
    if (own === undefined || subjects === undefined || given === undefined) return
    waiting.value = tables === 'later'
    const { template, department, ceilings, explanations, ticks } = given
    record.value = checker.check(
      {
        scope: { kind: 'unit', unit: own.unit.code },
        ...{ ledgers: [own], template, catalog: subjects, explanations, ticks },
        ...(department === undefined ? {} : { department }),
        ...(ceilings === undefined
          ? {}
          : { ceilings: { department: { sources: {} }, units: { [own.unit.code]: ceilings } } })
      },
      { tables }
    )
  }

  /** What reads only the ledger is checked after an edit, what reads the tables when nobody types any more. */
  function schedule(): void {
    clearTimeout(soon)
    clearTimeout(later)
    soon = setTimeout(() => {
      soon = undefined
      run('later')
    }, AFTER_EDIT)
    later = setTimeout(() => {
      later = undefined
      run('now')
    }, AFTER_PAUSE)
  }

  // A run takes about a frame in a large ledger: it waits while keys are pressed.
  window.addEventListener('keydown', () => {
    if (soon !== undefined || later !== undefined) schedule()
  })

  async function begin(): Promise<void> {
    checker = new Checker(catalogue)
    record.value = surroundings.value = at.value = undefined
    const reviewed = useReview().at
    if (ledger.opened === undefined || reviewed !== undefined) return
    surroundings.value = await data(window.yusuanbu['checks.read']({}))
  }

  watch(() => ledger.opened, begin, { immediate: true })
  // The department checks what it looks through itself: there is nothing to ask the unit's desk.
  watch(
    () => useReview().record,
    (made) => {
      if (made === undefined) return
      record.value = made
      waiting.value = false
    }
  )
  watch([() => ledger.ledger, () => catalog.catalog, surroundings], schedule)

  /** Takes in what the ledger keeps beside its figures, and checks again. */
  async function keep(change: Promise<CheckSurroundings>): Promise<void> {
    surroundings.value = await change
    run('now')
  }

  return {
    record,
    findings,
    at,
    open,
    counts: computed(() => countsOf(findings.value)),
    /** How many rules could not run. */
    notRun: computed(() =>
      waiting.value || record.value === undefined ? 0 : unjudged(record.value).notRun.length
    ),
    marks: computed(() => marksOf(findings.value)),
    /** Checks everything now. */
    check: () => run('now'),
    /** @throws CallError with what is wrong with the words */
    explain: ({ identity, severity, values }: Finding, text: string) =>
      keep(data(window.yusuanbu['checks.explain']({ identity, severity, values: [...values], text }))),
    takeBack: (identity: string) => keep(data(window.yusuanbu['checks.takeBack']({ identity }))),
    tick: (rule: string, ticked: boolean) => keep(data(window.yusuanbu['checks.tick']({ rule, ticked })))
  }
})
