import type { CatalogData } from '../catalog'
import type {
  BoardState,
  Ceilings,
  ControlTotals,
  DepartmentReasonField,
  Explanation,
  SubmissionState
} from '../exchange'
import type { Round, UnitLedger } from '../ledger'
import type { LedgerComparison } from './exchange'

/** What a page of the department's begins with. */
export interface DepartmentState {
  /** Empty before the first year is set up. */
  readonly years: readonly {
    readonly fiscalYear: number
    readonly code: string
    readonly name: string
    readonly openRound?: Round
    readonly rounds: readonly {
      readonly round: Round
      readonly openedAt: string
      readonly closedAt?: string
    }[]
  }[]
  /** The disclosure templates that can be chosen. */
  readonly templates: readonly { readonly id: string; readonly name: string }[]
  /** Of the department's own key; absent while it is under a password, or not made yet. */
  readonly keyFingerprint?: string
  readonly keyLocked: boolean
  /** The folder that is watched for packages; absent when none is. */
  readonly watched?: string
}

/** 控制数 of a year: the department's own and the units', by unit code; fen. */
export interface YearLimits {
  readonly department: Ceilings
  readonly units: Readonly<Record<string, Ceilings>>
}

/** A unit's own reason for a change against the year before. */
export interface UnitReason {
  readonly unit: string
  readonly field: DepartmentReasonField
  readonly text: string
}

/** What is set for a year. */
export interface YearSetUp {
  /** department.json's text: `readDepartment` reads it, `writeDepartment` writes it. */
  readonly department: string
  /** The template's id. */
  readonly template: string
  readonly ceilings: YearLimits
  /** The projects in the units' ledgers in hand, for the choice of those to publish. */
  readonly projects: readonly {
    readonly unit: string
    readonly code: string
    readonly name: string
    /** The unit proposes to publish it. */
    readonly proposed: boolean
    readonly key: boolean
  }[]
  /** What the units gave as reasons in their ledgers in hand, by the department's own fields. */
  readonly reasons: readonly UnitReason[]
}

export interface BoardVersionView {
  readonly id: number
  readonly version: number
  readonly state: SubmissionState
  /** Short. */
  readonly fingerprint: string
  /** Local time, "2023-05-01 08:00". */
  readonly madeAt: string
  readonly madeBy: string
  readonly takenAt: string
  readonly takenBy: string
  /** 元 */
  readonly totals: ControlTotals
  readonly checks: {
    readonly errors: number
    readonly warnings: number
    readonly notices: number
    readonly notRun: number
  }
  /** How many warnings were explained. */
  readonly explained: number
}

export interface BoardUnit {
  readonly code: string
  readonly name: string
  readonly state: BoardState
  /** How many tasks were issued in this round. */
  readonly tasks: number
  readonly inHand?: BoardVersionView
  readonly versions: number
  /** Local time; absent before anything happened. */
  readonly changedAt?: string
}

/** A package, looked into: verified, judged and compared with the version in hand; nothing has been changed. */
export interface IntakeView {
  readonly unit: { readonly code: string; readonly name: string }
  readonly fiscalYear: number
  readonly round: Round
  readonly version: number
  readonly fingerprint: string
  readonly madeAt: string
  readonly madeBy: string
  /** `known`: confirmed before; otherwise a person must confirm its fingerprint, with a reason. */
  readonly key: 'known' | 'first' | 'changed'
  readonly keyFingerprint: string
  /** Why it cannot be taken. */
  readonly refusal?: { readonly code: string; readonly message: string; readonly action?: string }
  /** This very version is in hand: there is nothing to do. */
  readonly inHand: boolean
  /** What does not stop it and must be seen. */
  readonly notices: readonly string[]
  readonly checks: BoardVersionView['checks']
  readonly explanations: readonly { readonly finding: string; readonly explanation: Explanation }[]
  readonly comparison: LedgerComparison
}

/** A ledger that a unit can be approved by, instead of what it handed in; nothing has been changed. */
export interface ApprovedView {
  readonly grant: string
  /** The file's. */
  readonly name: string
  /** Of the version in hand. */
  readonly version: number
  /** From the version in hand to this. */
  readonly comparison: LedgerComparison
  /** What the exact balances came to, which hold: how many rules. */
  readonly balances: { readonly passed: number; readonly notApplicable: number }
}

/** What became of one package of many. */
export interface IntakeOutcome {
  readonly name: string
  readonly outcome: 'taken' | 'known' | 'refused'
  readonly unit?: string
  readonly version?: number
  readonly replaced?: number
  readonly notices: readonly string[]
  readonly refusal?: { readonly code: string; readonly message: string; readonly action?: string }
}

/** A unit's ledger in hand, to look through and to comment on. */
export interface LedgerForReview {
  readonly ledger: UnitLedger
  readonly version: number
  readonly catalog: CatalogData
}

export interface RoundComparisonRow {
  readonly unit: string
  readonly name: string
  /** 元; absent where it handed nothing in. */
  readonly from?: ControlTotals
  readonly to?: ControlTotals
  /** How many cells differ, where it is in both. */
  readonly count: number
}

export interface DepartmentLogEntry {
  readonly number: number
  /** Local time. */
  readonly time: string
  readonly user: string
  readonly event: string
  /** In words: what happened, and the reason where one was given. */
  readonly message: string
  readonly fiscalYear?: number
  readonly round?: Round
  readonly unit?: string
  readonly version?: number
  readonly fingerprint?: string
}
