import type { CatalogData } from '@shared/catalog'
import type { SealedRecord } from '@shared/checks'
import { writeDepartment, writeLedger } from '@shared/exchange'
import type { ChartRow, LinesBehind, PreviewDocument, SummaryCharts, SummaryState } from '@shared/ipc'
import { requireTemplate } from '@shared/tables'
import type { Template } from '@shared/tables'
import { workApart } from '../jobs'
import type { Running, WorkProcess } from '../jobs'
import { TablesDesk, withOwnTemplate } from '../tables-desk'
import type { FigurePlace, TemplateChoice } from '../tables-desk'
import { chartsOf } from './charts'
import { reasonFigures } from './reason-figures'
import { keyOf, readCounted, roundOf, summaryState } from './counted'
import type { Counted, CountingDesk, Which } from './counted'
import { summaryResult } from './order'
import type { OrderedFile, SummaryOrder, SummaryResult } from './order'

export interface SummaryParts {
  /** The desk of the department whose workspace is open. @throws UserError when there is none */
  readonly department: () => CountingDesk
  /** The templates that come with the program. */
  readonly templates: TemplateChoice
  /** The catalogs as the open workspace sees them. */
  readonly catalogs: () => { readonly years: () => number[]; readonly read: (year: number) => CatalogData }
  /** Starts the work process. */
  readonly startWork: () => WorkProcess
  readonly clock: () => Date
}

/** What the work process is to write. */
export interface SummaryWork {
  readonly files: readonly OrderedFile[]
  readonly template: string
  readonly table?: string
  /** ISO 8601, UTC */
  readonly madeAt: string
  readonly record?: boolean
  /** Told which process ended without an answer. */
  readonly onBroken?: (id: number | undefined) => void
}

/** What was made from some ledgers; all of it is forgotten together. */
interface Made {
  readonly counted: Counted
  readonly templates: TemplateChoice
  /** By unit; the department's under ''. */
  readonly tables: Map<string, TablesDesk>
  charts?: SummaryCharts
  record?: Promise<SealedRecord>
}

/**
 * 汇总: the tables, charts and checks of a department's round, from the ledgers that count in it. What was made is
 * kept until one of them, or what is set for the year, changes.
 */
export class SummaryDesk {
  #made: { readonly desk: CountingDesk; readonly made: Made } | undefined

  constructor(private readonly parts: SummaryParts) {}

  /** @throws UserError `yearNotSetUp` */
  state(which: Which): SummaryState {
    return summaryState(this.parts.department(), which)
  }

  /**
   * The department's tables as they will print, or a unit's own. A trial says in its notices what it lacks.
   * @throws UserError `notAllAccepted`, `yearNotSetUp`, `noTemplate`, `unitNotConsolidated`, and as `buildTables`
   */
  tables(which: Which, { template, unit }: { template?: string; unit?: string } = {}): PreviewDocument {
    const made = this.#of(which)
    const document = this.#tablesOf(made, unit).document(template)
    if (unit !== undefined) return document
    return { ...document, notices: [...document.notices, ...made.counted.notices] }
  }

  /** What stands behind a figure. @throws UserError as {@link tables}, `noFigure` */
  linesBehind(which: Which, { unit, ...place }: FigurePlace & { unit?: string }): LinesBehind {
    return this.#tablesOf(this.#of(which), unit).linesBehind(place)
  }

  /** @throws UserError as {@link tables} */
  charts(which: Which): SummaryCharts {
    const made = this.#of(which)
    const { consolidation, names } = this.#tablesOf(made)
    made.charts ??= chartsOf(consolidation, names, made.counted.round)
    return made.charts
  }

  /** The figures that the department gives reasons for, this year's and last. @throws UserError as {@link tables} */
  changes(which: Which): ChartRow[] {
    const made = this.#of(which)
    return reasonFigures(this.#tablesOf(made).consolidation, ownTemplate(made.counted.year.template))
  }

  /**
   * The record of a full run of the checks, made in the work process.
   * @throws UserError `notAllAccepted`, `yearNotSetUp`, `workBroken`
   */
  checks(which: Which): Promise<SealedRecord> {
    const made = this.#of(which)
    const known = made.record ?? this.#check(which, made)
    made.record = known
    // What failed may be asked for again.
    known.catch(() => delete made.record)
    return known
  }

  /**
   * Has the work process write files.
   * @returns undefined when it was stopped and did not end by itself
   * @throws UserError `workBroken`, as {@link tables}, and as the file system refuses
   */
  work(
    which: Which,
    running: Running,
    { onBroken, ...asked }: SummaryWork
  ): Promise<SummaryResult | undefined> {
    const { counted, templates } = this.#of(which)
    const { year, round, partial, ledgers, explanations, ticks } = counted
    const { record = false, template, files, ...more } = asked
    const order: SummaryOrder = {
      department: writeDepartment(year.department),
      ledgers: ledgers.map(writeLedger),
      ...{ round, partial, record, ...more },
      files: [...files],
      ownTemplate: year.template,
      template: JSON.stringify(templates.read(template)),
      catalogs: this.#catalogsFor(year.department.fiscalYear),
      ceilings: year.ceilings,
      explanations: [...explanations],
      ticks: [...ticks]
    }
    const broken = onBroken === undefined ? {} : { onBroken }
    return workApart({ ...running, ...broken, start: this.parts.startWork, order, result: summaryResult })
  }

  /** The ledgers that count, and the templates to choose from. @throws UserError as {@link tables} */
  counted(which: Which): { readonly counted: Counted; readonly templates: TemplateChoice } {
    return this.#of(which)
  }

  async #check(which: Which, { templates }: Made): Promise<SealedRecord> {
    const running = { signal: new AbortController().signal, tell: () => undefined }
    const made = await this.work(which, running, {
      ...{ files: [], template: templates.first, record: true },
      madeAt: this.parts.clock().toISOString()
    })
    if (made?.record === undefined) throw new Error('The work gave no record')
    return made.record
  }

  /** Of the budget's year and the year before, against which some checks compare. */
  #catalogsFor(fiscalYear: number): CatalogData[] {
    const catalogs = this.parts.catalogs()
    const years = catalogs.years().filter((year) => year === fiscalYear - 1)
    return [...years, fiscalYear].map((year) => catalogs.read(year))
  }

  #of(which: Which): Made {
    const desk = this.parts.department()
    const key = keyOf(desk, which)
    if (this.#made?.desk === desk && this.#made.made.counted.key === key) return this.#made.made
    const counted = readCounted(desk, { ...which, round: roundOf(desk, which) }, key)
    const templates = withOwnTemplate(this.parts.templates, ownTemplate(counted.year.template))
    const made: Made = { counted, templates, tables: new Map() }
    this.#made = { desk, made }
    return made
  }

  #tablesOf({ counted, templates, tables }: Made, unit?: string): TablesDesk {
    const known = tables.get(unit ?? '')
    if (known) return known
    const { year, ledgers, partial } = counted
    const catalog = this.parts.catalogs().read(year.department.fiscalYear)
    const asked = { partial, ...(unit === undefined ? {} : { unit }) }
    const made = TablesDesk.ofDepartment(templates, year.department, ledgers, catalog, asked)
    tables.set(unit ?? '', made)
    return made
  }
}

/** The disclosure template that the department has set; it was judged when it was set. */
const ownTemplate = (text: string): Template => requireTemplate(text, '模板')
