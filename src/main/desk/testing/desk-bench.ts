import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeLedger } from '@shared/exchange'
import type { DropPurpose, Settings } from '@shared/ipc'
import type { UnitLedger } from '@shared/ledger'
import { ShippedCatalogs } from '../../catalogs'
import { nodeFiles } from '../../files'
import { openGrants } from '../../ipc'
import { hereWork } from '../../jobs/testing/work-processes'
import type { StoreOptions } from '../../ledger-store'
import { TestClock } from '../../ledger-store/testing/workbench'
import { sampleUnits } from '../../sample'
import { Templates } from '../../tables-desk'
import { carryOut, unitOrder, UnitWork } from '../../unit-work'
import { defaultSettings, RecentWorkspaces, RefusedTexts } from '../../workspace'
import { openDesk } from '../open-desk'
import type { Desk, PrintContent } from '../index'

export const resources = fileURLToPath(new URL('../../../../resources', import.meta.url))
export const sampleFile = (code: string): string =>
  join(resources, 'samples/ganzhou-2023/units', `${code}.json`)

/** A desk without Electron in a folder of its own, whose dialogs answer what the test says. */
export class DeskBench {
  readonly folder = mkdtempSync(join(tmpdir(), 'desk-'))
  readonly dataFolder = join(this.folder, 'data')
  readonly clock = new TestClock()
  readonly grants = openGrants<DropPurpose>()
  /** What the next dialogs answer, in order; with none left they answer as a user who cancels. */
  answers: string[] = []
  /** The names that save dialogs offered. */
  readonly offered: string[] = []
  settings: Settings = { ...defaultSettings, userName: '李会计' }
  readonly printed: PrintContent[] = []
  readonly logged: string[] = []
  readonly #running: Desk[] = []

  constructor() {
    nodeFiles.makeFolder(this.dataFolder)
  }

  /** What a test keeps of a lock. */
  heldLock = ''

  /** A path within the bench's folder. */
  at(...names: string[]): string {
    return join(this.folder, ...names)
  }

  /** Writes a ledger as an interchange file; its path. */
  write(name: string, ledger: UnitLedger): string {
    writeFileSync(this.at(name), writeLedger(ledger))
    return this.at(name)
  }

  /** Puts a file where a folder is, so that nobody, root included, can write into it. */
  blockFolder(folder: string): void {
    rmSync(folder, { recursive: true, force: true })
    writeFileSync(folder.replace(/[/\\]$/, ''), '')
  }

  /** A desk over the same data folder; a second one is a second start of the program. */
  start(store: Partial<StoreOptions> = {}): Desk {
    const answer = (): Promise<string | undefined> => Promise.resolve(this.answers.shift())
    const log = (event: string): void => void this.logged.push(event)
    const clock = this.clock.read
    const desk = openDesk({
      ...{ files: nodeFiles, clock, grants: this.grants, store },
      log: { info: log, warn: log, error: log },
      recent: new RecentWorkspaces(nodeFiles, {
        folder: this.dataFolder,
        now: clock,
        onFailure: () => log('recent not written')
      }),
      settings: { value: () => this.settings, user: () => this.settings.userName },
      templates: new Templates(nodeFiles, resources),
      catalogs: new ShippedCatalogs(nodeFiles, join(resources, 'catalogs')),
      dialogs: {
        folder: answer,
        openFile: answer,
        openFiles: () => Promise.resolve(this.answers.splice(0)),
        saveFile: ({ name }) => {
          this.offered.push(name)
          return answer()
        }
      },
      sample: { folder: join(this.dataFolder, 'sample'), units: () => sampleUnits(nodeFiles, resources) },
      refused: new RefusedTexts(nodeFiles, { folder: this.dataFolder, now: clock }),
      work: new UnitWork(hereWork(unitOrder, carryOut)),
      print: (content) => {
        this.printed.push(content)
        return Promise.resolve(new TextEncoder().encode('%PDF'))
      }
    })
    this.#running.push(desk)
    return desk
  }

  /** A desk with a new workspace of a unit open. */
  async inWorkspace(store: Partial<StoreOptions> = {}): Promise<Desk> {
    const desk = this.start(store)
    this.answers = [this.at('workspace')]
    await desk.entrance.create('unit')
    return desk
  }

  /** A desk with the sample's unit 402001 imported into a new workspace, and open. */
  async inLedger(store: Partial<StoreOptions> = {}): Promise<Desk> {
    const desk = await this.inWorkspace(store)
    this.answers = [sampleFile('402001')]
    await desk.maker.import({})
    await desk.ledgers.open('2023/402001', false)
    return desk
  }

  async clear(): Promise<void> {
    for (const { desk } of this.#running) await desk.end()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
