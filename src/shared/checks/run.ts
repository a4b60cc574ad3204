import type { Catalog } from '@shared/catalog'
import type { Department } from '@shared/exchange'
import type { Explanation, Tick } from './model'
import { attempt, Checker } from './checker'
import type { CheckInput } from './check-run'
import type { NoteIncident } from './checker'
import { settingsOf } from './grades'
import type { CheckRecord } from './model'
import { explained, resultOf } from './results'
import type { Ran } from './results'
import type { Outcome, Rule } from './rule'
import type { TablesView } from './view'

/** Runs every rule once. Who checks again and again keeps a {@link Checker}. */
export function runChecks(
  rules: readonly Rule[],
  input: CheckInput,
  noteIncident?: NoteIncident
): CheckRecord {
  return new Checker(rules, noteIncident).check(input)
}

/** Tables of which only the print is known. */
export interface PrintedInput {
  readonly tables: TablesView
  readonly catalog: Catalog
  /** For its grades and thresholds, and its list of units. */
  readonly department?: Department
  readonly ticks?: readonly Tick[]
  readonly explanations?: readonly Explanation[]
}

/** Runs the rules that can judge printed tables; the others do not apply, since there are no ledgers. */
export function runOnPrinted(
  rules: readonly Rule[],
  { tables, catalog, department, ticks = [], explanations = [] }: PrintedInput,
  noteIncident: NoteIncident = () => undefined
): CheckRecord {
  const settings = settingsOf(rules, department)
  const context = {
    tables,
    catalog,
    catalogOf: (year: number) => (year === catalog.fiscalYear ? catalog : undefined),
    template: tables.template,
    ledgers: [],
    ...(department === undefined ? {} : { department })
  }
  const results = rules.map((rule) => {
    const setting = settings.of.get(rule.id)
    if (setting === undefined) throw new Error(`Rule ${rule.id} has no setting`)
    const ran: Ran[] = []
    if (rule.kind === 'checked' && setting.grade !== 'off') {
      const run = (check: () => Outcome): unknown =>
        ran.push({ on: 'printed', outcome: attempt(rule, check, noteIncident) })
      const { tables: ofTables, printed } = rule.checks
      if (ofTables !== undefined) run(() => ofTables(context, setting.thresholds))
      if (printed !== undefined) run(() => printed(context, setting.thresholds))
    }
    const tick = ticks.find((one) => one.rule === rule.id)
    return resultOf(rule, setting, ran, { nothing: '只有印出的表，没有单位账，查不了。', tick })
  })
  return { ...explained(results, explanations), settingFaults: settings.faults }
}
