import { afterEach, beforeEach, expect } from 'vitest'
import { Desks, fiscalYear } from '../../department/testing/desks'
import { sampleLedger } from '../../exchange/testing/packages'
import type { Desk } from '../index'
import { DeskBench } from './desk-bench'

export const code = '402004'
const place = { fiscalYear, unit: code }

/** A unit's desk with a department beside it that has issued its tasks, each in folders of its own. */
export class ExchangeBench {
  readonly department = new Desks()
  bench!: DeskBench
  #others: DeskBench[] = []

  constructor() {
    beforeEach(async () => {
      this.bench = new DeskBench()
      await this.department.begin()
    })
    afterEach(async () => {
      for (const one of [this.bench, ...this.#others.splice(0)]) await one.clear()
    })
  }

  /** Another machine. */
  other(): DeskBench {
    const made = new DeskBench()
    this.#others.push(made)
    return made
  }

  readonly task = (version = 1): string =>
    this.department.at('tasks', `${code}_2023_二上_任务${version}.ysbtask`)

  /** A unit's desk with the task loaded, the sample's figures in it, and every warning explained. */
  readonly filled = async (at = this.bench): Promise<Desk> => {
    const desk = await at.inWorkspace()
    at.answers = [this.task()]
    const loaded = await desk.arrivals.loadTask({})
    expect(loaded).toEqual({ kind: 'loaded', id: '2023/402004', outcome: 'created' })
    await desk.ledgers.open('2023/402004', false)
    const content = { ...sampleLedger(code), round: 'secondDraft' as const }
    at.answers = [at.write('filled.json', content)]
    const { grant } = (await desk.maker.import({}))!.exists!
    await desk.maker.import({ grant, replace: true })
    await this.explainAll(desk)
    return desk
  }

  readonly explainAll = async ({ checks }: Desk): Promise<void> => {
    const found = (await checks.record()).rules.flatMap(({ findings }) => findings)
    for (const one of found.filter(({ severity }) => severity === 'warning')) {
      await checks.explain(one, '情况属实')
    }
  }

  readonly setPhone = async ({ ledgers, desk }: Desk, after: string): Promise<void> => {
    const before = desk.ledger.ledger.contacts.phone
    const change = { path: 'contacts/phone', after, ...(before === undefined ? {} : { before }) }
    await ledgers.apply({ label: '改电话', changes: [change] })
  }

  /** Hands in under a name; the package's path. */
  readonly handIn = async (
    { exchange }: Desk,
    name: string,
    how: { version?: number; password?: string; keyPassword?: string } = {},
    at = this.bench
  ): Promise<string> => {
    at.answers = [at.at(name)]
    await exchange.submit(how)
    return at.at(name)
  }

  /** The department takes a package in, its key confirmed. */
  readonly taken = async (path: string, { exchange }: Desk): ReturnType<Desks['desk']['intake']> => {
    const { fingerprint = '' } = await exchange.key()
    return this.department.desk.intake(path, { trust: { fingerprint, reason: '电话核对' } })
  }

  /** The department answers the version in hand; the reply's path. */
  readonly answered = async (
    decision: Parameters<Desks['desk']['reply']>[1],
    name: string,
    password?: string
  ): Promise<string> => {
    const out = this.department.at(name)
    const more = password === undefined ? {} : { password }
    await this.department.desk.reply(place, decision, { out, key: this.department.departmentKey, ...more })
    return out
  }

  /** A return with a comment on the second line's amount. */
  readonly sentBack = () => {
    const held = this.department.desk.ledgerInHand(fiscalYear, 'secondDraft', code)!.ledger
    const path = `basicExpenditure/#${held.basicExpenditure[1]!.id}/amount`
    return { decision: 'sendBack', comments: [{ path, label: '第 2 行', text: '请核对' }] } as const
  }

  /** The unit takes a reply. */
  readonly take = ({ arrivals }: Desk, path: string) => {
    this.bench.answers = [path]
    return arrivals.takeReply({})
  }
}

export const failure = (expected: string) => expect.objectContaining({ code: expected }) as Error
