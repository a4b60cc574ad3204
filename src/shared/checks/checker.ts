import { UserError } from '@shared/errors'
import type { Department } from '@shared/exchange'
import { isSame } from '@shared/remember'
import type { Edition } from '@shared/tables'
import { Run } from './check-run'
import type { CheckInput } from './check-run'
import { settingsOf } from './grades'
import type { RuleSetting, Settings } from './grades'
import type { CheckRecord, RuleResult } from './model'
import { explained, resultOf } from './results'
import type { NotRun, Ran, ResultWords } from './results'
import type { Outcome, Rule, RuleChecks, Thresholds } from './rule'
import type { TableSet } from './table-sets'

/** Notes a failure of the program, and returns the number to quote; undefined where nobody notes it. */
export type NoteIncident = (rule: string, error: unknown) => string | undefined

/** What was answered, and to what; the answer holds as long as all of that is the same. */
interface Known {
  readonly to: readonly unknown[]
  readonly outcome: Outcome | NotRun
}

/**
 * Checks again and again what is being worked on. What a rule came to is kept as long as what it reads is the same
 * object: ledgers share what an edit did not touch, so an edit re-runs only what reads it.
 */
export class Checker {
  readonly #rules: readonly Rule[]
  readonly #noteIncident: NoteIncident
  readonly #known = new Map<string, Known>()
  readonly #results = new Map<string, { readonly to: readonly unknown[]; readonly result: RuleResult }>()
  readonly #sets = new Map<string, TableSet>()
  #settings: { readonly department: Department | undefined; readonly settings: Settings } | undefined

  constructor(rules: readonly Rule[], noteIncident: NoteIncident = () => undefined) {
    this.#rules = rules
    this.#noteIncident = noteIncident
  }

  /**
   * @param tables `later` leaves out the rules on tables whose figures have changed since the last run: they are
   * reported as not run until they are run
   */
  check(input: CheckInput, { tables = 'now' }: { readonly tables?: 'now' | 'later' } = {}): CheckRecord {
    const { scope, department, ledgers, ticks = [], explanations = [] } = input
    const settings = this.#settingsFor(department)
    const run = new Run(input, this.#sets, tables)
    const units = new Set(ledgers.map(({ unit }) => unit.code))
    const results = this.#rules.map((rule) => {
      const setting = settings.of.get(rule.id)
      if (setting === undefined) throw new Error(`Rule ${rule.id} has no setting`)
      const ran =
        rule.kind === 'checked' && setting.grade !== 'off' ? this.#run(rule, setting.thresholds, run) : []
      const tick = ticks.find((one) => one.rule === rule.id)
      return this.#result(rule, setting, ran, { nothing: nothingWords[scope.kind], tick })
    })
    this.#forget(units)
    return { ...explained(results, explanations), settingFaults: settings.faults }
  }

  #settingsFor(department: Department | undefined): Settings {
    if (this.#settings === undefined || this.#settings.department !== department)
      this.#settings = { department, settings: settingsOf(this.#rules, department) }
    return this.#settings.settings
  }

  #run(rule: CheckedRule, thresholds: Thresholds, run: Run): Ran[] {
    const { unit, department, tables } = rule.checks
    const ran: Ran[] = []
    const ask = (on: string, of: string, to: readonly unknown[], check: () => Outcome): void => {
      ran.push({ on, outcome: this.#answer(rule, `${rule.id} ${of} ${on}`, [thresholds, ...to], check) })
    }
    if (unit !== undefined)
      for (const ledger of run.units())
        ask(ledger.unit.code, 'unit', run.read(rule.reads, ledger), () =>
          unit({ ...run.common, ledger, ...run.unitCeilings(ledger) }, thresholds)
        )
    if (department !== undefined && run.input.scope.kind === 'department') {
      const context = run.departmentContext()
      if ('failed' in context) ran.push({ on: 'department', outcome: context })
      else ask('department', 'department', context.to, () => department(context.context, thresholds))
    }
    if (tables !== undefined)
      for (const { on, set } of run.printedSets()) {
        if ('failed' in set) ran.push({ on, outcome: set })
        else {
          const { view, ledgers, consolidation } = set
          ask(on, 'tables', [view], () =>
            tables({ ...run.common, tables: view, ledgers, consolidation }, thresholds)
          )
        }
      }
    return ran
  }

  #answer(rule: Rule, name: string, to: readonly unknown[], check: () => Outcome): Outcome | NotRun {
    const known = this.#known.get(name)
    if (known !== undefined && isSame(known.to, to)) return known.outcome
    const outcome = attempt(rule, check, this.#noteIncident)
    this.#known.set(name, { to, outcome })
    return outcome
  }

  /** What the outcomes come to; the same as long as they are. */
  #result(rule: Rule, setting: RuleSetting, ran: readonly Ran[], words: ResultWords): RuleResult {
    const to = [setting, words.nothing, words.tick, ...ran.flatMap(({ on, outcome }) => [on, outcome])]
    const known = this.#results.get(rule.id)
    if (known !== undefined && isSame(known.to, to)) return known.result
    const result = resultOf(rule, setting, ran, words)
    this.#results.set(rule.id, { to, result })
    return result
  }

  /** Lets go of what was known about units that are not there any more. */
  #forget(units: ReadonlySet<string>): void {
    for (const name of this.#known.keys()) {
      const on = name.slice(name.lastIndexOf(' ') + 1)
      if (on !== 'department' && !units.has(on)) this.#known.delete(name)
    }
    for (const on of this.#sets.keys()) if (on !== 'department' && !units.has(on)) this.#sets.delete(on)
  }
}

type CheckedRule = Rule & { readonly checks: RuleChecks }

const nothingWords: Readonly<Record<Edition['kind'], string>> = {
  department: '没有可查的内容。',
  unit: '在部门汇总时检查。'
}

/** Runs one check; what it throws makes the rule not run, and the others go on. */
export function attempt(rule: Rule, check: () => Outcome, noteIncident: NoteIncident): Outcome | NotRun {
  try {
    return check()
  } catch (error) {
    if (error instanceof UserError) return { failed: error.message }
    const incident = noteIncident(rule.id, error)
    const number = incident === undefined ? '' : `（事件编号 ${incident}）`
    return {
      failed: `程序执行这条规则时遇到意外问题，没有得出结果${number}，其他规则照常执行。`,
      ...(incident === undefined ? {} : { incident })
    }
  }
}
