import { basename, dirname, extname, join } from 'node:path'
import type { DepartmentUnit } from '@shared/exchange'
import type { TableModel } from '@shared/tables'
import { trialFileName, workbookFileName } from '../export'
import type { WorkbookKind } from '../export'
import type { Counted } from './counted'
import type { OrderedFile } from './order'

/** What is ticked for 导出. */
export interface Ticked {
  readonly editions: readonly ('submission' | 'disclosure')[]
  /** Each unit's own workbooks too. */
  readonly units: boolean
  readonly checkReport: boolean
  readonly pdf: boolean
  /** Only this table, by its id. */
  readonly table?: string
  /** That one table as .csv. */
  readonly csv?: boolean
}

export interface Plan {
  /** What the work process writes, the department's first. */
  readonly files: readonly OrderedFile[]
  /** Where the PDF goes, when it is ticked. */
  readonly pdf?: string
}

/** The folder within the chosen one that the units' own workbooks go into. */
export const unitsFolder = '各单位'

const bookOf = { submission: 'official', disclosure: 'public' } as const

/**
 * Which files come of what is ticked, and their names: of a trial they say so. A name that is taken gets a number;
 * nothing is ever written over.
 * @param folder where they go
 * @param isTaken whether there is such a file already
 */
export function planOf(
  { year, ledgers, partial }: Pick<Counted, 'year' | 'ledgers' | 'partial'>,
  ticked: Ticked,
  folder: string,
  isTaken: (path: string) => boolean
): Plan {
  const { department } = year
  const counted = new Set(ledgers.map(({ unit }) => unit.code))
  const active = department.units.filter(({ status }) => status !== 'closed')
  const missing = partial ? active.filter(({ code }) => !counted.has(code)) : []
  const free = freeNames(isTaken)
  const { table, editions, csv = false } = ticked
  const books = editions.map((edition) => bookOf[edition])
  const ofDepartment = { department, edition: { kind: 'department' as const } }
  const named = (name: string, among: TableModel['missingUnits'] = missing): string =>
    free(trialFileName(join(folder, name), among))
  const own = books.map((book): OrderedFile => {
    const name = workbookFileName({ ...ofDepartment, kind: book })
    return { kind: 'workbook', book, path: named(ofTable(name, table)) }
  })
  const ofUnit = ({ code }: DepartmentUnit, book: WorkbookKind): OrderedFile => {
    const edition = { kind: 'unit' as const, unit: code }
    const name = `${code} ${workbookFileName({ department, edition, kind: book })}`
    return { kind: 'workbook', book, unit: code, path: named(join(unitsFolder, ofTable(name, table)), []) }
  }
  const units = ticked.units ? active.filter(({ code }) => counted.has(code)) : []
  const whole = workbookFileName({ ...ofDepartment, kind: 'public' }).replace(/（公开版）\.xlsx$/, '')
  return {
    files: [
      ...own,
      ...(csv && table !== undefined
        ? [{ kind: 'csv' as const, path: named(ofTable(`${whole}.csv`, table)) }]
        : []),
      ...(ticked.checkReport
        ? [{ kind: 'checkReport' as const, path: named(whole.replace(/预算表$/, '预算审核报告') + '.xlsx') }]
        : []),
      ...units.flatMap((unit) => books.map((book) => ofUnit(unit, book)))
    ],
    ...(ticked.pdf ? { pdf: named(ofTable(`${whole}.pdf`, table)) } : {})
  }
}

/** 赣州市……预算表（报送版）（表3）.xlsx */
function ofTable(name: string, table: string | undefined): string {
  if (table === undefined) return name
  const ending = extname(name)
  return `${name.slice(0, -ending.length)}（表${table.replace(/[^\w-]/g, '')}）${ending}`
}

function freeNames(isTaken: (path: string) => boolean): (path: string) => string {
  const given = new Set<string>()
  return (path) => {
    const ending = extname(path)
    const bare = join(dirname(path), basename(path, ending))
    let free = path
    for (let number = 2; given.has(free) || isTaken(free); number++) free = `${bare}（${number}）${ending}`
    given.add(free)
    return free
  }
}
