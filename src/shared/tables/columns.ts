import { remembered } from '@shared/remember'
import type { Column } from './schema-parts'

/** A column without columns below it, and where in the template it stands. */
export interface LeafColumn extends Omit<Column, 'columns'> {
  readonly steps: readonly (string | number)[]
}

/** The columns of a tree from left to right. */
export function leavesOf(columns: readonly Column[], steps: readonly (string | number)[]): LeafColumn[] {
  return columns.flatMap(({ columns: below, ...own }, index) =>
    below === undefined
      ? [{ ...own, steps: [...steps, index] }]
      : leavesOf(below, [...steps, index, 'columns'])
  )
}

/** The columns of a whole tree, always the same objects for the same tree. */
export const leavesIn = remembered((columns: readonly Column[]): readonly LeafColumn[] =>
  leavesOf(columns, [])
)

/** How many heading rows the columns need. */
export function depthOf(columns: readonly Column[]): number {
  return Math.max(...columns.map(({ columns: below }) => 1 + (below === undefined ? 0 : depthOf(below))))
}
