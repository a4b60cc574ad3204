import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { readDepartment } from '@shared/exchange'
import type { Department } from '@shared/exchange'
import { loadTask, openKey, packageFile, readPackageOf, submit, submissionFileName } from '../../exchange'
import type { SigningKey } from '../../exchange'
import { exchangeState, explainFinding, keyFingerprint } from '../../exchange'
import { checks, sampleLedger, templateText } from '../../exchange/testing/packages'
import { nodeFiles } from '../../files'
import { openLedger } from '../../ledger-store'
import type { LedgerStore } from '../../ledger-store'
import { TestClock } from '../../ledger-store/testing/workbench'
import { DepartmentDesk } from '../index'

export const fiscalYear = 2023
export const codes = ['402001', '402002', '402004']

export function sampleDepartment(): Department {
  const read = readDepartment(readFileSync(join('resources/samples/ganzhou-2023/department.json')))
  if (!read.ok) throw new Error('the sample is faulty')
  return read.value
}

/** A department and its units, each in a folder of its own, as on machines of their own. */
export class Desks {
  folder = ''
  clock = new TestClock()
  desk!: DepartmentDesk
  departmentKey!: SigningKey
  private readonly stores: LedgerStore[] = []

  constructor() {
    beforeEach(async () => {
      this.folder = mkdtempSync(join(tmpdir(), 'desks-'))
      this.clock = new TestClock()
      this.desk = this.openDesk()
      this.departmentKey = await openKey(nodeFiles, this.at('department'))
    })
    afterEach(() => this.clear())
  }

  readonly at = (...names: string[]): string => join(this.folder, ...names)

  openDesk(folder = this.at('department')): DepartmentDesk {
    nodeFiles.makeFolder(folder)
    return DepartmentDesk.open(folder, { user: '部门', clock: this.clock.read })
  }

  /** The sample's department, its second draft open, tasks issued to all units. */
  async begin(
    round: 'firstDraft' | 'secondDraft' = 'secondDraft',
    department = sampleDepartment()
  ): Promise<void> {
    const ceilings = { department: { sources: {} }, units: {} }
    this.desk.setUp({ department, template: templateText, ceilings })
    this.desk.openRound(fiscalYear, round)
    await this.issue()
  }

  async issue(units?: readonly string[]): Promise<string[]> {
    const paths: string[] = []
    const options = {
      key: this.departmentKey,
      out: this.at('tasks'),
      ...(units === undefined ? {} : { units })
    }
    for await (const { path } of this.desk.issueTasks(fiscalYear, options)) paths.push(path)
    return paths
  }

  /** A unit that has loaded its task and filled in the sample's figures. */
  async unit(
    code: string,
    { task = this.at('tasks', `${code}_2023_二上_任务1.ysbtask`), place = code } = {}
  ): Promise<UnitDesk> {
    const opened = await readPackageOf('task', packageFile(nodeFiles, task))
    const { store } = await loadTask(this.at(place), opened, {
      files: nodeFiles,
      user: '单位',
      clock: this.clock.read
    })
    await store.importLedger({ ...sampleLedger(code), round: opened.content.round })
    this.stores.push(store)
    return new UnitDesk(this, store, await openKey(nodeFiles, this.at(place)), place)
  }

  async reopened(code: string): Promise<LedgerStore> {
    const path = this.at(code, 'ledgers', '2023', `${code}.ledger`)
    const store = await openLedger(path, { user: '单位', clock: this.clock.read })
    this.stores.push(store)
    return store
  }

  /** Takes a package in, its key confirmed. */
  take(path: string, key: SigningKey): ReturnType<DepartmentDesk['intake']> {
    const fingerprint = keyFingerprint(key.publicKey)
    return this.desk.intake(path, { trust: { fingerprint, reason: '电话核对' } })
  }

  private async clear(): Promise<void> {
    for (const store of this.stores.splice(0)) await store.close().catch(() => undefined)
    this.desk.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** One unit at its machine. */
export class UnitDesk {
  constructor(
    private readonly desks: Desks,
    readonly store: LedgerStore,
    readonly key: SigningKey,
    private readonly place: string
  ) {}

  get state() {
    return exchangeState(this.store)
  }

  /** Explains the one warning of the run and hands in; the package's path. */
  async submit(more: { version?: number; user?: string; name?: string } = {}): Promise<string> {
    const [finding] = checks.rules.flatMap(({ findings }) => findings)
    explainFinding(this.store, { identity: finding!.identity, values: finding!.values, text: '任务增加' })
    const { round, version } = this.state
    const { unit } = this.store.ledger()
    const name = submissionFileName({ unit, fiscalYear, round, version: more.version ?? version + 1 })
    const out = this.desks.at(more.name ?? `${this.place}-${name}`)
    await submit(this.store, {
      ...{
        files: nodeFiles,
        key: this.key,
        user: more.user ?? '单位',
        now: this.desks.clock.read(),
        out,
        checks
      },
      ...(more.version === undefined ? {} : { version: more.version })
    })
    return out
  }

  /** Sets other income. */
  type(amount: string): void {
    const before = this.store.ledger().income.otherIncome
    this.store.apply({
      label: '其他收入',
      changes: [
        {
          path: 'income/otherIncome',
          ...(before === undefined ? {} : { before: (before / 100).toFixed(2) }),
          after: amount
        }
      ]
    })
  }
}
