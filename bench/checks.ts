import { catalogue, Checker, runChecks } from '@shared/checks'
import type { CheckInput } from '@shared/checks'
import { consolidate, unitFactsOf } from '@shared/consolidation'
import type { Department } from '@shared/exchange'
import { applyChanges } from '@shared/ledger'
import type { Line, UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { buildTables, namesFrom, requireTemplate } from '@shared/tables'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { catalog, department, unitLedger } from './consolidation/department'
import { alternately, median } from './measure'
import type { Row } from './measure'

const UNITS = 50
const LINES = 400
const LARGE = 5000
const FRAME = 16
const template = requireTemplate(
  readFileSync(resolve('resources/templates/ganzhou-2023.json'), 'utf8'),
  'ganzhou-2023'
)

/** Half the lines are basic, the rest of the projects: as many as asked for. */
function grown(ledger: UnitLedger, count: number): UnitLedger {
  const missing =
    count - ledger.basicExpenditure.length - ledger.projects.flatMap(({ lines }) => lines).length
  const more = Array.from({ length: Math.max(0, missing) }, (_, at): Line => {
    const line = ledger.basicExpenditure[at % ledger.basicExpenditure.length]
    if (line === undefined) throw new Error('no line to repeat')
    return { ...line, id: 10_000_000 + at }
  })
  return { ...ledger, basicExpenditure: [...ledger.basicExpenditure, ...more] }
}

function timed(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

/** The checks: all of them over many units beside the consolidation and tables alone; one edit in a large ledger. */
export async function checkRows(): Promise<Row[]> {
  return [...(await fullRun()), ...editRows()]
}

async function fullRun(): Promise<Row[]> {
  const ledgers = Array.from({ length: UNITS }, (_, at) => grown(unitLedger(at), LINES))
  const some: Department = { ...department, units: department.units.slice(0, UNITS), keyProjects: [] }
  const input: CheckInput = { scope: { kind: 'department' }, department: some, ledgers, template, catalog }
  const names = namesFrom(catalog)
  const alone = (): number =>
    timed(() => {
      const consolidation = consolidate(some, ledgers.map(unitFactsOf))
      buildTables(template, consolidation, { names })
      for (const ledger of ledgers) {
        const { code } = ledger.unit
        const own = consolidate({ ...some, units: some.units.filter((unit) => unit.code === code) }, [
          unitFactsOf(ledger)
        ])
        buildTables(template, own, { names, edition: { kind: 'unit', unit: code } })
      }
    })
  const full = (): number => timed(() => runChecks(catalogue, input))
  full()
  const { first, second } = await alternately(5, full, alone)
  return [
    {
      name: `check ${UNITS} units × ${LINES} lines, all tables`,
      figure: median(first),
      baseline: median(second),
      baselineName: 'consolidation and tables alone'
    }
  ]
}

/** One unit at its own desk; each edit changes one amount, as applying a change does. */
function editRows(): Row[] {
  let ledger = grown(unitLedger(0), LARGE)
  const [own] = department.units
  const some: Department = { ...department, units: own === undefined ? [] : [own], keyProjects: [] }
  const checker = new Checker(catalogue)
  const inputOf = (): CheckInput => ({
    scope: { kind: 'unit', unit: ledger.unit.code },
    department: some,
    ledgers: [ledger],
    template,
    catalog
  })
  checker.check(inputOf())
  const times: Record<'entries' | 'tables', number[]> = { entries: [], tables: [] }
  for (let round = 0; round < 40; round++) {
    const line = ledger.basicExpenditure[round * 97]
    if (line === undefined) continue
    const path = `basicExpenditure/#${line.id}/amount`
    const before = (line.amount / 100).toFixed(2)
    const after = (fen(line.amount + 100 + round) / 100).toFixed(2)
    ledger = applyChanges(ledger, [{ path, before, after }])
    times.entries.push(timed(() => checker.check(inputOf(), { tables: 'later' })))
    times.tables.push(timed(() => checker.check(inputOf())))
  }
  const baseline = { baseline: FRAME, baselineName: 'a frame' }
  return [
    {
      name: `one edit at ${LARGE} lines, rules on entries`,
      figure: median(times.entries),
      ...baseline,
      bound: 1
    },
    { name: `… rules on tables, when idle`, figure: median(times.tables), ...baseline }
  ]
}
