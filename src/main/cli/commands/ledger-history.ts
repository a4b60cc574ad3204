import type { Json } from '@shared/ledger'
import { describePath, parsePath, schemaOf } from '@shared/ledger'
import type { LedgerStore } from '../../ledger-store'
import { localTime } from '../../ledger-store'
import type { Command, Outcome } from '../command'
import { WrongUse } from '../command'
import { withLedger } from './open'

/** `ledger history LEDGER`: every step; the history of one cell; who changed what since a date. */
export const historyCommand: Command = {
  takes: ['LEDGER'],
  options: { cell: 'PATH', since: 'YYYY-MM-DD' },
  purpose: '账册的修改历史；--cell 看一个格，--since 看某日以来谁改了什么',
  run: (given, surroundings) =>
    withLedger(given, surroundings, (store) => {
      const { cell, since } = given.values
      if (cell !== undefined) return ofCell(store, cell)
      return since === undefined ? ofAll(store) : ofUsers(store, dateOf(since))
    })
}

function ofAll(store: LedgerStore): Outcome {
  const steps = store.steps()
  const lines = steps.map(
    ({ number, time, user, label }) => `${number}\t${localTime(time)}\t${user}\t${label}`
  )
  return { code: 0, text: lines.join('\n'), json: { head: store.head(), steps } }
}

function ofCell(store: LedgerStore, path: string): Outcome {
  const target = parsePath(path)
  if (target === undefined || schemaOf(target) === undefined) {
    throw new WrongUse(
      `“${path}”不是一个格的位置，要写成 income/otherIncome 或 basicExpenditure/#12/amount 的样子。`
    )
  }
  const events = store.historyOf(path)
  const ledger = store.ledger()
  const lines = events.map(
    ({ step, before, after }) =>
      `${step.number}\t${localTime(step.time)}\t${step.user}\t${value(before)} → ${value(after)}`
  )
  return { code: 0, text: [describePath(path, ledger), ...lines].join('\n'), json: { path, events } }
}

function ofUsers(store: LedgerStore, since: Date): Outcome {
  const ledger = store.ledger()
  const users = store.changesSince(since)
  const lines = users.flatMap(({ user, steps }) => [
    `${user}：`,
    ...steps.flatMap(({ number, label, changes }) => [
      `  ${number} ${label}`,
      ...changes.map(
        ({ path, before, after }) => `    ${describePath(path, ledger)}：${value(before)} → ${value(after)}`
      )
    ])
  ])
  return { code: 0, text: lines.join('\n'), json: { users } }
}

const value = (one: Json | undefined): string =>
  one === undefined ? '（无）' : typeof one === 'string' ? one : JSON.stringify(one)

/** Local midnight of a day. */
function dateOf(text: string): Date {
  const date = new Date(`${text}T00:00:00`)
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(date.getTime())) {
    throw new WrongUse(`日期“${text}”要写成 2023-01-31 的样子。`)
  }
  return date
}
