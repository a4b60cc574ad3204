import { z } from '../zod'
import { departmentForm } from './department'
import { unitForm } from './unit-form'

/** The published JSON Schema (draft 2020-12) of each kind of file, made from what reading uses. */
export function jsonSchemas(): { readonly unit: object; readonly department: object } {
  const options = { io: 'input', target: 'draft-2020-12' } as const
  return { unit: z.toJSONSchema(unitForm, options), department: z.toJSONSchema(departmentForm, options) }
}
