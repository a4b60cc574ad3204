import { existsSync, readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { valueAt, type Change } from '@shared/ledger'
import { nodeFiles } from '../files'
import { failingFiles } from '../files/testing/failing-files'
import { verifyLedger, type Acknowledged, type JournalHead, type LedgerStore } from './index'
import { dump } from './testing/dump'
import { sample } from './testing/samples'
import { failing, faultPoints, noting, someSteps } from './testing/statement-faults'
import { unit, Workbench } from './testing/workbench'

/** The long suite takes its time. */
const timeout = 600_000

let bench: Workbench
beforeEach(() => {
  bench = new Workbench()
})
afterEach(() => bench.clear())

const setIncome = (store: LedgerStore, yuan: number): Change => {
  const before = valueAt(store.ledger(), 'income/otherIncome')
  return { path: 'income/otherIncome', ...(before === undefined ? {} : { before }), after: `${yuan}.00` }
}
const edit = (store: LedgerStore, yuan: number): Acknowledged =>
  store.apply({ label: '改收入', changes: [setIncome(store, yuan)] })
const incomeOf = (store: LedgerStore): unknown => valueAt(store.ledger(), 'income/otherIncome')

/** What became of a session: how many of its parts went well, what was acknowledged, what failed first. */
interface Outcome {
  done: number
  acknowledged: JournalHead[]
  failure?: unknown
}

/** One of everything that writes. */
async function session(place: Workbench, faults: Parameters<Workbench['open']>[0]): Promise<Outcome> {
  const outcome: Outcome = { done: 0, acknowledged: [] }
  const attempt = async <T>(work: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      const result = await work()
      outcome.done += 1
      return result
    } catch (error) {
      outcome.failure ??= error
      return undefined
    }
  }
  const step = async (work: () => Acknowledged | undefined | Promise<Acknowledged>): Promise<void> => {
    const acknowledged = await attempt(work)
    if (acknowledged !== undefined) outcome.acknowledged.push(acknowledged.head)
  }
  const store = await attempt(() => place.open(faults))
  if (store === undefined) return outcome
  await step(() => edit(store, 2))
  await step(() => store.undo())
  await step(() => store.redo())
  await attempt(() => store.takeSnapshot('own', '存档'))
  await attempt(() => store.backup('hourly'))
  await step(() => {
    const [first] = store.ledger().basicExpenditure
    const id = store.nextRowId()
    const after = { id, function: '2150501', economic: '30101', source: 'otherIncome', amount: '1.00' }
    const change = { path: `basicExpenditure/#${id}`, after, following: first?.id ?? null }
    return store.apply({ label: '插入', changes: [change] })
  })
  await step(() => store.importLedger({ ...sample('402001'), unit }))
  await attempt(() => store.close())
  return outcome
}

/**
 * After a session in which one thing failed: what failed was told, every acknowledged step is there, the ledger
 * is sound and opens for writing, and nothing is left over.
 */
async function judge(place: Workbench, { acknowledged, failure }: Outcome): Promise<void> {
  if (failure !== undefined) expect(failure).toMatchObject({ name: 'UserError' })
  const steps = new Map(dump(place.path)['step']?.map(({ number, hash }) => [number, hash]))
  for (const { number, hash } of acknowledged) expect(steps.get(number)).toBe(hash)
  expect((await verifyLedger(place.path, place.options())).sound).toBe(true)
  const store = await place.open()
  expect(store.readOnly).toBe(false)
  edit(store, 7)
  expect(incomeOf(store)).toBe('7.00')
  await store.close()
  expect(readdirSync(place.folder).filter((name) => !/\.(?:ledger|head)$/.test(name))).toEqual(['backups'])
}

describe('a session in which one thing fails: old or new, never between', () => {
  beforeEach(async () => {
    await (await bench.create({ unit, content: { ...sample('402001'), unit } })).close()
  })

  it.each(['before', 'after'] as const)(
    '%s any statement',
    async (moment) => {
      const { hooks, statements } = noting()
      const rehearsal = bench.copy()
      expect((await session(rehearsal, { hooks })).done).toBe(9)
      await rehearsal.clear()
      for (const at of faultPoints(statements, moment)) {
        const place = bench.copy()
        const planned = failing(at, moment)
        const outcome = await session(place, { hooks: planned.hooks })
        expect(planned.struck()).toBe(statements[at - 1])
        await judge(place, outcome)
        await place.clear()
      }
    },
    timeout
  )

  it.each(['before', 'after'] as const)(
    '%s any step on files',
    async (strike) => {
      const counting = failingFiles()
      const rehearsal = bench.copy()
      await session(rehearsal, { files: counting.files })
      const steps = counting.steps()
      await rehearsal.clear()
      for (const at of someSteps(steps)) {
        const place = bench.copy()
        const { files, struck } = failingFiles({ at, strike, code: 'ENOSPC' })
        const outcome = await session(place, { files })
        expect(struck()).toHaveLength(1)
        // A lock that could not be given back belongs to this very process.
        if (existsSync(`${place.path}.lock`)) nodeFiles.remove(`${place.path}.lock`)
        await judge(place, outcome)
        await place.clear()
      }
    },
    timeout
  )
})

describe('creating in which one thing fails: the ledger is there whole, or nothing is', () => {
  const made = {
    unit,
    fiscalYear: 2023,
    round: 'secondDraft',
    content: { ...sample('402001'), unit }
  } as const

  async function judgedNew(place: Workbench): Promise<void> {
    if (existsSync(`${place.path}.lock`)) nodeFiles.remove(`${place.path}.lock`)
    if (existsSync(place.path)) {
      const store = await place.open()
      expect(store.ledger()).toEqual(made.content)
      expect(store.verify().sound).toBe(true)
    } else {
      expect(readdirSync(place.folder)).toEqual([])
    }
    await place.clear()
  }

  it.each(['before', 'after'] as const)(
    '%s any statement',
    async (moment) => {
      const { hooks, statements } = noting()
      await (await bench.create({ ...made, hooks })).close()
      for (const at of faultPoints(statements, moment)) {
        const place = new Workbench()
        const planned = failing(at, moment, 'SQLITE_FULL')
        const failure = await place.create({ ...made, hooks: planned.hooks }).catch((error: unknown) => error)
        if (failure instanceof Error) expect(failure).toMatchObject({ name: 'UserError' })
        else await (failure as LedgerStore).close().catch(() => undefined)
        expect(planned.struck()).toBe(statements[at - 1])
        await judgedNew(place)
      }
    },
    timeout
  )

  it.each(['before', 'after'] as const)(
    '%s any step on files',
    async (strike) => {
      const counting = failingFiles()
      await bench.create({ ...made, files: counting.files })
      for (const at of someSteps(counting.steps())) {
        const place = new Workbench()
        const { files, struck } = failingFiles({ at, strike })
        const failure = await place.create({ ...made, files }).catch((error: unknown) => error)
        if (failure instanceof Error) expect(failure).toMatchObject({ name: 'UserError' })
        else await (failure as LedgerStore).close().catch(() => undefined)
        expect(struck()).toHaveLength(1)
        await judgedNew(place)
      }
    },
    timeout
  )
})
