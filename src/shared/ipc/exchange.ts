import type { ControlTotals, Explanation, RowCounts } from '../exchange'
import type { Ceilings } from '../exchange'
import type { LedgerPath, Round } from '../ledger'
import { z } from '../zod'
import { fileName, nothing, ownObject, savedFile } from './call'
import type { Calls } from './call'
import { openedLedger } from './ledger'

/** Where the open ledger stands between the unit and its department. */
export interface ExchangeView {
  /** `open` before anything happened in this round. */
  readonly state: 'open' | 'handedIn' | 'sentBack' | 'withdrawn' | 'accepted' | 'approved'
  readonly round: Round
  /** The newest version that was handed in this round; 0 before the first. */
  readonly version: number
  /** The task that the ledger is filled under; absent when it was made without one. */
  readonly task?: {
    readonly version: number
    readonly round: Round
    readonly department: { readonly code: string; readonly name: string }
    /** Of the department's key, as people compare it on the telephone. */
    readonly keyFingerprint: string
    /** YYYY-MM-DD */
    readonly due?: string
    readonly note?: string
    /** The window computes the headroom itself, with `ceilingStates`, as figures change. */
    readonly ceilings: Ceilings
  }
  /** Of the newest reply that sent the ledger back, while it is being corrected. */
  readonly comments: readonly {
    readonly id: string
    /** Absent when it is about the ledger as a whole, or its row is no more there. */
    readonly path?: LedgerPath
    readonly label: string
    readonly text: string
    readonly done: boolean
  }[]
  /** YYYY-MM-DD */
  readonly approvedOn?: string
  /** Every version of every round, the newest first. */
  readonly versions: readonly {
    /** Names it over all rounds. */
    readonly step: number
    readonly round: Round
    readonly version: number
    /** Short, as on the receipt. */
    readonly fingerprint: string
    /** Local time, "2023-05-01 08:00". */
    readonly time: string
    readonly user: string
    /** What became of it, in words, in order: 撤回, 退回（意见 3 条）, 接收, 批复; with the local time. */
    readonly then: readonly { readonly what: string; readonly time: string }[]
  }[]
  /** The ledger stands in the department's own workspace: 代填. */
  readonly filledByDepartment: boolean
}

/** What a submission would say, and what stands in its way. */
export interface SubmissionPreparation {
  readonly version: number
  /** 元 */
  readonly totals: ControlTotals
  readonly rows: RowCounts
  readonly checks: {
    readonly errors: number
    readonly warnings: number
    readonly notices: number
    readonly notRun: number
  }
  /** The explanations that go with it, each with the finding's sentence. */
  readonly explanations: readonly { readonly finding: string; readonly explanation: Explanation }[]
  /** What must be done first; none: it can be handed in. */
  readonly obstacles: readonly { readonly code: string; readonly message: string; readonly action?: string }[]
  /** The name that the package is offered under. */
  readonly fileName: string
  /** Whether the workspace's key is under a password, which must be given to sign. */
  readonly keyLocked: boolean
}

/** 回执 */
export interface SubmissionReceipt {
  readonly step: number
  readonly unit: { readonly code: string; readonly name: string }
  readonly department?: { readonly code: string; readonly name: string }
  readonly fiscalYear: number
  readonly round: Round
  readonly version: number
  /** 元 */
  readonly totals: ControlTotals
  /** Short, of the package's content. */
  readonly fingerprint: string
  readonly keyFingerprint: string
  /** Local time, "2023-05-01 08:00". */
  readonly at: string
  readonly by: string
}

/** One cell in which two ledgers differ; a row that was added or taken away is one entry. */
export interface CellDifference {
  readonly path: LedgerPath
  /** The place as a clerk reads it: 基本支出第 3 行的金额. */
  readonly label: string
  /** As a clerk reads the value; amounts in 元 with separators. Absent: empty. */
  readonly before?: string
  readonly after?: string
}

/** Two ledgers side by side, by total and by cell. */
export interface LedgerComparison {
  /** 元; `before` absent when there is nothing to compare with. */
  readonly totals: { readonly before?: ControlTotals; readonly after: ControlTotals }
  /** At most 2,000. */
  readonly differences: readonly CellDifference[]
  /** How many there are in all. */
  readonly count: number
}

const password = z.string().max(200)
const grant = z.string().max(100)

/**
 * A file from outside that cannot be used yet: the window asks, and calls again with the grant and the answer.
 * `password`: it is encrypted, or the password was wrong; `trust`: its key must be confirmed by a person.
 */
export const needsAnswer = z.strictObject({
  kind: z.literal('ask'),
  ask: z.enum(['password', 'trust']),
  grant,
  name: fileName,
  message: z.string(),
  action: z.string().exactOptional(),
  /** Of the key to be confirmed. */
  keyFingerprint: z.string().exactOptional()
})
export type NeedsAnswer = z.infer<typeof needsAnswer>

const view = ownObject<ExchangeView>()
/** The ledger may have changed, or be open for reading only from now on. */
const changed = { opened: openedLedger, exchange: view }

export const exchangeCalls = {
  'exchange.state': { input: nothing, output: view },
  /** Runs the checks and says what would go out. It changes nothing. */
  'exchange.prepare': {
    input: z.strictObject({
      /** A higher version than the next one, where the department has that one already. */
      version: z.int().min(1).max(9999).exactOptional()
    }),
    output: ownObject<SubmissionPreparation>()
  },
  /**
   * 上报: asks where to, freezes and locks the ledger and writes the package with its receipt (.txt) beside it; null
   * when the user thought better of it. Fails with `submittedNotWritten` when only the writing failed.
   */
  'exchange.submit': {
    input: z.strictObject({
      version: z.int().min(1).max(9999).exactOptional(),
      /** Encrypts the package. */
      password: password.min(1).exactOptional(),
      /** Of the workspace's key. */
      keyPassword: password.exactOptional()
    }),
    output: z
      .strictObject({ ...changed, receipt: ownObject<SubmissionReceipt>(), saved: savedFile })
      .nullable()
  },
  /** Asks where to, and writes the package of a version of this round again, the very same content. */
  'exchange.rewrite': {
    input: z.strictObject({ version: z.int(), password: password.min(1).exactOptional() }),
    output: savedFile
  },
  'exchange.receipt': { input: z.strictObject({ step: z.int() }), output: ownObject<SubmissionReceipt>() },
  /** Asks where to, and prints a receipt to PDF. */
  'exchange.printReceipt': { input: z.strictObject({ step: z.int() }), output: savedFile },
  'exchange.withdraw': {
    input: z.strictObject({ reason: z.string().max(2000) }),
    output: z.strictObject(changed)
  },
  /** Ticks a comment off, or takes the tick back. */
  'exchange.tick': {
    input: z.strictObject({ comment: z.string().max(60), done: z.boolean() }),
    output: view
  },
  /** Between two versions by their steps; without `to`, between the first and the ledger as it stands. */
  'exchange.compare': {
    input: z.strictObject({ from: z.int(), to: z.int().exactOptional() }),
    output: ownObject<LedgerComparison>()
  },
  /**
   * Asks for a task package (or takes a granted one) and makes its ledger in the open workspace, or brings the one
   * there up to it. The ledger that is open is closed first.
   */
  'exchange.loadTask': {
    input: z.strictObject({
      grant: grant.exactOptional(),
      password: password.exactOptional(),
      /** The fingerprint of the department's new key, which the user has confirmed. */
      trust: z.string().max(100).exactOptional()
    }),
    output: z
      .discriminatedUnion('kind', [
        needsAnswer,
        z.strictObject({
          kind: z.literal('loaded'),
          /** The ledger's id. */
          id: z.string(),
          outcome: z.enum(['created', 'updated', 'known'])
        })
      ])
      .nullable()
  },
  /** Asks for the department's reply to the open ledger (or takes a granted one), and takes it. */
  'exchange.takeReply': {
    input: z.strictObject({ grant: grant.exactOptional(), password: password.exactOptional() }),
    output: z
      .discriminatedUnion('kind', [
        needsAnswer,
        z.strictObject({
          kind: z.literal('taken'),
          ...changed,
          decision: z.enum(['sendBack', 'accept', 'approve']),
          /** This very reply was taken before: nothing has changed. */
          known: z.boolean()
        })
      ])
      .nullable()
  },
  /** The open workspace's signing key; the fingerprint is absent while it is under a password, or not made yet. */
  'exchange.key': {
    input: nothing,
    output: z.strictObject({ fingerprint: z.string().exactOptional(), locked: z.boolean() })
  },
  /** Sets, changes or takes away the password of the workspace's key. */
  'exchange.changeKeyPassword': {
    input: z.strictObject({ from: password.exactOptional(), to: password.min(1).exactOptional() }),
    output: nothing
  }
} as const satisfies Calls
