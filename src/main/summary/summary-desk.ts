import { Catalog } from '@shared/catalog'
import type { CatalogData } from '@shared/catalog'
import { catalogue, runChecks, sealed } from '@shared/checks'
import type { SealedRecord } from '@shared/checks'
import type { LinesBehind, PreviewDocument, SummaryCharts, SummaryState } from '@shared/ipc'
import { requireTemplate } from '@shared/tables'
import type { Template } from '@shared/tables'
import { sha256 } from '../exchange'
import { TablesDesk, withOwnTemplate } from '../tables-desk'
import type { FigurePlace, TemplateChoice } from '../tables-desk'
import { chartsOf } from './charts'
import { keyOf, readCounted, roundOf, summaryState } from './counted'
import type { Counted, CountingDesk, Which } from './counted'

export interface SummaryParts {
  /** The desk of the department whose workspace is open. @throws UserError when there is none */
  readonly department: () => CountingDesk
  /** The templates that come with the program. */
  readonly templates: TemplateChoice
  /** The catalogs as the open workspace sees them. */
  readonly catalogs: () => { readonly years: () => number[]; readonly read: (year: number) => CatalogData }
}

/** What was made from some ledgers; all of it is forgotten together. */
interface Made {
  readonly counted: Counted
  readonly templates: TemplateChoice
  /** By unit; the department's under ''. */
  readonly tables: Map<string, TablesDesk>
  charts?: SummaryCharts
  record?: SealedRecord
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

  /** The record of a full run of the checks. @throws UserError `notAllAccepted`, `yearNotSetUp` */
  checks(which: Which): SealedRecord {
    const made = this.#of(which)
    made.record ??= this.#check(made.counted)
    return made.record
  }

  /** The ledgers that count, and the templates to choose from. @throws UserError as {@link tables} */
  counted(which: Which): { readonly counted: Counted; readonly templates: TemplateChoice } {
    return this.#of(which)
  }

  #check({ year, partial, ledgers }: Counted): SealedRecord {
    const { department, ceilings } = year
    const template = ownTemplate(year.template)
    const catalogs = this.parts.catalogs()
    const years = catalogs.years()
    const catalog = new Catalog(catalogs.read(department.fiscalYear))
    const catalogOf = (asked: number): Catalog | undefined => {
      if (asked === department.fiscalYear) return catalog
      return years.includes(asked) ? new Catalog(catalogs.read(asked)) : undefined
    }
    const record = runChecks(catalogue, {
      scope: { kind: 'department' },
      ...{ department, ledgers, template, catalog, catalogOf, ceilings, partial }
    })
    return sealed(record, { rules: catalogue, ledgers, catalog, template, department }, sha256)
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
