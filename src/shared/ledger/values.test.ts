import { expect, it } from 'vitest'
import { z } from '../zod'
import { parsePath } from './ledger-path'
import { schemaOf, singleCells } from './cells'
import { rowShapes } from './schema'
import { choiceLabel } from './values'

/** The words of the program that a field may hold; none where it takes anything. */
function wordsOf(schema: z.ZodType | undefined): readonly string[] {
  if (schema instanceof z.ZodExactOptional) return wordsOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodEnum) return schema.options.map(String)
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String)
  return []
}

it('names every value that a field of the ledger takes from a list', () => {
  const single = singleCells.map((path) => [path.slice(path.lastIndexOf('/') + 1), cellSchema(path)] as const)
  const inRows = Object.values(rowShapes).flatMap((shape) => Object.entries(shape))
  const chosen = [...single, ...inRows].flatMap(([field, schema]) =>
    wordsOf(schema).flatMap((value) => (/[A-Za-z]/.test(value) ? [[field, value] as const] : []))
  )
  expect(new Set(chosen.map(([field]) => field))).toEqual(
    new Set(['kind', 'round', 'basis', 'category', 'section', 'source'])
  )
  const unnamed = chosen.filter(([field, value]) => choiceLabel(field, value) === undefined)
  expect(unnamed).toEqual([])
})

it('leaves what a user wrote as it is', () => {
  expect(choiceLabel('name', 'goods')).toBeUndefined()
  expect(choiceLabel('kind', 'toString')).toBeUndefined()
  expect(choiceLabel('constructor', 'name')).toBeUndefined()
})

function cellSchema(path: string): z.ZodType | undefined {
  const target = parsePath(path)
  return target === undefined ? undefined : schemaOf(target)
}
