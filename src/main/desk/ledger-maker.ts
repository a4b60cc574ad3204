import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import type { CallInput, CallOutput } from '@shared/ipc'
import type { UnitLedger } from '@shared/ledger'
import { begunLedger, defaultRound } from '@shared/ledger'
import { exists } from '../files'
import type { Files } from '../files'
import { importFindings, readInterchangeFile } from '../interchange'
import { createLedger, openLedger } from '../ledger-store'
import { ledgerId } from '../workspace'
import type { Dialogs } from './dialogs'
import type { UnitDesk } from './unit-desk'

/** The files that the user named and that may be used once. */
export interface ImportGrants {
  readonly offer: (path: string, purpose: 'importLedger') => { grant: string; name: string }
  readonly redeem: (grant: string, purpose: 'importLedger') => string
}

export interface LedgerMakerParts {
  readonly files: Files
  readonly desk: UnitDesk
  readonly dialogs: Pick<Dialogs, 'openFile'>
  readonly grants: ImportGrants
}

type ImportReply = NonNullable<CallOutput<'workspace.importLedger'>>

/** Makes ledgers in the open workspace: from nothing, or from an interchange file. */
export class LedgerMaker {
  constructor(private readonly parts: LedgerMakerParts) {}

  /** Makes an empty ledger; its name within the workspace. @throws UserError `ledgerExists`, `unitCodeRefused` */
  create({
    code,
    name,
    kind,
    fiscalYear,
    round = defaultRound
  }: CallInput<'workspace.createLedger'>): Promise<string> {
    const { desk } = this.parts
    return desk.order.run(async () => {
      const path = desk.workspace.placeOf({ fiscalYear, code })
      if (exists(this.parts.files, path)) throw alreadyThere(code, fiscalYear)
      const unit = { code, name, kind }
      const about = { unit, fiscalYear, round, begun: begunLedger(unit, fiscalYear, round) }
      const store = await createLedger(path, { ...desk.storeOptions(), ...about })
      await store.close()
      return ledgerId({ fiscalYear, code })
    })
  }

  /**
   * Imports an interchange file: as a new ledger, or, once the user has agreed, as one step in the ledger of its
   * unit and year, after a backup.
   * @throws UserError `faulty` with the file's faults, and as the store refuses
   */
  async import({ grant, replace = false }: CallInput<'workspace.importLedger'>): Promise<ImportReply | null> {
    const path = grant === undefined ? await this.#ask() : this.parts.grants.redeem(grant, 'importLedger')
    if (path === undefined) return null
    const { desk, files } = this.parts
    return desk.order.run(async () => {
      const { catalogs } = desk.workspace
      const ledger = readInterchangeFile(files, path, '没有导入')
      const id = ledgerId({ fiscalYear: ledger.fiscalYear, code: ledger.unit.code })
      const place = desk.workspace.placeOf({ fiscalYear: ledger.fiscalYear, code: ledger.unit.code })
      const findings = importFindings(ledger, catalogs).map(({ message }) => message)
      if (!exists(files, place)) await this.#makeFrom(place, ledger, path)
      else if (replace) await this.#replace(id, place, ledger, path)
      else return { id, findings, exists: this.#ready(path, ledger) }
      return { id, findings }
    })
  }

  #ask(): Promise<string | undefined> {
    return this.parts.dialogs.openFile({
      title: '导入单位账',
      kinds: [{ name: '预算簿交换文件', extensions: ['json'] }]
    })
  }

  /** What the window asks about, with a new grant for the same file. */
  #ready(path: string, { unit, fiscalYear }: UnitLedger): NonNullable<ImportReply['exists']> {
    const { grant, name } = this.parts.grants.offer(path, 'importLedger')
    return { grant, code: unit.code, name: unit.name, fiscalYear, file: name }
  }

  async #makeFrom(place: string, ledger: UnitLedger, path: string): Promise<void> {
    const { unit, fiscalYear, round } = ledger
    const about = { unit, fiscalYear, round, content: ledger, contentLabel: labelOf(path) }
    const store = await createLedger(place, { ...this.parts.desk.storeOptions(), ...about })
    await store.close()
  }

  async #replace(id: string, place: string, ledger: UnitLedger, path: string): Promise<void> {
    const { desk } = this.parts
    if (desk.openLedger?.id === id) {
      await desk.ledger.store.importLedger(ledger, labelOf(path))
      return
    }
    const store = await openLedger(place, desk.storeOptions())
    try {
      await store.importLedger(ledger, labelOf(path))
    } finally {
      await store.close()
    }
  }
}

function alreadyThere(code: string, fiscalYear: number): UserError {
  return new UserError(
    'ledgerExists',
    `工作区里已经有单位 ${code} ${fiscalYear} 年的账册，没有改动它。`,
    '请直接打开它，或者检查单位编码和年度。'
  )
}

const labelOf = (path: string): string => `导入 ${basename(path)}`
