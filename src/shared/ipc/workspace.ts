import { fields, rounds, unitKinds } from '../ledger'
import { z } from '../zod'
import { fileName, nothing } from './call'
import type { Calls } from './call'

/** 单位 or 部门: what a workspace is for; it never changes. */
export const workspaceKind = z.enum(['unit', 'department'])
export type WorkspaceKind = z.infer<typeof workspaceKind>

/** One ledger of a workspace, as its list shows it. */
const ledgerEntry = z.strictObject({
  /** `2023/402001`; only this opens it. */
  id: z.string().max(60),
  fiscalYear: z.int(),
  code: z.string(),
  name: z.string(),
  kind: z.enum(unitKinds).exactOptional(),
  round: z.enum(rounds).exactOptional(),
  /** When its newest step was written, ISO 8601. */
  savedAt: z.string().exactOptional(),
  /** Why it cannot be read, and what to do. */
  fault: z.strictObject({ message: z.string(), action: z.string().exactOptional() }).exactOptional()
})
export type LedgerEntry = z.infer<typeof ledgerEntry>

/** The open workspace. */
export const workspaceState = z.strictObject({
  /** The folder's own name. */
  name: z.string(),
  /** The whole path, for the user to read. */
  folder: z.string(),
  kind: workspaceKind,
  /** The sample in its own folder: marked as such, resettable. */
  sample: z.boolean(),
  ledgers: z.array(ledgerEntry),
  /** The fiscal years that have a catalog. */
  catalogYears: z.array(z.int()),
  /** The ledger that is open now, if one is. */
  openLedger: z.string().exactOptional()
})
export type WorkspaceState = z.infer<typeof workspaceState>

/** A workspace that was open before. */
const recentWorkspace = z.strictObject({
  id: z.string().max(60),
  name: z.string(),
  folder: z.string(),
  kind: workspaceKind,
  sample: z.boolean(),
  /** ISO 8601. */
  openedAt: z.string(),
  /** Whether the folder is there now. */
  present: z.boolean()
})
export type RecentWorkspace = z.infer<typeof recentWorkspace>

/** Null: the user thought better of it in the dialog. */
const stateOrNothing = workspaceState.nullable()

export const workspaceCalls = {
  'workspace.recent': { input: nothing, output: z.array(recentWorkspace) },
  /** Takes a workspace off the list of recent ones; the folder stays as it is. */
  'workspace.forget': { input: z.strictObject({ id: z.string().max(60) }), output: nothing },
  'workspace.openRecent': { input: z.strictObject({ id: z.string().max(60) }), output: workspaceState },
  /** Asks for a folder and opens the workspace in it. */
  'workspace.open': { input: nothing, output: stateOrNothing },
  /** Asks for an empty or new folder and makes a workspace in it. */
  'workspace.create': { input: z.strictObject({ kind: workspaceKind }), output: stateOrNothing },
  /** Opens the sample's units in a folder of their own, made when it is not there. */
  'workspace.openSample': { input: nothing, output: workspaceState },
  /** Makes the sample as it was at first; a backup of each ledger is kept. */
  'workspace.resetSample': { input: nothing, output: workspaceState },
  /** The open workspace as it stands, null when there is none. */
  'workspace.state': { input: nothing, output: stateOrNothing },
  'workspace.close': { input: nothing, output: nothing },
  /** Where the user was, to begin there next time; the page alone reads it. */
  'workspace.rememberPlace': { input: z.strictObject({ place: z.string().max(1000) }), output: nothing },
  /** What to reopen after a start: the workspace and ledger that were open last, and the place in them. */
  'workspace.last': {
    input: nothing,
    output: z
      .strictObject({
        recent: recentWorkspace,
        ledger: z.string().exactOptional(),
        place: z.string().exactOptional()
      })
      .nullable()
  },
  /** Makes a unit's ledger of a year in the open workspace. */
  'workspace.createLedger': {
    input: z.strictObject({
      code: fields.unitCode,
      name: fields.name.min(1),
      kind: z.enum(unitKinds),
      fiscalYear: fields.year,
      /** 二上 when absent, as in a file that names none. */
      round: z.enum(rounds).exactOptional()
    }),
    output: z.strictObject({ id: z.string() })
  },
  /**
   * Asks for an interchange file (or takes a granted one) and makes its unit's ledger. Where there is one already,
   * nothing is done yet: the reply says so, and the window asks and calls again with its grant and `replace`.
   */
  'workspace.importLedger': {
    input: z.strictObject({
      grant: z.string().exactOptional(),
      /** The user has confirmed that the ledger there is takes the file's content; a backup is made first. */
      replace: z.boolean().exactOptional()
    }),
    output: z
      .strictObject({
        id: z.string(),
        /** Only where a ledger of this unit and year stands there: nothing was imported. */
        exists: z
          .strictObject({
            grant: z.string(),
            code: z.string(),
            name: z.string(),
            fiscalYear: z.int(),
            /** The file's bare name. */
            file: fileName
          })
          .exactOptional(),
        /** What was noticed in the file and kept: amounts that differ, codes that the catalog lacks. */
        findings: z.array(z.string())
      })
      .nullable()
  }
} as const satisfies Calls
