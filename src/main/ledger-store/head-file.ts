import { z } from '@shared/zod'
import { readTextFile, removeFile, writeFileAtomically, type Files } from '../files'

/**
 * The small file beside a ledger that remembers the head of its journal, so that a ledger which lost its tail
 * is known at open.
 */
const schema = z.strictObject({
  number: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** `open` while a program has the ledger open for writing; found so at open, its end was not a clean one. */
  state: z.enum(['open', 'closed']),
  /** When the ledger was last checked in full, ISO 8601. */
  verified: z.iso.datetime().optional()
})

export type RecordedHead = z.infer<typeof schema>

const most = 4096

function headPath(ledger: string): string {
  return `${ledger}.head`
}

/** What was recorded; undefined when nothing was, or nothing that can be understood. */
export function readRecordedHead(files: Files, ledger: string): RecordedHead | undefined {
  const text = readTextFile(files, headPath(ledger), { most })
  if (text === undefined) return undefined
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

export function writeRecordedHead(files: Files, ledger: string, head: RecordedHead): void {
  writeFileAtomically(files, headPath(ledger), `${JSON.stringify(head)}\n`)
}

export function removeRecordedHead(files: Files, ledger: string): void {
  removeFile(files, headPath(ledger))
}
