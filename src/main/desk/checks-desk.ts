import { explain } from '@shared/checks'
import type { Finding, SealedRecord } from '@shared/checks'
import type { Department } from '@shared/exchange'
import type { CallOutput, CheckSurroundings } from '@shared/ipc'
import { requireTemplate } from '@shared/tables'
import {
  explainFinding,
  explanationsOf,
  ruleTicksOf,
  shortFingerprint,
  takeBackExplanation,
  taskInHand,
  tickRule
} from '../exchange'
import type { TaskInHand } from '../exchange'
import { localDay, localTime } from '../ledger-store'
import type { LedgerStore } from '../ledger-store'
import type { Templates } from '../tables-desk'
import type { ChecksMaterial, UnitWork } from '../unit-work'
import type { Outgoing, PrintContent } from './outgoing'
import type { UnitDesk } from './unit-desk'

type Explained = Pick<Finding, 'identity' | 'values' | 'severity'>

export interface ChecksParts {
  readonly desk: UnitDesk
  readonly templates: Templates
  readonly outgoing: Pick<Outgoing, 'saveMade'>
  readonly clock: () => Date
  /** Draws the content on paper: the bytes of a PDF. */
  readonly print: (content: PrintContent) => Promise<Uint8Array>
  readonly work: Pick<UnitWork, 'checks' | 'checkReport'>
  /** Who signs explanations and ticks. */
  readonly user: () => string
}

/** The checks of the open ledger: what they need beside it, and the words and signatures that go with them. */
export class ChecksDesk {
  constructor(private readonly parts: ChecksParts) {}

  read(): Promise<CheckSurroundings> {
    return this.#inOrder((store) => this.#surroundings(store))
  }

  /** @throws UserError as `explain` refuses, and when it cannot be saved */
  explain(finding: Explained, text: string): Promise<CheckSurroundings> {
    return this.#inOrder((store) => {
      explainFinding(store, explain(finding, text, this.#signed()))
      return this.#surroundings(store)
    })
  }

  takeBack(identity: string): Promise<CheckSurroundings> {
    return this.#inOrder((store) => {
      takeBackExplanation(store, identity)
      return this.#surroundings(store)
    })
  }

  tick(rule: string, ticked: boolean): Promise<CheckSurroundings> {
    return this.#inOrder((store) => {
      const { by, on } = this.#signed()
      tickRule(store, { rule, tickedBy: by, on }, ticked)
      return this.#surroundings(store)
    })
  }

  /** The record of a full run on the ledger as it stands on the disk. */
  record(): Promise<SealedRecord> {
    return this.parts.work.checks(this.#material())
  }

  /** Asks where to, and writes the report for signing. */
  report(): Promise<CallOutput<'checks.report'>> {
    const kind = { name: 'Excel 工作簿', extensions: ['xlsx'] }
    return this.parts.outgoing.saveMade({ title: '导出审核报告', what: '审核报告', kind }, () =>
      this.parts.work.checkReport(this.#material(), this.parts.clock().toISOString())
    )
  }

  /** Asks where to, and prints the report for signing. @throws UserError `printFailed` */
  print(): Promise<CallOutput<'checks.print'>> {
    const kind = { name: 'PDF 文件', extensions: ['pdf'] }
    return this.parts.outgoing.saveMade({ title: '打印审核报告', what: '审核报告', kind }, async () => {
      const { unit, fiscalYear, round } = this.parts.desk.ledger.ledger
      const { fingerprints, ...record } = await this.record()
      return this.parts.print({
        kind: 'checkReport',
        unit: { code: unit.code, name: unit.name },
        ...{ fiscalYear, round, record },
        madeAt: localTime(this.parts.clock().toISOString()),
        fingerprints: {
          ledgers: shortFingerprint(fingerprints.ledgers),
          catalog: shortFingerprint(fingerprints.catalog),
          template: shortFingerprint(fingerprints.template),
          rules: shortFingerprint(fingerprints.rules)
        }
      })
    })
  }

  #signed(): { by: string; on: string } {
    return { by: this.parts.user(), on: localDay(this.parts.clock()) }
  }

  #material(): ChecksMaterial {
    const { ledger, store } = this.parts.desk.ledger
    const catalog = this.parts.desk.workspace.catalogs.read(ledger.fiscalYear)
    return { ledger, catalog, ...this.#surroundings(store) }
  }

  #surroundings(store: LedgerStore): CheckSurroundings {
    const task = taskInHand(store)
    const { templates } = this.parts
    return {
      template:
        task === undefined
          ? templates.read(templates.first)
          : requireTemplate(task.template, task.content.template.id),
      ...(task === undefined ? {} : { department: departmentOf(task), ceilings: task.task.ceilings }),
      explanations: [...explanationsOf(store).values()],
      ticks: ruleTicksOf(store)
    }
  }

  #inOrder<T>(work: (store: LedgerStore) => T): Promise<T> {
    const { desk } = this.parts
    return desk.order.run(() => work(desk.ledger.store))
  }
}

/** What a unit knows of its department: who it is, and how it grades the rules. */
function departmentOf({ content, task }: TaskInHand): Department {
  return {
    ...content.department,
    fiscalYear: content.fiscalYear,
    units: [task.unit],
    performance: { indicators: [] },
    settings: { checks: task.rules }
  }
}
