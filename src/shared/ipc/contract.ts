import type { Failure } from '../errors'
import { z } from '../zod'
import { nothing, savedFile } from './call'
import type { Call } from './call'
import { checkCalls } from './checks'
import { departmentCalls } from './department'
import { programEvent } from './event'
import { exchangeCalls } from './exchange'
import { jobCalls } from './job'
import { ledgerCalls } from './ledger'
import { linesBehind, previewDocument } from './preview'
import { settingsCalls } from './settings'
import { summaryCalls } from './summary'
import { workspaceCalls } from './workspace'

/**
 * Every call from the window to the main process. To add one: an entry here and a handler of the same name
 * in `src/main/ipc/handlers`; a missing handler is a type error.
 */
export const contract = {
  ...settingsCalls,
  ...workspaceCalls,
  ...ledgerCalls,
  ...checkCalls,
  ...exchangeCalls,
  ...departmentCalls,
  ...summaryCalls,
  ...jobCalls,
  /** What the start page shows: the versions, and what went wrong before it could be shown. */
  'app.start': {
    input: nothing,
    output: z.strictObject({
      version: z.string(),
      runtime: z.string(),
      notices: z.array(z.strictObject({ message: z.string(), action: z.string().optional() }))
    })
  },
  /**
   * Answers when something happens by itself, in the order of its happening; null when another call of this name
   * waits instead. The page calls it again at once.
   */
  'app.nextEvent': { input: nothing, output: programEvent.nullable() },
  /** Writes logs, versions and integrity results to a file that the user names. No amounts. */
  'app.exportDiagnostics': { input: nothing, output: savedFile },
  /** The tables of the sample's department, read-only; without a template, by the first one. */
  'sample.tables': {
    input: z.strictObject({ template: z.string().max(60).exactOptional() }),
    output: previewDocument
  },
  /** The ledger lines behind a figure of the sample's tables; row and column of the body, from 0. */
  'sample.linesBehind': {
    input: z.strictObject({
      template: z.string().max(60),
      table: z.string().max(60),
      row: z.int().min(0),
      column: z.int().min(0)
    }),
    output: linesBehind
  },
  /** Opens a file that the program has just written with the system's program for it, or shows it in its folder. */
  'files.show': {
    input: z.strictObject({ file: z.string().max(100), how: z.enum(['open', 'folder']) }),
    output: nothing
  },
  /**
   * Grants a file that was dropped on the window, for one purpose. Reached only through the preload's
   * `grantDropped`, which takes a File of the page and reads its path itself.
   */
  'files.grantDropped': {
    input: z.strictObject({
      path: z.string().min(1).max(4096),
      purpose: z.enum(['importLedger', 'loadTask', 'takeReply', 'takeSubmission'])
    }),
    output: z.strictObject({ grant: z.string(), name: z.string() })
  }
} as const satisfies Record<string, Call>

export type Contract = typeof contract
export type CallName = keyof Contract
export type CallInput<N extends CallName> = z.infer<Contract[N]['input']>
export type CallOutput<N extends CallName> = z.infer<Contract[N]['output']>

export const callNames = Object.keys(contract) as CallName[]

/** What a call comes to. A failure crosses the process boundary as data. */
export type Reply<T> = { ok: true; data: T } | { ok: false; error: Failure }

/** The channel of a call. */
export const channelOf = (name: CallName): string => `call:${name}`
