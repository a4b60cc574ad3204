import type { ShippedCatalogs } from '../catalogs'
import { WorkspaceCatalogs } from '../catalogs'
import { UserError } from '@shared/errors'
import type { LedgerEntry, WorkspaceState } from '@shared/ipc'
import { exists } from '../files'
import type { Files } from '../files'
import type { StoreOptions } from '../ledger-store'
import { readLedgerFace } from '../ledger-store'
import type { LedgerName, Workspace } from '../workspace'
import { catalogFolder, ledgerId, ledgerNameOf, ledgerPath, ledgersIn, sampleName } from '../workspace'

/** The workspace that is open: its ledgers by name, and the catalogs as it sees them. */
export class OpenWorkspace {
  readonly catalogs: WorkspaceCatalogs
  readonly #files: Files

  constructor(
    files: Files,
    readonly workspace: Workspace,
    shipped: ShippedCatalogs
  ) {
    this.#files = files
    this.catalogs = new WorkspaceCatalogs(files, shipped, catalogFolder(workspace))
  }

  /**
   * The file of one of its ledgers.
   * @throws UserError `noSuchLedger`
   */
  pathOf(id: string): string {
    const name = ledgerNameOf(id)
    const path = this.placeOf(name)
    if (exists(this.#files, path)) return path
    throw new UserError(
      'noSuchLedger',
      `工作区“${this.workspace.name}”里没有 ${name.fiscalYear} 年单位 ${name.code} 的账册。`,
      '它可能已被移走或改名，请检查工作区的“ledgers”文件夹。'
    )
  }

  /** Where a ledger lies or would lie. @throws UserError `unitCodeRefused` */
  placeOf(name: LedgerName): string {
    return ledgerPath(this.workspace.folder, name)
  }

  /** The workspace as it stands. A ledger that cannot be read is listed with the reason. */
  state(options: StoreOptions, openLedger: string | undefined): WorkspaceState {
    const { name, folder, kind, sample } = this.workspace
    return {
      ...{ name: sample ? sampleName : name, folder, kind, sample },
      ledgers: ledgersIn(this.#files, folder).map((ledger) => this.#entry(ledger, options)),
      catalogYears: this.catalogs.years(),
      ...(openLedger === undefined ? {} : { openLedger })
    }
  }

  #entry(ledger: LedgerName, options: StoreOptions): LedgerEntry {
    const { fiscalYear, code } = ledger
    const common = { id: ledgerId(ledger), fiscalYear, code }
    try {
      const face = readLedgerFace(this.placeOf(ledger), options)
      if (face.unit.code !== code || face.fiscalYear !== fiscalYear)
        return { ...common, name: '', ...misplaced }
      const { round, unit, savedAt } = face
      return {
        ...common,
        name: unit.name,
        kind: unit.kind,
        round,
        ...(savedAt === undefined ? {} : { savedAt })
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      const { message, action } = error
      return { ...common, name: '', fault: { message, ...(action === undefined ? {} : { action }) } }
    }
  }
}

const misplaced = {
  fault: {
    message: '文件名与账册里的单位编码或年度不一致。',
    action: '请把文件改回原来的名称：“年度”文件夹里的“单位编码.ledger”。'
  }
}
