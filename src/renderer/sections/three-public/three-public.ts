import type { Fact, ThreePublicCounts, ThreePublicItem, UnitLedger } from '@shared/ledger'
import {
  expenditureFactsOf,
  isFiscal,
  threePublicDivisions,
  threePublicItems,
  threePublicOf
} from '@shared/ledger'
import type { Fen } from '@shared/money'
import { sum } from '@shared/money'

/** What is counted of each item: 团组, 人次, 批次, 车辆. */
export const countsOf: Readonly<Record<ThreePublicItem, readonly (keyof ThreePublicCounts)[]>> = {
  overseasTravel: ['groups', 'persons'],
  officialReception: ['batches', 'persons'],
  vehicleOperation: ['vehicles'],
  vehiclePurchase: ['vehicles']
}

/** One row of the page: an item, or a sum of items. Amounts are in fen. */
export interface ThreePublicRow {
  readonly key: ThreePublicItem | 'vehicles' | 'total'
  /** What the ledger's own fiscal lines give. */
  readonly current: Fen
  /** Absent where none of its items has one. */
  readonly prior: Fen | undefined
  /** An imported file's own amount where it is not what the lines give. */
  readonly stated?: Fen
}

/**
 * The rows in the order of the published table: the two items of the cars under their sum, the total last.
 * @throws UserError `sumTooLarge`
 */
export function threePublicRows(ledger: UnitLedger): readonly ThreePublicRow[] {
  const computed = threePublicOf(ledger)
  const item = (key: ThreePublicItem): ThreePublicRow => {
    const { current, prior } = ledger.threePublicExpenses[key]
    const differs = typeof current === 'number' && current !== computed[key]
    return { key, current: computed[key], prior, ...(differs ? { stated: current } : {}) }
  }
  const together = (key: 'vehicles' | 'total', items: readonly ThreePublicItem[]): ThreePublicRow => {
    const priors = items.flatMap((one) => ledger.threePublicExpenses[one].prior ?? [])
    return {
      key,
      current: sum(items.map((one) => computed[one])),
      prior: priors.length === 0 ? undefined : sum(priors)
    }
  }
  return [
    item('overseasTravel'),
    item('officialReception'),
    together('vehicles', ['vehicleOperation', 'vehiclePurchase']),
    item('vehicleOperation'),
    item('vehiclePurchase'),
    together('total', threePublicItems)
  ]
}

/** The fiscal lines whose amounts make this year's figure of an item, in the ledger's order. */
export function linesBehind(ledger: UnitLedger, item: ThreePublicItem): readonly Fact[] {
  return expenditureFactsOf(ledger).filter(
    ({ source, economic = '' }) => isFiscal(source) && threePublicDivisions[item].includes(economic)
  )
}
