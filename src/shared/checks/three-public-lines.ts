import { threePublicDivisions, threePublicItems } from '@shared/ledger'
import type { ThreePublicItem, UnitLedger } from '@shared/ledger'
import { linesOn } from './lines'
import type { PlacedLine } from './lines'

/** The expenditure lines on the divisions of each of 三公, whatever pays for them. */
export const threePublicLines = Object.fromEntries(
  threePublicItems.map((item) => [
    item,
    linesOn('economic', (code) => threePublicDivisions[item].includes(code))
  ])
) as Readonly<Record<ThreePublicItem, (ledger: UnitLedger) => readonly PlacedLine[]>>
