import {
  describePath,
  describeSteps,
  fieldLabel,
  parsePath,
  projectField,
  rowCellPath,
  rowPath,
  sectionLabel,
  topLists
} from '@shared/ledger'
import type {
  LedgerPath,
  ListAddress,
  Project,
  Row,
  Section,
  Step,
  TopList,
  UnitLedger
} from '@shared/ledger'
import { remembered } from '@shared/remember'
import type { Place } from './model'

/** A cell or a whole row of a ledger. */
export function cellPlace(ledger: UnitLedger, path: LedgerPath): Place {
  const target = parsePath(path)
  if (target === undefined || target.kind === 'cell') return placeOf(ledger, path, describePath(path, ledger))
  return rowPlace(ledger, target.address, target.id, target.kind === 'row' ? undefined : target.field)
}

/**
 * A row of a list, or one of its cells: as {@link cellPlace}, without reading a path for every row of many.
 * @param at where it stands in its list, where that is known
 */
export function rowPlace(
  ledger: UnitLedger,
  address: ListAddress,
  id: number,
  field?: string,
  at = positionOf(ledger, address, id)
): Place {
  const path = field === undefined ? rowPath(address, id) : rowCellPath(address, id, field)
  const row = at === undefined ? undefined : rowLabel(ledger, address, at)
  if (row === undefined) return placeOf(ledger, path, describePath(path, ledger))
  return placeOf(ledger, path, field === undefined ? row : `${row}的${fieldLabel(field, under(address))}`)
}

/** A project and where it stands in the list. */
export interface PlacedProject {
  readonly project: Project
  readonly at: number
}

/** A project at a place in the list: as {@link cellPlace}, without the ledger. */
export function projectPlace(unit: string, { project, at }: PlacedProject): Place {
  const projects = { list: 'projects' } as const
  return { kind: 'cell', unit, path: rowPath(projects, project.id), label: rowWords(projects, at) }
}

/** A cell of one of a project's lines or indicators: as {@link cellPlace}, without the ledger. */
export function projectCellPlace(
  unit: string,
  { project, at }: PlacedProject,
  list: 'lines' | 'indicators',
  { id, field }: { readonly id: number; readonly field: string }
): Place {
  const address = { list: `projects/${list}`, project: project.id } as const
  const row = positions(project[list]).get(id) ?? -1
  const label = `${listWordsOf(['projects', at, list])}第 ${row + 1} 行的${fieldLabel(field, list)}`
  return { kind: 'cell', unit, path: rowCellPath(address, id, field), label }
}

function placeOf({ unit }: UnitLedger, path: LedgerPath, label: string): Place {
  return { kind: 'cell', unit: unit.code, path, label }
}

/** Where the rows of a list stand; worked out once for a list, since findings name many rows of one. */
const positions = remembered((rows: readonly Row[]) => new Map(rows.map(({ id }, at) => [id, at])))

/** undefined where there is no such row */
function positionOf(ledger: UnitLedger, address: ListAddress, id: number): number | undefined {
  if (!('project' in address)) return positions(rowsOf(ledger, address.list)).get(id)
  const project = ledger.projects[positions(ledger.projects).get(address.project) ?? -1]
  return positions(project?.[projectField(address.list)] ?? []).get(id)
}

/** As `describePath` says it, without a search for every row. */
function rowLabel(ledger: UnitLedger, address: ListAddress, at: number): string | undefined {
  if (!('project' in address)) return rowWords(address, at)
  const words = projectListWords(ledger.projects)
  const key = `${address.list} ${address.project}`
  let list = words.get(key)
  if (list === undefined) {
    const project = positions(ledger.projects).get(address.project)
    if (project === undefined) return undefined
    list = listWordsOf(['projects', project, under(address)])
    words.set(key, list)
  }
  return `${list}第 ${at + 1} 行`
}

/** What is said of the lists of projects before their rows, as far as it has been asked for. */
const projectListWords = remembered<readonly Project[], Map<string, string>>(() => new Map())

const rowWords = ({ list }: { readonly list: TopList }, at: number): string =>
  `${listWords[list]}第 ${at + 1} 行`

const under = ({ list }: ListAddress): string => list.split('/').at(-1) ?? ''

/** What `describeSteps` says of a list before its row. */
function listWordsOf(steps: readonly Step[]): string {
  return describeSteps([...steps, 0]).slice(0, -'第 1 行'.length)
}

const listWords = Object.fromEntries(
  topLists.map((list) => [list, listWordsOf(list.split('/'))])
) as Readonly<Record<TopList, string>>

function rowsOf(ledger: UnitLedger, list: Exclude<ListAddress, { project: number }>['list']): readonly Row[] {
  switch (list) {
    case 'governmentProcurement/lines':
      return ledger.governmentProcurement.lines
    case 'priorYear/lines':
      return ledger.priorYear.lines
    default:
      return ledger[list]
  }
}

/** A section of a ledger as a whole. */
export function sectionPlace(ledger: UnitLedger, section: Section): Place {
  return { kind: 'section', unit: ledger.unit.code, section, label: sectionLabel(section) }
}

/** Something that the department fills itself: `units/3`, `performance/indicators/2`. */
export function departmentPlace(field: string, label: string): Place {
  return { kind: 'department', field, label }
}

/** A place as a text that stays the same when rows move: what a finding's identity is made of. */
export function placeKey(place: Place): string {
  switch (place.kind) {
    case 'cell':
      return `${place.unit}/${place.path}`
    case 'section':
      return `${place.unit}/${place.section}`
    case 'table':
      return [place.unit ?? '', place.table, place.row ?? '', place.column ?? ''].join(':')
    case 'department':
      return place.field
  }
}
