import type { CatalogData } from '@shared/catalog'
import type { SealedRecord } from '@shared/checks'
import type { z } from '@shared/zod'
import type { OfficialListReading } from '../catalogs'
import type { WorkProcess } from '../jobs'
import { workApart } from '../jobs'
import type { ChecksMaterial, UnitOrder } from './order'
import { unitResults } from './order'

/**
 * The unit desk's work that may take longer than a few milliseconds, each piece in a process of its own: the window
 * neither waits for it nor goes with it. Every piece throws UserError `workBroken` and `workTooLarge`.
 */
export class UnitWork {
  constructor(private readonly startWork: () => WorkProcess) {}

  /** The record of a full run of the checks. */
  checks(material: ChecksMaterial): Promise<SealedRecord> {
    return this.#done({ kind: 'checks', material }, unitResults.checks)
  }

  /** The same as a workbook for signing. @param madeAt ISO 8601, UTC */
  checkReport(material: ChecksMaterial, madeAt: string): Promise<Uint8Array> {
    return this.#done({ kind: 'checkReport', material, madeAt }, unitResults.checkReport)
  }

  /** Reads an official list, as `readOfficialList` does. */
  officialList(list: {
    readonly name: string
    readonly bytes: Uint8Array
    readonly below: CatalogData
  }): Promise<OfficialListReading> {
    return this.#done({ kind: 'officialList', ...list }, unitResults.officialList)
  }

  async #done<Result>(order: UnitOrder, result: z.ZodType<Result>): Promise<Result> {
    const unstopped = { signal: new AbortController().signal, tell: () => undefined }
    const given = await workApart({ ...unstopped, start: this.startWork, order, result })
    if (given === undefined) throw new Error('Work that nobody stopped gave nothing')
    return given
  }
}
