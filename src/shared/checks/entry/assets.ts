import { isFiscal } from '@shared/ledger'
import type { StateAssets, ThreePublicItem, UnitLedger } from '@shared/ledger'
import { cellPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, UnitContext } from '../rule'
import type { PlacedLine } from '../lines'
import { threePublicLines } from '../three-public-lines'
import { linePlaces, plain, totalOf, wordSide, yuan } from './found'

/** Vehicles and what they cost, and the day on which things were counted. */
export const E21: Rule = rule(
  {
    id: 'E21',
    severity: 'warning',
    title: '车辆、购置计划与三公经费一致',
    sentence:
      '国有资产的截止日期为上年 12 月 31 日；计划购置车辆的有财政拨款的公务用车购置经费，反之亦然；有公务用车的有运行维护费（不论资金来源），反之亦然。',
    reads: ['stateAssets', 'fiscalYear', 'basicExpenditure', 'otherExpenditure', 'projects', 'template']
  },
  { unit: assets }
)

function assets({ ledger, template }: UnitContext): Outcome {
  const { stateAssets, fiscalYear } = ledger
  const spent = (item: ThreePublicItem): PlacedLine[] =>
    threePublicLines[item](ledger).filter(({ line }) => line.amount !== 0)
  const bought = spent('vehiclePurchase').filter(({ line }) => isFiscal(line.source, template))
  // Vehicles may run on any money.
  const run = spent('vehicleOperation')
  const isEmpty = Object.keys(stateAssets).length === 0
  if (isEmpty && bought.length === 0 && run.length === 0)
    return notApplicable('没有填国有资产，也没有车辆经费。')
  const findings = [
    ...(isEmpty ? [] : countedOn(ledger, `${fiscalYear - 1}-12-31`)),
    ...both(ledger, 'plannedVehicles', '计划购置车辆', bought, '财政拨款的公务用车购置经费'),
    ...both(ledger, 'vehicles', '公务用车', run, '公务用车运行维护费')
  ]
  return examined(3, findings)
}

function countedOn(ledger: UnitLedger, wanted: string): Found[] {
  const { asOf } = ledger.stateAssets
  if (asOf === wanted) return []
  const place = cellPlace(ledger, 'stateAssets/asOf')
  const said = asOf === undefined ? '国有资产没有填截止日期' : `国有资产的截止日期是 ${asOf}`
  return [
    {
      message: `${said}，应为 ${wanted}：请按上年末的数填报。`,
      places: [place],
      left: wordSide('截止日期', asOf ?? '', [place]),
      right: wordSide('上年末', wanted)
    }
  ]
}

/** As many as there are of them, law enforcement vehicles counted in or apart. */
function vehiclesOf(assets: StateAssets, field: 'plannedVehicles' | 'vehicles'): number {
  const count = assets[field] ?? 0
  return field === 'vehicles' ? Math.max(count, assets.lawEnforcementVehicles ?? 0) : count
}

function both(
  ledger: UnitLedger,
  field: 'plannedVehicles' | 'vehicles',
  what: string,
  lines: readonly PlacedLine[],
  money: string
): Found[] {
  const count = vehiclesOf(ledger.stateAssets, field)
  if (count > 0 === lines.length > 0) return []
  const place = cellPlace(ledger, `stateAssets/${field}`)
  const places = linePlaces(ledger, lines, 'amount')
  const amount = totalOf(lines)
  return [
    {
      message:
        count > 0
          ? `有${what} ${count} 辆，没有安排${money}：请补列，或核对车辆数。`
          : `安排了${money} ${yuan(amount)}，而${what}为 0 辆：请补填车辆数，或核对科目。`,
      places: [place, ...places],
      left: wordSide(what, count, [place]),
      right: { label: money, value: plain(amount), places },
      key: field
    }
  ]
}
