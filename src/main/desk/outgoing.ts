import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import { writeLedger } from '@shared/exchange'
import type { CallOutput, PreviewDocument, Settings } from '@shared/ipc'
import type { UnitLedger } from '@shared/ledger'
import { requireTemplate } from '@shared/tables'
import { taskInHand } from '../exchange'
import { saveExport } from '../export'
import { kindOf } from '../files'
import type { Files } from '../files'
import { isLedgerFile, localDay } from '../ledger-store'
import { TablesDesk, withOwnTemplate } from '../tables-desk'
import type { Templates } from '../tables-desk'
import type { Dialogs, FileKind } from './dialogs'
import type { SavedFiles } from './saved-files'
import type { UnitDesk } from './unit-desk'

/** What the print page draws. */
export type PrintContent = CallOutput<'ledger.printContent'>
type SavedFile = CallOutput<'ledger.export'>

export interface OutgoingParts {
  readonly files: Files
  readonly desk: UnitDesk
  readonly dialogs: Pick<Dialogs, 'saveFile'>
  readonly saved: SavedFiles
  readonly templates: Templates
  readonly clock: () => Date
  readonly settings: () => Settings
  /** Draws the content on paper: the bytes of a PDF. */
  readonly print: (content: PrintContent) => Promise<Uint8Array>
}

/** What leaves the open ledger: the interchange file, the tables, the paper. */
export class Outgoing {
  #tables: { ledger: UnitLedger; own: string | undefined; desk: TablesDesk } | undefined

  constructor(private readonly parts: OutgoingParts) {}

  /** The unit's own tables as they will print. */
  tables(template?: string): PreviewDocument {
    return this.#tablesOf(this.parts.desk.ledger.ledger).document(template)
  }

  /** Asks where to, and writes the ledger in the interchange form. */
  async export(): Promise<SavedFile> {
    const { ledger } = this.parts.desk.ledger
    const kind = { name: '预算簿交换文件', extensions: ['json'] }
    return this.#save({ title: '导出单位账', name: nameOf(ledger, '单位账'), kind }, () =>
      new TextEncoder().encode(writeLedger(this.#now(ledger)))
    )
  }

  /** Asks where to, and prints the unit's tables and its sections as filled. */
  async print(template?: string): Promise<SavedFile> {
    const { ledger } = this.parts.desk.ledger
    const kind = { name: 'PDF 文件', extensions: ['pdf'] }
    return this.#save({ title: '打印为 PDF', name: nameOf(ledger, '预算表'), kind }, () => {
      const present = this.#now(ledger)
      return this.parts.print({
        kind: 'ledger',
        ledger: present,
        tables: this.#tablesOf(present).document(template),
        printedOn: localDay(this.parts.clock()),
        amountsShown: this.parts.settings().amountsShown
      })
    })
  }

  /** Asks where to, under a name of this ledger's, and writes what is made then. */
  saveMade(
    { title, what, kind }: { title: string; what: string; kind: FileKind },
    make: () => Uint8Array | Promise<Uint8Array>
  ): Promise<SavedFile> {
    const { ledger } = this.parts.desk.ledger
    return this.#save({ title, name: nameOf(ledger, what), kind }, make)
  }

  /** The ledger as it stands when the dialog has closed; the one that was asked for where it was closed meanwhile. */
  #now(asked: UnitLedger): UnitLedger {
    const now = this.parts.desk.openLedger?.ledger
    return now?.unit.code === asked.unit.code && now.fiscalYear === asked.fiscalYear ? now : asked
  }

  async #save(
    ask: { title: string; name: string; kind: FileKind },
    make: () => Uint8Array | Promise<Uint8Array>
  ): Promise<SavedFile> {
    const { files, dialogs, saved } = this.parts
    const path = await dialogs.saveFile(ask)
    if (path === undefined) return { savedAs: null }
    refuseTarget(files, path)
    saveExport(files, path, await make(), { replace: true })
    return saved.offer(path)
  }

  /** By the template of the task in hand where there is one, as the checks judge them; the others can be chosen. */
  #tablesOf(ledger: UnitLedger): TablesDesk {
    const { workspace, openLedger } = this.parts.desk
    const own = openLedger && taskInHand(openLedger.store)?.template
    if (this.#tables?.ledger === ledger && this.#tables.own === own) return this.#tables.desk
    const shipped = this.parts.templates
    const templates =
      own === undefined ? shipped : withOwnTemplate(shipped, requireTemplate(own, '任务包里的模板'))
    const desk = TablesDesk.ofUnit(templates, ledger, workspace.catalogs.read(ledger.fiscalYear))
    this.#tables = { ledger, own, desk }
    return desk
  }
}

/** Even where the user agreed to write over it: a ledger or a workspace's own file is more than an export. */
export function refuseTarget(files: Files, path: string): void {
  const own = basename(path) === 'workspace.json'
  if (!own && (kindOf(files, path) !== 'file' || !isLedgerFile(files, path))) return
  throw new UserError(
    'isLedger',
    `“${basename(path)}”是${own ? '工作区自己的文件' : '一本账册'}，没有覆盖它。`,
    '请换一个文件名。'
  )
}

/** The name that a file is offered under: 402001 机关 2023年单位账. */
function nameOf({ unit, fiscalYear }: UnitLedger, what: string): string {
  const name = Array.from(unit.name.replace(/[<>:"/\\|?*\p{Cc}]/gu, ' ').trim()).slice(0, 40)
  return `${unit.code} ${name.join('')} ${fiscalYear}年${what}`
}
