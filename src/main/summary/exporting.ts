import { basename, dirname, join, relative } from 'node:path'
import { UserError } from '@shared/errors'
import type { CallOutput } from '@shared/ipc'
import type { Dialogs, PrintContent } from '../desk'
import { saveExport } from '../export'
import { exists, makeFolder, removeLeftovers } from '../files'
import type { Files } from '../files'
import type { Running, RunningJobs } from '../jobs'
import { localDay } from '../ledger-store'
import type { Which } from './counted'
import { planOf, unitsFolder } from './plan'
import type { Plan, Ticked } from './plan'
import type { SummaryDesk } from './summary-desk'

export type Exported = CallOutput<'summary.export'>

/** What is to be exported, and under which name the page knows the work. */
export interface ExportAsked extends Ticked {
  readonly which: Which
  readonly job: string
  readonly template: string
}

export interface ExportingParts {
  readonly files: Files
  readonly summary: SummaryDesk
  readonly jobs: Pick<RunningJobs, 'run'>
  readonly dialogs: Pick<Dialogs, 'folder'>
  /** A folder that was written into, which the page may ask to be shown. */
  readonly saved: { readonly offer: (path: string) => { savedAs: string; file: string } }
  readonly clock: () => Date
  /** Draws the content on paper: the bytes of a PDF. */
  readonly print: (content: PrintContent) => Promise<Uint8Array>
}

/** 导出: what is ticked, into a folder that the user names, while the window goes on. */
export class Exporting {
  constructor(private readonly parts: ExportingParts) {}

  /**
   * Asks where to and writes the files: workbooks and the check report in the work process, then the PDF. Each file
   * is whole or not there; when it is cancelled, those before stay.
   * @returns null when the user thought better of it
   * @throws UserError `nothingTicked`, `workBroken`, `printFailed`, as {@link SummaryDesk.tables}, and as the file
   * system refuses
   */
  async export(asked: ExportAsked): Promise<Exported> {
    const { summary, dialogs, jobs, saved } = this.parts
    refuseNothing(asked)
    // Refused before a folder is asked for.
    summary.tables(asked.which, { template: asked.template })
    const folder = await dialogs.folder({ title: '导出到哪个文件夹', make: false })
    if (folder === undefined) return null
    return jobs.run(asked.job, async (running) => {
      const plan = this.#plan(asked, folder)
      const all = [...plan.files.map(({ path }) => path), ...(plan.pdf === undefined ? [] : [plan.pdf])]
      await this.#write(asked, plan, {
        ...running,
        tell: (told) => running.tell({ ...told, of: all.length })
      })
      const written = all.filter((path) => exists(this.parts.files, path))
      return {
        files: written.map((path) => relative(folder, path)),
        cancelled: written.length < all.length,
        folder: saved.offer(folder)
      }
    })
  }

  #plan({ which, ...ticked }: ExportAsked, folder: string): Plan {
    const { files, summary } = this.parts
    const plan = planOf(summary.counted(which).counted, ticked, folder, (path) => exists(files, path))
    if (plan.files.some(({ path }) => dirname(path) !== folder)) makeFolder(files, join(folder, unitsFolder))
    return plan
  }

  async #write({ which, template, table }: ExportAsked, plan: Plan, running: Running): Promise<void> {
    const { files, summary, print, clock } = this.parts
    const folders = new Set(plan.files.map(({ path }) => dirname(path)))
    await summary.work(which, running, {
      ...{ files: plan.files, template, madeAt: clock().toISOString() },
      ...(table === undefined ? {} : { table }),
      onBroken: (id) => {
        for (const folder of folders) removeLeftovers(files, folder, (process) => process !== id)
      }
    })
    if (plan.pdf === undefined || running.signal.aborted) return
    running.tell({ done: plan.files.length, of: 0, at: basename(plan.pdf) })
    const document = summary.tables(which, { template })
    const tables = document.tables.filter(({ id }) => table === undefined || id === table)
    if (tables.length === 0) throw new UserError('unknownTable', '没有这张表，没有导出。', '请重新选择。')
    const printedOn = localDay(clock())
    const content = { kind: 'department' as const, tables: { ...document, tables }, printedOn }
    saveExport(files, plan.pdf, await print(content))
  }
}

function refuseNothing({ editions, checkReport, pdf, units, csv, table }: Ticked): void {
  if (csv === true && table === undefined) {
    throw new UserError('oneTableOnly', '.csv 文件只能放一张表，没有导出。', '请选定一张表。')
  }
  if (editions.length > 0 || checkReport || pdf || csv === true) return
  throw new UserError(
    'nothingTicked',
    units ? '各单位的工作簿要选报送版或公开版，没有导出。' : '没有选要导出什么。',
    '请至少勾选一样。'
  )
}
