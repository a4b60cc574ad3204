import { ceilingCells, ceilingKey, ceilingShares } from '@shared/exchange'
import type { CeilingCell, Ceilings } from '@shared/exchange'
import { fundSources, threePublicItems } from '@shared/ledger'
import { zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'

const uses = ['personnel', 'operating', 'project'] as const

/** Every cell that can be limited but those of projects: sources by use, and the items of 三公. */
export const ceilingColumns: readonly CeilingCell[] = [
  ...fundSources.flatMap((source) =>
    uses.map((use): CeilingCell => ({ kind: 'source', source, use, limit: zeroFen }))
  ),
  ...threePublicItems.map((item): CeilingCell => ({ kind: 'threePublic', item, limit: zeroFen }))
]

/** The limit on a cell; undefined where there is none, which is not a limit of zero. */
export function limitOf(ceilings: Ceilings, cell: CeilingCell): Fen | undefined {
  switch (cell.kind) {
    case 'source':
      return ceilings.sources[cell.source]?.[cell.use]
    case 'project':
      return ceilings.projects?.[cell.project]
    case 'threePublic':
      return ceilings.threePublic?.[cell.item]
  }
}

/** Sets a limit, or takes it away. */
export function withLimit(ceilings: Ceilings, cell: CeilingCell, limit: Fen | undefined): Ceilings {
  switch (cell.kind) {
    case 'source': {
      const before: NonNullable<Ceilings['sources'][typeof cell.source]> = ceilings.sources[cell.source] ?? {}
      const own = put(before, cell.use, limit)
      const empty = Object.keys(own).length === 0
      return { ...ceilings, sources: put(ceilings.sources, cell.source, empty ? undefined : own) }
    }
    case 'project':
      return without({ ...ceilings, projects: put(ceilings.projects ?? {}, cell.project, limit) }, 'projects')
    case 'threePublic':
      return without(
        { ...ceilings, threePublic: put(ceilings.threePublic ?? {}, cell.item, limit) },
        'threePublic'
      )
  }
}

/** What the units have been given of each of the department's own limits, and what is left. */
export function sharesOf(
  own: Ceilings,
  units: Readonly<Record<string, Ceilings>>
): Map<string, { given: Fen; unallocated: Fen }> {
  return new Map(
    ceilingShares(own, Object.values(units)).map(({ cell, ...share }) => [ceilingKey(cell), share])
  )
}

/** The cells of the department's own limits of which the units have been given more than there is. */
export function overgiven(own: Ceilings, units: Readonly<Record<string, Ceilings>>): CeilingCell[] {
  return ceilingShares(own, Object.values(units)).flatMap(({ cell, unallocated }) =>
    unallocated < 0 ? [cell] : []
  )
}

/** Whether a column holds a limit of anybody. */
export function isUsed(all: readonly Ceilings[], cell: CeilingCell): boolean {
  return all.some((one) => limitOf(one, cell) !== undefined)
}

/** The codes of projects that have a limit. */
export const limitedProjects = (ceilings: Ceilings): string[] =>
  ceilingCells(ceilings).flatMap((cell) => (cell.kind === 'project' ? [cell.project] : []))

/** A part without an entry is none. */
function without(ceilings: Ceilings, part: 'projects' | 'threePublic'): Ceilings {
  if (Object.keys(ceilings[part] ?? {}).length > 0) return ceilings
  const others = Object.entries(ceilings).filter(([name]) => name !== part)
  return { sources: ceilings.sources, ...Object.fromEntries(others) }
}

/** A copy with an entry set, or without it. */
function put<T extends object>(record: T, key: keyof T & string, value: unknown): T {
  const others = Object.entries(record).filter(([name]) => name !== key)
  // The entry is of the kind that the record holds: each caller gives its own key and limit.
  return Object.fromEntries(value === undefined ? others : [...others, [key, value]]) as T
}
