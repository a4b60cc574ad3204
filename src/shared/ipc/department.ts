import type { CatalogData } from '../catalog'
import type { SealedRecord } from '../checks'
import type { BoardState, Ceilings, ControlTotals, Explanation, SubmissionState } from '../exchange'
import type { Round, UnitLedger } from '../ledger'
import { fields, rounds } from '../ledger'
import { z } from '../zod'
import { fileName, nothing, ownObject, savedFile } from './call'
import type { Calls } from './call'
import type { LedgerComparison } from './exchange'
import { needsAnswer } from './exchange'
import { jobId } from './job'

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
    readonly key: boolean
  }[]
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
  readonly catalog: CatalogData
  /** Whether it was checked here again: the whole record of the unit's own checks, as the department runs them. */
  readonly record: SealedRecord
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

const round = z.enum(rounds)
const year = { fiscalYear: fields.year }
const unitOf = { ...year, unit: fields.unitCode }
const roundOf = { ...year, round }
const password = z.string().max(200)
const grant = z.string().max(100)
const someGrant = z.strictObject({ grant, name: fileName })
const state = ownObject<DepartmentState>()
const json = z.json()

/** What became of a long piece of work, besides its list: it was stopped before the end. */
const cancelled = z.boolean()

export const departmentCalls = {
  'department.state': { input: nothing, output: state },
  'department.year': { input: z.strictObject(year), output: ownObject<YearSetUp>() },
  /** Sets a year up or changes what was set; `ceilings` in interchange form, amounts as texts in 元. */
  'department.setUp': {
    input: z.strictObject({
      department: z.string().max(4_000_000),
      template: z.string().max(60),
      ceilings: json
    }),
    output: state
  },
  /** Asks for a department.json and gives it, judged; the page shows it before it is kept. */
  'department.readSetUp': {
    input: nothing,
    output: z.strictObject({ name: fileName, department: z.string() }).nullable()
  },
  'department.openRound': { input: z.strictObject(roundOf), output: state },
  'department.closeRound': { input: z.strictObject(year), output: state },
  /** Asks for a folder and writes the open round's task packages into it; of all active units where none is named. */
  'department.issueTasks': {
    input: z.strictObject({
      ...year,
      job: jobId,
      units: z.array(fields.unitCode).max(10_000).exactOptional(),
      due: fields.date.exactOptional(),
      note: z.string().max(5000).exactOptional(),
      password: password.min(1).exactOptional(),
      keyPassword: password.exactOptional()
    }),
    output: z
      .strictObject({
        issued: z.array(z.strictObject({ unit: z.string(), name: fileName, version: z.int() })),
        cancelled,
        folder: savedFile
      })
      .nullable()
  },
  'department.board': { input: z.strictObject(roundOf), output: z.array(ownObject<BoardUnit>()) },
  'department.versions': {
    input: z.strictObject({ ...roundOf, unit: fields.unitCode }),
    output: z.array(ownObject<BoardVersionView>())
  },
  /** Asks for packages, many at once; empty when the user thought better of it. */
  'department.pickPackages': { input: nothing, output: z.array(someGrant) },
  /** Asks for a folder and watches it: what comes into it is told as an event (`packages`). Or stops. */
  'department.watch': { input: z.strictObject({ on: z.boolean() }), output: state },
  /** Looks into a package; its grant stays good. */
  'department.preview': {
    input: z.strictObject({ grant, password: password.exactOptional() }),
    output: z.discriminatedUnion('kind', [
      needsAnswer,
      z.strictObject({ kind: z.literal('preview'), grant, name: fileName, preview: ownObject<IntakeView>() })
    ])
  },
  /** Takes packages in, one after the other, each as a whole or not at all; every one is in the log. */
  'department.intake': {
    input: z.strictObject({
      job: jobId,
      packages: z
        .array(
          z.strictObject({
            grant,
            password: password.exactOptional(),
            /** The key's fingerprint that a person has compared with the unit, and how. */
            trust: z
              .strictObject({ fingerprint: z.string().max(100), reason: z.string().max(2000) })
              .exactOptional()
          })
        )
        .max(10_000)
    }),
    output: z.strictObject({ outcomes: z.array(ownObject<IntakeOutcome>()), cancelled })
  },
  'department.ledger': {
    input: z.strictObject({ ...roundOf, unit: fields.unitCode }),
    output: ownObject<LedgerForReview>()
  },
  /** What the version in hand changed against the one before it in this round. */
  'department.changes': {
    input: z.strictObject({ ...roundOf, unit: fields.unitCode }),
    output: ownObject<LedgerComparison>()
  },
  /** 退回: asks where to and writes the reply; null when the user thought better of it, and nothing was decided. */
  'department.sendBack': {
    input: z.strictObject({
      ...unitOf,
      comments: z
        .array(
          z.strictObject({
            /** As `department.ledger` names it. */
            path: z.string().min(1).max(500).exactOptional(),
            label: z.string().max(500),
            text: z.string().min(1).max(5000)
          })
        )
        .max(5000),
      password: password.min(1).exactOptional(),
      keyPassword: password.exactOptional()
    }),
    output: savedFile.nullable()
  },
  /** 接收 or 批复 of many units: asks for a folder and writes a reply for each into it. */
  'department.decide': {
    input: z.strictObject({
      ...year,
      job: jobId,
      units: z.array(fields.unitCode).min(1).max(10_000),
      decision: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('accept') }),
        z.strictObject({
          kind: z.literal('approve'),
          on: fields.date,
          /** The approved ledger where it is another than what was handed in; of a single unit only. */
          ledger: grant.exactOptional()
        })
      ]),
      password: password.min(1).exactOptional(),
      keyPassword: password.exactOptional()
    }),
    output: z
      .strictObject({
        decided: z.array(z.strictObject({ unit: z.string(), name: fileName })),
        refused: z.array(
          z.strictObject({ unit: z.string(), message: z.string(), action: z.string().exactOptional() })
        ),
        cancelled,
        folder: savedFile
      })
      .nullable()
  },
  /** Asks for an interchange file with an approved ledger. */
  'department.pickApproved': { input: nothing, output: someGrant.nullable() },
  /** Asks where to, and writes the newest reply to a unit again. */
  'department.rewriteReply': {
    input: z.strictObject({ ...unitOf, password: password.min(1).exactOptional() }),
    output: savedFile
  },
  'department.unaccept': {
    input: z.strictObject({ ...unitOf, reason: z.string().max(2000) }),
    output: nothing
  },
  'department.compareRounds': {
    input: z.strictObject({ ...year, from: round, to: round }),
    output: z.array(ownObject<RoundComparisonRow>())
  },
  'department.compareUnit': {
    input: z.strictObject({ ...unitOf, from: round, to: round }),
    output: ownObject<LedgerComparison>()
  },
  /** The newest first. */
  'department.log': {
    input: z.strictObject({ unit: fields.unitCode.exactOptional() }),
    output: z.array(ownObject<DepartmentLogEntry>())
  },
  /**
   * 代填: makes the unit's ledger in the department's own workspace under the open round's task, or finds it there;
   * it is filled at the unit's desk and handed in from there.
   */
  'department.fillFor': {
    input: z.strictObject({ ...unitOf, keyPassword: password.exactOptional() }),
    output: z.strictObject({ id: z.string() })
  }
} as const satisfies Calls
