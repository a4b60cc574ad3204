/**
 * A path points at one cell or one row of a ledger, in the names of the interchange form, with rows named by
 * id: `income/generalPublicBudget`, `basicExpenditure/#12/amount`, `projects/#3/lines/#15`.
 */
export type LedgerPath = string

/** The lists of a ledger. The two inside a project need the project's id. */
export const topLists = [
  'basicExpenditure',
  'otherExpenditure',
  'projects',
  'governmentProcurement/lines',
  'priorYear/lines'
] as const
export type TopList = (typeof topLists)[number]
export const projectLists = ['projects/lines', 'projects/indicators'] as const
export type ProjectList = (typeof projectLists)[number]
export type ListName = TopList | ProjectList

/** One list of one ledger. */
export type ListAddress =
  | { readonly list: TopList }
  | { readonly list: ProjectList; /** id of the project */ readonly project: number }

/** What a path points at: a cell that the ledger has once, a whole row, or a cell of a row. */
export type PathTarget =
  | { readonly kind: 'cell'; /** the path itself */ readonly field: string }
  | { readonly kind: 'row'; readonly address: ListAddress; readonly id: number }
  | { readonly kind: 'rowCell'; readonly address: ListAddress; readonly id: number; readonly field: string }

const rowIn = new RegExp(`^(${topLists.join('|')})/#([1-9][0-9]{0,14})(?:/(.+))?$`)
const rowInProject = /^(lines|indicators)\/#([1-9][0-9]{0,14})(?:\/(.+))?$/

/**
 * Takes a path apart. It says nothing about whether the field or the row exists.
 * @returns undefined when the text is no path at all
 */
export function parsePath(path: LedgerPath): PathTarget | undefined {
  const row = rowIn.exec(path)
  if (row === null) return path.includes('#') || path === '' ? undefined : { kind: 'cell', field: path }
  const [, list, id, rest] = row
  if (list === 'projects' && rest?.includes('/') === true) return parseInProject(Number(id), rest)
  return target({ list: list as TopList }, Number(id), rest)
}

function parseInProject(project: number, rest: string): PathTarget | undefined {
  const row = rowInProject.exec(rest)
  if (row === null) return undefined
  const [, list, id, field] = row
  return target(
    { list: list === 'lines' ? 'projects/lines' : 'projects/indicators', project },
    Number(id),
    field
  )
}

function target(address: ListAddress, id: number, field: string | undefined): PathTarget | undefined {
  if (field === undefined) return { kind: 'row', address, id }
  return /[/#]/.test(field) ? undefined : { kind: 'rowCell', address, id, field }
}

/** The field of a project that holds this list. */
export function projectField(list: ProjectList): 'lines' | 'indicators' {
  return list === 'projects/lines' ? 'lines' : 'indicators'
}

/** The path of a list without a row: `projects/#3/lines`. It is a prefix of paths, itself no path to a cell. */
export function listPath(address: ListAddress): string {
  return 'project' in address ? `projects/#${address.project}/${projectField(address.list)}` : address.list
}

/** The path of a whole row. */
export function rowPath(address: ListAddress, id: number): LedgerPath {
  return `${listPath(address)}/#${id}`
}

/** The path of a cell of a row. */
export function rowCellPath(address: ListAddress, id: number, field: string): LedgerPath {
  return `${rowPath(address, id)}/${field}`
}
