import { fields } from '@shared/ledger'
import { z } from '../../zod'
import { someName, someText } from './parts-schema'

/** Why a warning stands. It belongs to the finding and the values it was given for. */
export const explanation = z.strictObject({
  /** The finding's. */
  identity: z.string().min(1).max(2_000),
  values: z.array(fields.text).max(1_000),
  text: someText,
  by: someName.exactOptional(),
  on: fields.date.exactOptional()
})
export type Explanation = z.output<typeof explanation>
