import type { CatalogData } from '@shared/catalog'
import type { SealedRecord, Tick } from '@shared/checks'
import { fields, rounds } from '@shared/ledger'
import { z } from '@shared/zod'
import type { DepartmentCeilings, Explanation } from '@shared/exchange'

const own = <T extends object>(): z.ZodType<T> =>
  z.custom<T>((value) => typeof value === 'object' && value !== null)

/** One file to be written; all of it or nothing. */
const file = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('workbook'),
    book: z.enum(['official', 'public']),
    /** A unit's own workbook; the department's when absent. */
    unit: fields.unitCode.exactOptional(),
    path: z.string()
  }),
  /** One table of the department as .csv: the one that the order names. */
  z.strictObject({ kind: z.literal('csv'), path: z.string() }),
  z.strictObject({ kind: z.literal('checkReport'), path: z.string() })
])
export type OrderedFile = z.infer<typeof file>

/**
 * What the work process is asked for. It opens no database and reads no file: whatever it needs is in here, ledgers
 * and the department in their canonical interchange forms.
 */
export const summaryOrder = z.strictObject({
  department: z.string(),
  ledgers: z.array(z.string()),
  round: z.enum(rounds),
  /** 试汇总: units may be missing. */
  partial: z.boolean(),
  /** The department's own template, which the checks take, and the one of the tables: as texts. */
  ownTemplate: z.string(),
  template: z.string(),
  /** Of the budget's year and, for comparisons, of the years before that there are. */
  catalogs: z.array(own<CatalogData>()),
  ceilings: own<DepartmentCeilings>(),
  /** What the units explained of what their checks found. */
  explanations: z.array(own<Explanation>()),
  /** What they signed of what no machine can judge. */
  ticks: z.array(own<Tick>()),
  /** ISO 8601, UTC */
  madeAt: z.string(),
  /** Only this table of each workbook, by its id. */
  table: z.string().exactOptional(),
  files: z.array(file),
  /** Whether the record of a full run of the checks is asked for itself. */
  record: z.boolean(),
  /** The record is of this unit's own checks, and the order is of that unit alone. */
  unit: fields.unitCode.exactOptional()
})
export type SummaryOrder = z.infer<typeof summaryOrder>

/** What it gives: the files that were written, in order; fewer than asked for when it was stopped. */
export const summaryResult = z.strictObject({
  written: z.array(z.string()),
  record: own<SealedRecord>().exactOptional()
})
export type SummaryResult = z.infer<typeof summaryResult>
