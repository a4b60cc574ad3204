import type { CatalogData, ListFault, OfficialList } from '@shared/catalog'
import type { SealedRecord } from '@shared/checks'
import type { CheckSurroundings } from '@shared/ipc'
import type { UnitLedger } from '@shared/ledger'
import { z } from '@shared/zod'

const own = <T extends object>(): z.ZodType<T> =>
  z.custom<T>((value) => typeof value === 'object' && value !== null)

/** What a full run of the checks reads. */
export interface ChecksMaterial extends CheckSurroundings {
  /** With the ids of its rows: a finding names the cell. */
  readonly ledger: UnitLedger
  readonly catalog: CatalogData
}

/**
 * What the work process of the unit's desk is asked for. It opens no ledger and reads no file: whatever it needs is
 * in here.
 */
export const unitOrder = z.discriminatedUnion('kind', [
  /** The record of a full run of the checks. */
  z.strictObject({ kind: z.literal('checks'), material: own<ChecksMaterial>() }),
  /** The same as a workbook for signing. */
  z.strictObject({
    kind: z.literal('checkReport'),
    material: own<ChecksMaterial>(),
    /** ISO 8601, UTC */
    madeAt: z.string()
  }),
  /** An official list of subjects, judged above what is known. */
  z.strictObject({
    kind: z.literal('officialList'),
    name: z.string(),
    bytes: own<Uint8Array>(),
    below: own<CatalogData>()
  })
])
export type UnitOrder = z.infer<typeof unitOrder>

/** What each kind of order gives. */
export const unitResults = {
  checks: own<SealedRecord>(),
  checkReport: own<Uint8Array>(),
  officialList: z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), list: own<OfficialList>() }),
    z.strictObject({ ok: z.literal(false), faults: z.array(own<ListFault>()) })
  ])
} as const
