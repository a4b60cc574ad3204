import { basename } from 'node:path'
import { saveExport, tableCsv, writeCheckReport, writeWorkbook } from '../export'
import { nodeFiles } from '../files'
import type { Files } from '../files'
import type { Running } from '../jobs'
import { Material } from './material'
import type { OrderedFile, SummaryOrder, SummaryResult } from './order'

/**
 * Writes what an order asks for, one file after the other, each whole or not at all; between two of them it can be
 * stopped. A file is never written over another.
 * @throws UserError `fileExists`, as the tables refuse, and as the file system does
 */
export async function carryOut(
  order: SummaryOrder,
  { signal, tell }: Running,
  files: Files = nodeFiles
): Promise<SummaryResult> {
  const material = new Material(order)
  const written: string[] = []
  const of = order.files.length
  for (const [done, file] of order.files.entries()) {
    tell({ done, of, at: basename(file.path) })
    await others()
    if (signal.aborted) return { written }
    saveExport(files, file.path, await contentOf(file, material, order))
    written.push(file.path)
  }
  return { written, ...(order.record ? { record: material.record() } : {}) }
}

async function contentOf(file: OrderedFile, material: Material, order: SummaryOrder): Promise<Uint8Array> {
  if (file.kind === 'workbook') {
    const { models, about } = material.book(file)
    return writeWorkbook(models, about)
  }
  if (file.kind === 'csv') return tableCsv(material.table())
  const { code, name, fiscalYear } = material.department
  const about = { code, name, fiscalYear, round: order.round, made: new Date(order.madeAt) }
  return writeCheckReport(material.record(), about)
}

/** Lets messages come in: a stop among them. */
const others = (): Promise<void> => new Promise((done) => setImmediate(done))
