import { catalogRows } from './catalog'
import { checkRows } from './checks'
import { consolidationRows } from './consolidation'
import { departmentRows } from './department'
import { launchRows } from './launch'
import { ledgerRows } from './ledger'
import type { Row } from './measure'
import { print } from './measure'

/** `npm run bench [suite…]`: every figure beside its baseline, both from this run; exit 1 beyond a bound. */
const suites: Readonly<Record<string, () => Promise<Row[]>>> = {
  launch: launchRows,
  ledger: ledgerRows,
  catalog: catalogRows,
  consolidation: consolidationRows,
  department: departmentRows,
  checks: checkRows
}

const named = process.argv.slice(2)
let within = true
for (const [name, rows] of Object.entries(suites)) {
  if (named.length > 0 && !named.includes(name)) continue
  for (const row of await rows()) within = print(row) && within
}
process.exitCode = within ? 0 : 1
