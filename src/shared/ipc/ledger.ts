import type { CatalogData } from '../catalog'
import type { Change, Json, UnitLedger } from '../ledger'
import { fields } from '../ledger'
import { z } from '../zod'
import { fileName, nothing, savedFile, ownObject } from './call'
import type { Calls } from './call'
import { notice } from './event'
import { previewDocument } from './preview'
import { printContent } from './print'

const ledgerId = z.string().max(60)
const json = z.json() as unknown as z.ZodType<Json>

/** One change of the window's; the ledger judges it against what stands there. */
const change = z.strictObject({
  path: z.string().min(1).max(400),
  before: z.json().exactOptional(),
  after: z.json().exactOptional(),
  following: z.int().nullable().exactOptional()
}) as unknown as z.ZodType<Change>

/** What is true after a step: it is on the disk. */
const saved = z.strictObject({
  /** The newest step's number. */
  step: z.int(),
  /** ISO 8601. */
  savedAt: z.string(),
  /** What 撤销 would take back, and 重做 do again, in words; absent when there is nothing. */
  undo: z.string().exactOptional(),
  redo: z.string().exactOptional()
})
export type Saved = z.infer<typeof saved>

/** An open ledger: the whole of it, once; from then on the window and the store take the same changes. */
export const openedLedger = z.strictObject({
  id: ledgerId,
  ledger: ownObject<UnitLedger>(),
  /** The ids from here on are free for new rows. */
  nextRowId: z.int(),
  saved,
  /** Why it is open for reading only; absent when it can be edited. */
  readOnly: z.string().exactOptional(),
  /** It is for reading only because it is damaged: a backup can be put in its place all the same. */
  damaged: z.literal(true).exactOptional(),
  /** What was noticed on opening: a crash, a lost tail, a lock taken over. */
  notices: z.array(notice)
})
export type OpenedLedger = z.infer<typeof openedLedger>

const stepBack = z.strictObject({ changes: z.array(ownObject<Change>()), saved }).nullable()

/** What happened to a cell: one entry of its history. */
const cellEvent = z.strictObject({
  step: z.int(),
  /** Local time, "2023-05-01 08:00". */
  time: z.string(),
  user: z.string(),
  label: z.string(),
  before: json.exactOptional(),
  after: json.exactOptional()
})
export type CellHistoryEntry = z.infer<typeof cellEvent>

const backup = z.strictObject({
  id: z.string().max(200),
  /** Local time, "2023-05-01 08:00". */
  time: z.string(),
  /** When it was made, in words: 导入之前. */
  reason: z.string()
})
export type BackupEntry = z.infer<typeof backup>

/** Last year's figures as another file has them; what is taken of it is the window's edit. */
const priorFigures = z.strictObject({
  name: fileName,
  unit: z.strictObject({ code: z.string(), name: z.string() }),
  fiscalYear: z.int(),
  /** What was taken, in a sentence: the approved round, or how the ledger stands where it has none. */
  taken: z.string(),
  /** As `priorYear/income` by source, and as rows of `priorYear/lines` without their ids: interchange values. */
  income: z.record(z.string(), z.string()),
  lines: z.array(z.record(z.string(), json))
})
export type PriorFigures = z.infer<typeof priorFigures>

/** A text that a cell refused, as the window keeps it: by its grid, row and column, with the reason. */
export const refusedText = z.strictObject({
  grid: z.string().max(400),
  row: z.union([z.string().max(400), z.int()]),
  column: z.string().max(100),
  text: z.string().max(2000),
  reason: z.string().max(1000)
})
export type RefusedText = z.infer<typeof refusedText>

export const ledgerCalls = {
  /**
   * Opens one of the workspace's ledgers; the one that was open is closed first. Fails with the code
   * `ledgerLocked` when another window of this machine has it, `ledgerLockedElsewhere` when its lock may be broken
   * (`ledger.breakLock`) once the user has confirmed it; either can be opened with `readOnly`.
   */
  'ledger.open': {
    input: z.strictObject({ id: ledgerId, readOnly: z.boolean().exactOptional() }),
    output: openedLedger
  },
  'ledger.close': { input: nothing, output: nothing },
  /** Writes an edit: when it returns, it is on the disk. Calls are carried out in their order. */
  'ledger.apply': {
    input: z.strictObject({ label: z.string().min(1).max(100), changes: z.array(change).max(60_000) }),
    output: saved
  },
  /** Takes the newest step back, over restarts too; null when there is nothing. */
  'ledger.undo': { input: nothing, output: stepBack },
  'ledger.redo': { input: nothing, output: stepBack },
  /** What cells of the open ledger refused and nobody has corrected: no part of it, and there after a restart. */
  'ledger.refused': { input: nothing, output: z.array(refusedText) },
  /** Keeps these and no others. */
  'ledger.keepRefused': { input: z.strictObject({ texts: z.array(refusedText).max(300) }), output: nothing },
  'ledger.history': {
    input: z.strictObject({ path: z.string().min(1).max(400) }),
    output: z.array(cellEvent)
  },
  /** The newest first. */
  'ledger.backups': { input: nothing, output: z.array(backup) },
  'ledger.backup': { input: nothing, output: z.array(backup) },
  /** Puts a backup in the ledger's place; what it replaces is saved first. */
  'ledger.restore': { input: z.strictObject({ backup: z.string().max(200) }), output: openedLedger },
  /** Breaks the lock of another machine, after a backup; only when the user has confirmed it. */
  'ledger.breakLock': { input: z.strictObject({ id: ledgerId }), output: openedLedger },
  /** Asks where to, and writes the interchange form; null when the user thought better of it. */
  'ledger.export': { input: nothing, output: savedFile },
  /** The unit's own tables as they will print. */
  'ledger.tables': {
    input: z.strictObject({ template: z.string().max(60).exactOptional() }),
    output: previewDocument
  },
  /**
   * Asks for last year's ledger or interchange file and reads its approved figures. The window asks where the
   * unit's code is another.
   */
  'ledger.readPrior': { input: nothing, output: priorFigures.nullable() },
  /** Asks where to, and prints the unit's tables and its sections as filled to PDF. */
  'ledger.print': {
    input: z.strictObject({ template: z.string().max(60).exactOptional() }),
    output: savedFile
  },
  /** What the hidden print page draws; only that page's own call has an answer. */
  'ledger.printContent': { input: nothing, output: printContent },
  /** The catalog of a year as the workspace sees it: the window searches in it. */
  'catalog.read': {
    input: z.strictObject({ fiscalYear: fields.year }),
    output: z.strictObject({ data: ownObject<CatalogData>() })
  },
  /** Adds a subject that the catalog lacks to the workspace's supplement. */
  'catalog.addSubject': {
    input: z.strictObject({
      fiscalYear: fields.year,
      classification: z.enum(['function', 'economic', 'governmentEconomic']),
      code: z.string().max(20),
      name: z.string().max(100)
    }),
    output: z.strictObject({ data: ownObject<CatalogData>() })
  },
  /** Asks for an official list (.xlsx or .csv), reads it and lays it over the catalog; null when not chosen. */
  'catalog.loadOfficialList': {
    input: z.strictObject({ fiscalYear: fields.year }),
    output: z.strictObject({ data: ownObject<CatalogData>(), message: z.string() }).nullable()
  }
} as const satisfies Calls
