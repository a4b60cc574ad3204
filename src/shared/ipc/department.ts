import type { SealedRecord } from '../checks'
import type { DepartmentCeilings } from '../exchange'
import { fields, rounds } from '../ledger'
import { z } from '../zod'
import { fileName, nothing, ownObject, savedFile } from './call'
import type { Calls } from './call'
import type {
  ApprovedView,
  DepartmentState,
  YearSetUp,
  BoardVersionView,
  BoardUnit,
  IntakeView,
  IntakeOutcome,
  LedgerForReview,
  RoundComparisonRow,
  DepartmentLogEntry
} from './department-views'
import type { LedgerComparison } from './exchange'
import { needsAnswer } from './exchange'
import { jobId } from './job'

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
  /** Asks for a ceilings.json of the year and gives it, judged; the page shows it before it is kept. */
  'department.readCeilings': {
    input: z.strictObject(year),
    output: z.strictObject({ name: fileName, ceilings: ownObject<DepartmentCeilings>() }).nullable()
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
  /** The version in hand, checked again; null when another was asked for meanwhile. */
  'department.check': {
    input: z.strictObject({ ...roundOf, unit: fields.unitCode }),
    output: ownObject<SealedRecord>().nullable()
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
  /** Asks for a ledger or an interchange file to approve a unit by, and gives it beside the version in hand. */
  'department.pickApproved': { input: z.strictObject(unitOf), output: ownObject<ApprovedView>().nullable() },
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
