import { z } from '../zod'

/** A cell as it is drawn: its printed text, and for a figure its exact amount in 元. */
const cell = z.strictObject({
  kind: z.enum(['heading', 'columnNumber', 'code', 'name', 'text', 'amount', 'blank']),
  text: z.string(),
  emphasis: z.enum(['total', 'class', 'plain']).exactOptional(),
  level: z.int().exactOptional(),
  /** Only of a figure: "1234.50". */
  yuan: z.string().exactOptional()
})

const grid = z.strictObject({
  rows: z.array(z.array(cell)),
  merges: z.array(
    z.strictObject({ row: z.int(), column: z.int(), rows: z.int().min(1), columns: z.int().min(1) })
  )
})

/** One table, ready to be drawn as it will print. */
export const previewTable = z.strictObject({
  id: z.string(),
  name: z.string(),
  subtitle: z.string().exactOptional(),
  caption: z.strictObject({ left: z.string(), right: z.string() }).exactOptional(),
  header: grid,
  body: grid,
  columns: z.array(z.strictObject({ kind: z.enum(['code', 'name', 'amount', 'text']), width: z.number() })),
  notes: z.array(z.string()),
  /** Drawn as a form, its words and figures in the middle: the performance tables. */
  form: z.boolean(),
  orientation: z.enum(['portrait', 'landscape']),
  unverified: z.string().exactOptional()
})

/** A department's tables under one template. */
export const previewDocument = z.strictObject({
  department: z.string(),
  fiscalYear: z.int(),
  template: z.string(),
  templates: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** What must be told about the consolidation. */
  notices: z.array(z.string()),
  tables: z.array(previewTable)
})

/** The ledger lines behind a figure, by unit; amounts in 元 with thousands separators. */
/** Beside a figure: last year's, and what changed; absent where the years have no level in common. */
const compared = z.strictObject({
  prior: z.string(),
  change: z.string(),
  /** In percent of last year's exact figure; absent where that was zero. */
  percent: z.string().exactOptional()
})

export const linesBehind = z.strictObject({
  amount: z.string(),
  compared: compared.exactOptional(),
  units: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      amount: z.string(),
      prior: z.string().exactOptional(),
      lines: z.array(
        z.strictObject({
          /** The line's cell in its unit's ledger. */
          path: z.string(),
          place: z.string(),
          what: z.string(),
          source: z.string(),
          amount: z.string()
        })
      )
    })
  )
})

export type PreviewCell = z.infer<typeof cell>
export type PreviewGrid = z.infer<typeof grid>
export type PreviewTable = z.infer<typeof previewTable>
export type PreviewDocument = z.infer<typeof previewDocument>
export type LinesBehind = z.infer<typeof linesBehind>
