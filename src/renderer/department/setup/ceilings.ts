import { ceilingCells, ceilingKey, ceilingShares } from '@shared/exchange'
import type { CeilingCell, Ceilings } from '@shared/exchange'
import { fundSources, threePublicItems } from '@shared/ledger'
import { zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'

const uses = ['personnel', 'operating', 'project'] as const

/** Every cell that can be limited: sources by use, the items of 三公, and the projects that have a limit or are known. */
export function ceilingRows(given: readonly Ceilings[], projects: readonly string[]): CeilingCell[] {
  const limit = zeroFen
  const limited = given.flatMap(({ projects: own = {} }) => Object.keys(own))
  return [
    ...fundSources.flatMap((source) =>
      uses.map((use): CeilingCell => ({ kind: 'source', source, use, limit }))
    ),
    ...threePublicItems.map((item): CeilingCell => ({ kind: 'threePublic', item, limit })),
    ...[...new Set([...projects, ...limited])]
      .sort()
      .map((project): CeilingCell => ({ kind: 'project', project, limit }))
  ]
}

/** The limit on a cell; undefined where there is none, which is not a limit of zero. */
export function limitOf(ceilings: Ceilings, cell: CeilingCell): Fen | undefined {
  return ceilingCells(ceilings).find((one) => ceilingKey(one) === ceilingKey(cell))?.limit
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
      return { ...ceilings, projects: put(ceilings.projects ?? {}, cell.project, limit) }
    case 'threePublic':
      return { ...ceilings, threePublic: put(ceilings.threePublic ?? {}, cell.item, limit) }
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

/** A copy with an entry set, or without it. */
function put<T extends object>(record: T, key: keyof T & string, value: unknown): T {
  const others = Object.entries(record).filter(([name]) => name !== key)
  // The entry is of the kind that the record holds: each caller gives its own key and limit.
  return Object.fromEntries(value === undefined ? others : [...others, [key, value]]) as T
}
