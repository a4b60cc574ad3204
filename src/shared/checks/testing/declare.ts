import type { Line, UnitLedger } from '@shared/ledger'
import type { Break } from './break-tables'
import type { MutableDepartment, Mutation } from './mutation'

/** How breaches are declared. */

type Tables = Extract<Mutation, { breaks: 'tables' }>
type Ledgers = Extract<Mutation, { breaks: 'ledgers' }>

export function tables(
  rule: string,
  words: string,
  mutate: Break,
  places: readonly string[],
  alsoErrors: readonly string[] = []
): Tables {
  return { rule, words, breaks: 'tables', mutate, places, alsoErrors }
}

export function ledgers(
  rule: string,
  words: string,
  mutate: (clean: MutableDepartment) => MutableDepartment,
  places: readonly string[],
  alsoErrors: readonly string[] = []
): Ledgers {
  return { rule, words, breaks: 'ledgers', mutate, places, alsoErrors }
}

export function onUnit(code: string, mutate: (ledger: UnitLedger) => UnitLedger) {
  return (clean: MutableDepartment): MutableDepartment => ({
    ...clean,
    ledgers: clean.ledgers.map((ledger) => (ledger.unit.code === code ? mutate(ledger) : ledger))
  })
}

export function onBasic(test: (line: Line) => boolean, mutate: (line: Line) => Line) {
  return (ledger: UnitLedger): UnitLedger => ({
    ...ledger,
    basicExpenditure: ledger.basicExpenditure.map((line) => (test(line) ? mutate(line) : line))
  })
}

/** Of a rule that judges ledgers where there are some: broken in what others print. */
export function printOnly(mutation: Tables): Tables {
  return { ...mutation, printOnly: true }
}

/** What the print alone does not show: it is broken in our own tables only. */
export function ownOnly(mutation: Tables): Tables {
  return { ...mutation, ownOnly: true }
}
