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
/** Edits before those that are timed: the first ones run before the engine knows the code. */
const WARM_UP = 20
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

/** Two shapes of a large ledger: most lines basic expenditure, or spread over many projects with their indicators. */
const large: Readonly<Record<string, () => UnitLedger>> = {
  basic: () => grown(unitLedger(0), LARGE),
  'in 200 projects': () => spread(unitLedger(0), LARGE, 200)
}

function spread(ledger: UnitLedger, count: number, projects: number): UnitLedger {
  const [pattern] = ledger.projects
  if (pattern === undefined) throw new Error('no project to repeat')
  const lines = grown(ledger, count).basicExpenditure.slice(ledger.basicExpenditure.length)
  const each = Math.ceil(lines.length / projects)
  const made = Array.from({ length: projects }, (_, at) => ({
    ...pattern,
    id: 20_000_000 + at,
    code: `${pattern.code}-${at}`,
    name: `${pattern.name}之${at}`,
    lines: lines.slice(at * each, (at + 1) * each),
    indicators: pattern.indicators.map((one) => ({ ...one, id: 30_000_000 + at * 100 + (one.id % 100) }))
  }))
  return { ...ledger, projects: [...ledger.projects, ...made] }
}

/** One unit at its own desk; each edit changes one amount, as applying a change does. */
function editRows(): Row[] {
  return Object.entries(large).flatMap(([shape, make]) => {
    const times = timesOf(make())
    const baseline = { baseline: FRAME, baselineName: 'a frame' }
    const what = `one edit at ${LARGE} lines, ${shape}`
    return [
      { name: `${what}: rules on entries`, figure: median(times.entries), ...baseline },
      { name: `${what}: tables and their rules`, figure: median(times.tables), ...baseline },
      { name: `${what}: both`, figure: median(times.all), ...baseline, bound: 1 }
    ]
  })
}

/** Every edit is checked in the two steps of the window, which together are to fit into a frame. */
function timesOf(origin: UnitLedger): Record<'entries' | 'tables' | 'all', number[]> {
  let ledger = origin
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
  const lines = [
    ...ledger.basicExpenditure.map(({ id, amount }) => ({ path: `basicExpenditure/#${id}/amount`, amount })),
    ...ledger.projects.flatMap((project) =>
      project.lines.map(({ id, amount }) => ({ path: `projects/#${project.id}/lines/#${id}/amount`, amount }))
    )
  ]
  const times: Record<'entries' | 'tables' | 'all', number[]> = { entries: [], tables: [], all: [] }
  for (let round = -WARM_UP; round < 60; round++) {
    const line = lines[((round + WARM_UP) * 97) % lines.length]
    if (line === undefined) throw new Error('no line to edit')
    const before = (line.amount / 100).toFixed(2)
    const after = (fen(line.amount + 1_000 + round) / 100).toFixed(2)
    ledger = applyChanges(ledger, [{ path: line.path, before, after }])
    const entries = timed(() => checker.check(inputOf(), { tables: 'later' }))
    const tables = timed(() => checker.check(inputOf()))
    if (round < 0) continue
    times.entries.push(entries)
    times.tables.push(tables)
    times.all.push(entries + tables)
  }
  return times
}
