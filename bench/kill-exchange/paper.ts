import { createHash } from 'node:crypto'

/** As large as three hundred units' tables on paper. */
const BYTES = 4 * 1024 * 1024
const END = '%%EOF\n'
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Bytes in the place of a PDF: the real one is the window's (`kill-window.ts`), what is tried here is how it is saved.
 * The name of its content stands at its end, so that any half of it can be told.
 */
export function paperOf(content: string): Uint8Array {
  const body = Buffer.alloc(BYTES, `%PDF-1.7\n${content}\n`)
  return Buffer.concat([body, Buffer.from(`%${digest(body)}\n${END}`)])
}

/** @throws Error when it is not one of {@link paperOf}, whole */
export function demandPaper(bytes: Uint8Array): void {
  const end = Buffer.from(bytes.subarray(BYTES)).toString()
  if (end !== `%${digest(bytes.subarray(0, BYTES))}\n${END}`) throw new Error('not a whole paper')
}
