import { z } from '../zod'

const keptWhenEmpty = new WeakSet<z.ZodType>()

/** Marks a list or object whose being there says something although it is empty. */
export function keepWhenEmpty<T extends z.ZodType>(schema: T): T {
  keptWhenEmpty.add(schema)
  return schema
}

/**
 * Leaves out what is optional and empty (a text "", a list [], an object {}), as the form's schema says, so
 * that an empty optional field and a missing one are the same. Everything else stays as it is, faults
 * included: what is wrong is the schema's to refuse.
 */
export function withoutEmpty(schema: z.ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodExactOptional) return withoutEmpty(schema.unwrap() as z.ZodType, value)
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((member) => withoutEmpty(schema.element as z.ZodType, member))
  }
  if (!(schema instanceof z.ZodObject) || !isObject(value)) return value
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const field = Object.hasOwn(shape, name) ? shape[name] : undefined
      if (field === undefined) return [[name, member]]
      const tidied = withoutEmpty(field, member)
      return field instanceof z.ZodExactOptional && isEmpty(field.unwrap() as z.ZodType, tidied)
        ? []
        : [[name, tidied]]
    })
  )
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmpty(schema: z.ZodType, value: unknown): boolean {
  if (keptWhenEmpty.has(schema)) return false
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord)
    return isObject(value) && Object.keys(value).length === 0
  if (schema instanceof z.ZodArray) return Array.isArray(value) && value.length === 0
  return (
    value === '' &&
    (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat || schema instanceof z.ZodEnum)
  )
}
