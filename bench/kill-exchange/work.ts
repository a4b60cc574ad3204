import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { readDepartment, readLedger, writeRuleSettings } from '@shared/exchange'
import type { ChecksRecord } from '@shared/exchange'
import { DepartmentDesk } from '../../src/main/department'
import {
  exchangeState,
  keyFingerprint,
  loadTask,
  openKey,
  packageFile,
  readPackageOf,
  rewriteSubmission,
  sha256,
  submit,
  takeReply,
  withdraw
} from '../../src/main/exchange'
import { saveExport, writeWorkbook } from '../../src/main/export'
import { exists, makeFolder, nodeFiles } from '../../src/main/files'
import { openLedger } from '../../src/main/ledger-store'
import type { LedgerStore } from '../../src/main/ledger-store'
import type { Random } from '../kill-loop/random'
import { paperOf } from './paper'
import { tablesOf } from '../department/tables'

export const YEAR = 2023
export const UNIT = '402004'
const by = { user: '测试', clock: () => new Date() }
const sample = join('resources', 'samples', 'ganzhou-2023')
const checks: ChecksRecord = { ruleSet: sha256(writeRuleSettings({})), rules: [] }

export const departmentFolder = (place: string): string => join(place, 'department')
export const ledgerFile = (place: string): string =>
  join(place, 'unit', 'ledgers', String(YEAR), `${UNIT}.ledger`)
export const openDesk = (place: string): DepartmentDesk => DepartmentDesk.open(departmentFolder(place), by)
export const openStore = (place: string): Promise<LedgerStore> => openLedger(ledgerFile(place), by)

/** A department with one unit that has its task and the sample's figures. */
export async function prepare(place: string): Promise<void> {
  for (const folder of ['department', 'unit', 'out']) makeFolder(nodeFiles, join(place, folder))
  const department = readDepartment(readFileSync(join(sample, 'department.json')))
  const ledger = readLedger(readFileSync(join(sample, 'units', `${UNIT}.json`)))
  if (!department.ok || !ledger.ok) throw new Error('The sample is faulty')
  const desk = openDesk(place)
  const template = readFileSync(join('resources', 'templates', 'ganzhou-2023.json'), 'utf8')
  desk.setUp({
    department: department.value,
    template,
    ceilings: { department: { sources: {} }, units: {} }
  })
  desk.openRound(YEAR, 'secondDraft')
  const key = await openKey(nodeFiles, departmentFolder(place))
  for await (const { path } of desk.issueTasks(YEAR, { key, out: join(place, 'out'), units: [UNIT] })) {
    const task = await readPackageOf('task', packageFile(nodeFiles, path))
    const { store } = await loadTask(join(place, 'unit'), task, { files: nodeFiles, ...by })
    await store.importLedger(ledger.value)
    await store.close()
  }
  await openKey(nodeFiles, join(place, 'unit'))
  desk.close()
}

/** Both desks, and the step that comes next at one of them. */
export class Desks {
  private constructor(
    private readonly place: string,
    readonly desk: DepartmentDesk,
    readonly store: LedgerStore,
    private readonly keys: {
      unit: Awaited<ReturnType<typeof openKey>>
      department: Awaited<ReturnType<typeof openKey>>
    }
  ) {}

  static async open(place: string): Promise<Desks> {
    const keys = {
      unit: await openKey(nodeFiles, join(place, 'unit')),
      department: await openKey(nodeFiles, departmentFolder(place))
    }
    return new Desks(place, openDesk(place), await openStore(place), keys)
  }

  async step(random: Random): Promise<void> {
    const { state, version } = exchangeState(this.store)
    if (random.next() < 0.15) {
      await this.exportNow()
      return
    }
    if (state === 'open' || state === 'sentBack' || state === 'withdrawn')
      return this.handIn(random, version + 1)
    if (state === 'accepted') return this.goBack()
    const inHand = this.row()?.inHand
    if (inHand?.version !== version) return this.takeIn(version)
    if (inHand.state === 'submitted') return this.decide(random)
    await this.tellUnit()
  }

  private row(): ReturnType<DepartmentDesk['board']>[number] | undefined {
    return this.desk.board(YEAR, 'secondDraft').find(({ code }) => code === UNIT)
  }

  private out(name: string): string {
    return join(this.place, 'out', name)
  }

  private async handIn(random: Random, version: number): Promise<void> {
    const before = this.store.ledger().income.otherIncome
    const change = { path: 'income/otherIncome', after: `${random.below(100_000)}.00` }
    const old = before === undefined ? {} : { before: (before / 100).toFixed(2) }
    this.store.apply({ label: '其他收入', changes: [{ ...change, ...old }] })
    await submit(this.store, {
      ...{ files: nodeFiles, key: this.keys.unit, user: by.user, now: by.clock(), checks, replace: true },
      out: this.out(`v${version}`)
    })
  }

  private async takeIn(version: number): Promise<void> {
    const path = this.out(`v${version}`)
    if (!exists(nodeFiles, path))
      await rewriteSubmission(this.store, version, { files: nodeFiles, out: path })
    // The version that an un-accepted one was replaced by may still find it accepted.
    if (this.row()?.state === 'accepted') this.desk.unaccept({ fiscalYear: YEAR, unit: UNIT }, '单位要改')
    const trust = { fingerprint: keyFingerprint(this.keys.unit.publicKey), reason: '同一台电脑' }
    await this.desk.intake(path, { trust })
  }

  private async decide(random: Random): Promise<void> {
    if (random.next() < 0.2) {
      withdraw(this.store, '还要改')
      return
    }
    const place = { fiscalYear: YEAR, unit: UNIT }
    const target = { out: this.out('reply'), replace: true, key: this.keys.department }
    if (random.next() < 0.5) await this.desk.reply(place, { decision: 'accept' }, target)
    else {
      const comments = [{ path: 'income/otherIncome', label: '其他收入', text: '请核对' }]
      await this.desk.reply(place, { decision: 'sendBack', comments }, target)
    }
  }

  private async tellUnit(): Promise<void> {
    const out = this.out('reply')
    await this.desk.rewriteReply({ fiscalYear: YEAR, unit: UNIT }, { out, replace: true })
    takeReply(this.store, await readPackageOf('reply', packageFile(nodeFiles, out)))
  }

  /** An accepted version is un-accepted and sent back. */
  private async goBack(): Promise<void> {
    const place = { fiscalYear: YEAR, unit: UNIT }
    const state = this.row()?.state
    if (state === 'accepted') {
      this.desk.unaccept(place, '单位要改')
      return
    }
    if (state === 'submitted') {
      const target = { out: this.out('reply'), replace: true, key: this.keys.department }
      const comments = [{ label: '整本账', text: '请再改' }]
      await this.desk.reply(place, { decision: 'sendBack', comments }, target)
    }
    await this.tellUnit()
  }

  /** Exports what there is: the trial's workbook, its facts and its paper, each over the one before it. */
  private async exportNow(): Promise<void> {
    const { department } = this.desk.year(YEAR)
    const { consolidation, round, close } = this.desk.consolidate(YEAR, { partial: true })
    const { template, models } = tablesOf(this.desk, YEAR, consolidation)
    const facts = JSON.stringify(consolidation.groups(['unit', 'function', 'economic', 'source']))
    close()
    const edition = { kind: 'department' } as const
    const about = {
      kind: 'official',
      edition,
      department,
      round,
      template,
      fingerprint: sha256(facts)
    } as const
    const book = await writeWorkbook(models, { ...about, exportedAt: by.clock() })
    saveExport(nodeFiles, this.out('tables.xlsx'), book, { replace: true })
    saveExport(nodeFiles, this.out('facts.json'), Buffer.from(facts), { replace: true })
    saveExport(nodeFiles, this.out('tables.pdf'), paperOf(facts), { replace: true })
  }
}
