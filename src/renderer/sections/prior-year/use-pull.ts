import type { PriorFigures } from '@shared/ipc'
import type { Change, UnitLedger } from '@shared/ledger'
import { priorSectionLabels, priorSections } from '@shared/ledger'
import { fen, parseInterchangeAmount, sum } from '@shared/money'
import type { Fen } from '@shared/money'
import { computed, shallowRef } from 'vue'
import { data } from '../../call'
import { useLedger } from '../../stores/ledger'
import { useMessages } from '../../stores/messages'
import { pulledNote } from './pulled'
import { incomeChanges, replacementOf, yearChanges } from './replace'

const amountOf = (text: unknown): Fen => {
  const read = typeof text === 'string' ? parseInterchangeAmount(text, { negative: true }) : undefined
  return read?.ok === true ? read.fen : fen(0)
}

/** The changes by which last year's figures of another ledger become this one's. */
export function pullChanges(ledger: UnitLedger, figures: PriorFigures, makeId: () => number): Change[] {
  const note = pulledNote(figures.unit.code, figures.fiscalYear)
  const rows = figures.lines.map((line) => ({ ...line, note }))
  return [
    ...replacementOf(ledger, rows, makeId),
    ...incomeChanges(ledger, figures.income),
    ...yearChanges(ledger, figures.fiscalYear)
  ]
}

/** Taking last year's figures from its ledger: what would be taken is shown first. */
export function usePull() {
  const store = useLedger()
  const messages = useMessages()
  const offered = shallowRef<PriorFigures>()

  const summary = computed(() => {
    const figures = offered.value
    if (figures === undefined) return undefined
    return {
      income: sum(Object.values(figures.income).map(amountOf)),
      sections: priorSections.map((section) => {
        const lines = figures.lines.filter((line) => line['section'] === section)
        return {
          label: priorSectionLabels[section],
          count: lines.length,
          amount: sum(lines.map((line) => amountOf(line['amount'])))
        }
      }),
      /** The file is another unit's: taken all the same where the unit was renamed or merged. */
      otherUnit: figures.unit.code !== store.ledger?.unit.code
    }
  })

  async function choose(): Promise<void> {
    await messages.attempt(async () => {
      offered.value = (await data(window.yusuanbu['ledger.readPrior']({}))) ?? undefined
    })
  }

  async function take(): Promise<void> {
    const [figures, { ledger }] = [offered.value, store]
    offered.value = undefined
    if (figures === undefined || ledger === undefined) return
    await store.edit('取自上年账册', pullChanges(ledger, figures, store.makeRowId))
  }

  return { offered, summary, choose, take, cancel: () => (offered.value = undefined) }
}
