import { z } from '../zod'
import type { Json } from './change'
import type { PathTarget } from './ledger-path'
import { issueSentence } from './sentence'
import { ledgerCells, rowSchemas, rowShapes } from './schema'

/** Objects of schemas, nested as the ledger is. */
interface CellTree {
  readonly [field: string]: z.ZodType | CellTree
}

function flatten(tree: CellTree, prefix: string): [string, z.ZodType][] {
  return Object.entries(tree).flatMap(([name, entry]): [string, z.ZodType][] =>
    entry instanceof z.ZodType ? [[prefix + name, entry]] : flatten(entry, `${prefix}${name}/`)
  )
}

const cells: ReadonlyMap<string, z.ZodType> = new Map(flatten(ledgerCells, ''))

/** The paths of the cells that a ledger has once, in the ledger's order. */
export const singleCells: readonly string[] = [...cells.keys()]

/** The schema of what a path may point at, or undefined when the ledger's form has no such field. */
export function schemaOf(target: PathTarget): z.ZodType | undefined {
  if (target.kind === 'row') return rowSchemas[target.address.list]
  if (target.kind === 'cell') return cells.get(target.field)
  const shape = rowShapes[target.address.list]
  return Object.hasOwn(shape, target.field) ? shape[target.field] : undefined
}

/** A cell may be absent when its field is optional. */
export function mayBeAbsent(schema: z.ZodType): boolean {
  return schema instanceof z.ZodExactOptional
}

export type Decoded =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly sentence: string }

/** An interchange value as the ledger holds it, or a Chinese sentence saying why it is none. */
export function decodeValue(schema: z.ZodType, json: Json): Decoded {
  const read = z.safeDecode(schema, json)
  if (read.success) return { ok: true, value: read.data }
  const [issue] = read.error.issues
  return {
    ok: false,
    sentence: issue === undefined ? '这个值不能用。' : issueSentence(issue, at(json, issue.path))
  }
}

function at(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[step],
    json
  )
}

/** What the ledger holds as an interchange value. */
export function encodeValue(schema: z.ZodType, value: unknown): Json {
  return z.encode(schema, value) as Json
}
