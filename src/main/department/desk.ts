import { join } from 'node:path'
import type { Decision } from '@shared/exchange'
import type { Round, UnitLedger } from '@shared/ledger'
import { nodeFiles, processAlive } from '../files'
import type { Files } from '../files'
import type { DatabaseHooks } from '../ledger-store'
import { demandApprovalDay, judgeOther } from './approving'
import type { ExactBalances, OtherLedger } from './approving'
import { board, versionsOf } from './board'
import type { BoardRow, BoardVersion } from './board'
import { consolidateRound, countedLedgers, countedWords } from './consolidating'
import type { Consolidated, ConsolidatingOptions } from './consolidating'
import type { Context } from './context'
import { ledgerOfVersion, projectsInHand, reasonsInHand, saidInHand } from './in-hand'
import type { ProjectInHand, ReasonInHand, SaidInHand } from './in-hand'
import { intake, intakeAll, previewIntake } from './intake'
import type { IntakeOptions, IntakePreview, IntakeProgress, IntakeResult } from './intake'
import { sweep } from './keep'
import { readLog } from './log'
import type { LogEntry, LogRange } from './log'
import { openDepartmentFile } from './open-file'
import { openRoundOf, readLedgerInHand, readRounds, readYear, readYears } from './records'
import type { BudgetYear, LedgerInHand, RoundRecord } from './records'
import { decidable, newestReply, reply, rewriteReply, unaccept } from './replies'
import type { ReplyDecision, ReplyTarget, UnitPlace } from './replies'
import { closeRound, compareRounds, openRound, setUpYear } from './rounds'
import type { RoundComparison } from './rounds'
import { issueTasks } from './tasks'
import type { IssuedTask, IssueOptions } from './tasks'
import type { SigningKey } from '../exchange'

export interface DepartmentOptions {
  /** Who signs the log; asked at each change where it may become another. */
  readonly user: string | (() => string)
  readonly clock: () => Date
  readonly files?: Files
  readonly hooks?: DatabaseHooks
}

/** A unit's key that a person has confirmed. */
export interface KnownKey {
  readonly unit: string
  readonly publicKey: string
  readonly confirmedAt: string
  readonly confirmedBy: string
  readonly reason: string
}

/**
 * The department's desk: its own data, what it issued, took and decided. Every change is in the log; each is on
 * the disk when its method returns.
 */
export class DepartmentDesk {
  private constructor(private readonly context: Context) {}

  /**
   * Opens the department's data of a workspace, or makes it; packages that a killed program left unrecorded are
   * swept away.
   * @throws UserError `notADepartment`, `departmentNewer`, `departmentDamaged`
   */
  static open(
    folder: string,
    { files = nodeFiles, hooks = {}, user, clock }: DepartmentOptions
  ): DepartmentDesk {
    const database = openDepartmentFile(files, join(folder, 'department.sqlite'), hooks)
    const context: Context = {
      ...{ folder, files, database, clock },
      get user() {
        return typeof user === 'string' ? user : user()
      }
    }
    try {
      sweep(context, processAlive)
    } catch (error) {
      database.close()
      throw error
    }
    return new DepartmentDesk(context)
  }

  close(): void {
    this.context.database.close()
  }

  /** The years that are set up, in order. */
  years(): number[] {
    return readYears(this.context)
  }

  /** What is set for a year. @throws UserError `yearNotSetUp` */
  year(fiscalYear: number): BudgetYear {
    return readYear(this.context, fiscalYear)
  }

  /** The projects in the ledgers in hand, of each unit's newest round. */
  projectsInHand(fiscalYear: number): ProjectInHand[] {
    return projectsInHand(this.context, fiscalYear)
  }

  /** The units' own reasons for changes, in the ledgers in hand of each unit's newest round. */
  reasonsInHand(fiscalYear: number): ReasonInHand[] {
    return reasonsInHand(this.context, fiscalYear)
  }

  /** Sets a year up, or changes what was set. @throws UserError `checkSettingsFaulty`, `unitHasHistory` */
  setUp(year: BudgetYear): void {
    setUpYear(this.context, year)
  }

  rounds(fiscalYear: number): RoundRecord[] {
    return readRounds(this.context, fiscalYear)
  }

  /** The round that is open; undefined between rounds. */
  openedRound(fiscalYear: number): Round | undefined {
    return openRoundOf(this.context, fiscalYear)
  }

  openRound(fiscalYear: number, round: Round): void {
    openRound(this.context, fiscalYear, round)
  }

  closeRound(fiscalYear: number): Round {
    return closeRound(this.context, fiscalYear)
  }

  compareRounds(fiscalYear: number, from: Round, to: Round): RoundComparison[] {
    return compareRounds(this.context, fiscalYear, from, to)
  }

  board(fiscalYear: number, round: Round): BoardRow[] {
    return board(this.context, fiscalYear, round)
  }

  versions(fiscalYear: number, round: Round, unit: string): BoardVersion[] {
    return versionsOf(this.context, fiscalYear, round, unit)
  }

  /** The newest ledger of a unit in a round. */
  ledgerInHand(fiscalYear: number, round: Round, unit: string): LedgerInHand | undefined {
    return readLedgerInHand(this.context, fiscalYear, round, unit)
  }

  /** What the unit explained and signed with its ledger in hand. */
  saidInHand(fiscalYear: number, round: Round, unit: string): SaidInHand {
    return saidInHand(this.context, fiscalYear, round).get(unit) ?? { explanations: [], ticks: [] }
  }

  /** The ledger of one version, by its id. */
  ledgerOfVersion(id: number): Promise<UnitLedger> {
    return ledgerOfVersion(this.context, id)
  }

  issueTasks(fiscalYear: number, options: IssueOptions): AsyncGenerator<IssuedTask> {
    return issueTasks(this.context, fiscalYear, options)
  }

  preview(path: string, options: Pick<IntakeOptions, 'password'> = {}): Promise<IntakePreview> {
    return previewIntake(this.context, path, options)
  }

  intake(path: string, options: IntakeOptions = {}): Promise<IntakeResult> {
    return intake(this.context, path, options)
  }

  intakeAll(
    paths: readonly string[],
    options: IntakeOptions & { readonly signal?: AbortSignal } = {}
  ): AsyncGenerator<IntakeProgress> {
    return intakeAll(this.context, paths, options)
  }

  reply(
    place: UnitPlace,
    decided: ReplyDecision,
    target: ReplyTarget & { readonly key: SigningKey }
  ): Promise<string> {
    return reply(this.context, place, decided, target)
  }

  /** The version in hand, where this may be decided on it now. @throws UserError as `reply` refuses */
  decidable(place: UnitPlace, decision: Decision): { readonly round: Round; readonly version: number } {
    return decidable(this.context, place, decision)
  }

  /** Judges the ledger that a unit is to be approved by. @throws UserError as `reply` refuses it */
  judgeOther(place: UnitPlace, other: OtherLedger): ExactBalances {
    return judgeOther(this.context, place, other)
  }

  /** @throws UserError `approvalDay`, as `reply` refuses it */
  demandApprovalDay(fiscalYear: number, on: string): void {
    demandApprovalDay(this.context, fiscalYear, on)
  }

  /** What was decided last on the version in hand. @throws UserError `nothingInHand`, `noReply` */
  newestReply(place: UnitPlace): ReturnType<typeof newestReply> {
    return newestReply(this.context, place)
  }

  rewriteReply(place: UnitPlace, target: ReplyTarget): Promise<void> {
    return rewriteReply(this.context, place, target)
  }

  unaccept(place: UnitPlace, reason: string): void {
    unaccept(this.context, place, reason)
  }

  consolidate(fiscalYear: number, options: ConsolidatingOptions = {}): Consolidated {
    return consolidateRound(this.context, fiscalYear, options)
  }

  /** The ledgers that `consolidate` takes. */
  countedLedgers(fiscalYear: number, options: ConsolidatingOptions = {}): UnitLedger[] {
    return countedLedgers(this.context, fiscalYear, options)
  }

  /** What the units explained and signed with the ledgers that `consolidate` takes, by unit. */
  countedWords(fiscalYear: number, options: ConsolidatingOptions = {}): Map<string, SaidInHand> {
    return countedWords(this.context, fiscalYear, options)
  }

  log(range: LogRange = {}): LogEntry[] {
    return readLog(this.context, range)
  }

  /** The keys that were confirmed, by unit and time. */
  knownKeys(): KnownKey[] {
    return this.context.database.all<KnownKey>(
      `SELECT unit, public_key AS publicKey, confirmed_at AS confirmedAt, confirmed_by AS confirmedBy, reason
       FROM known_key ORDER BY unit, confirmed_at`
    )
  }
}
