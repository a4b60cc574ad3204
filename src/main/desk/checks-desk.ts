import { catalogue, Checker, explain, sealed } from '@shared/checks'
import type { Finding, SealedRecord } from '@shared/checks'
import { Catalog } from '@shared/catalog'
import type { Department } from '@shared/exchange'
import type { CallOutput, CheckSurroundings } from '@shared/ipc'
import { requireTemplate } from '@shared/tables'
import {
  explainFinding,
  explanationsOf,
  ruleTicksOf,
  sha256,
  shortFingerprint,
  takeBackExplanation,
  taskInHand,
  tickRule
} from '../exchange'
import type { TaskInHand } from '../exchange'
import { writeCheckReport } from '../export'
import { localDay, localTime } from '../ledger-store'
import type { LedgerStore } from '../ledger-store'
import type { Templates } from '../tables-desk'
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
  record(): SealedRecord {
    const { ledger, store } = this.parts.desk.ledger
    const { template, department, ceilings, explanations, ticks } = this.#surroundings(store)
    const catalog = new Catalog(this.parts.desk.workspace.catalogs.read(ledger.fiscalYear))
    const record = new Checker(catalogue).check({
      scope: { kind: 'unit', unit: ledger.unit.code },
      ...{ ledgers: [ledger], template, catalog, explanations, ticks },
      ...(department === undefined ? {} : { department }),
      ...(ceilings === undefined
        ? {}
        : { ceilings: { department: { sources: {} }, units: { [ledger.unit.code]: ceilings } } })
    })
    return sealed(record, { rules: catalogue, ledgers: [ledger], catalog, template, department }, sha256)
  }

  /** Asks where to, and writes the report for signing. */
  report(): Promise<CallOutput<'checks.report'>> {
    const kind = { name: 'Excel 工作簿', extensions: ['xlsx'] }
    return this.parts.outgoing.saveMade({ title: '导出审核报告', what: '审核报告', kind }, () => {
      const { unit, fiscalYear, round } = this.parts.desk.ledger.ledger
      const about = { code: unit.code, name: unit.name, fiscalYear, round, made: this.parts.clock() }
      return writeCheckReport(this.record(), about)
    })
  }

  /** Asks where to, and prints the report for signing. @throws UserError `printFailed` */
  print(): Promise<CallOutput<'checks.print'>> {
    const kind = { name: 'PDF 文件', extensions: ['pdf'] }
    return this.parts.outgoing.saveMade({ title: '打印审核报告', what: '审核报告', kind }, () => {
      const { unit, fiscalYear, round } = this.parts.desk.ledger.ledger
      const { fingerprints, ...record } = this.record()
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
