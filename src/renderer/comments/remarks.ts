import type { ExchangeView } from '@shared/ipc'
import type { LedgerPath, Section, UnitLedger } from '@shared/ledger'
import { describePath, parsePath, rowsOf } from '@shared/ledger'
import type { MarksByPath } from '../findings/arrange'
import { placeOfPath, sectionOfPath } from '../frame/section-marks'

/** What the department wrote when it sent the ledger back. */
export type Comment = ExchangeView['comments'][number]

/** What a comment is told as beside its cell: whose word it is, and the word. */
export const remarkWords = ({ text }: Pick<Comment, 'text'>): string => `退回意见：${text}`

/** The comments that are not ticked off yet, as marks at their cells. */
export function remarksOf(comments: readonly Comment[]): MarksByPath {
  const marks = new Map<LedgerPath, { severity: 'remark'; message: string }[]>()
  for (const comment of comments) {
    if (comment.done || comment.path === undefined) continue
    const mark = { severity: 'remark' as const, message: remarkWords(comment) }
    const own = marks.get(comment.path)
    if (own === undefined) marks.set(comment.path, [mark])
    else own.push(mark)
  }
  return marks
}

/** How many comments of a section are not ticked off yet; one that is about no section counts for none. */
export function leftBySection(comments: readonly Comment[]): ReadonlyMap<Section, number> {
  const left = new Map<Section, number>()
  for (const { path, done } of comments) {
    const section = done || path === undefined ? undefined : sectionOfPath(path)
    if (section !== undefined) left.set(section, (left.get(section) ?? 0) + 1)
  }
  return left
}

/** Where a comment leads, as its words stand now: rows move, and a row may be gone. */
export interface CommentPlace {
  readonly label: string
  /** Absent where there is nothing to go to. */
  readonly path?: LedgerPath
}

/** The row moved or gone since, the label says where it stands now. */
export function placeOfComment(
  { path, label }: Pick<Comment, 'path' | 'label'>,
  ledger: UnitLedger
): CommentPlace {
  if (path === undefined || placeOfPath(path) === undefined) return { label }
  return stands(path, ledger) ? { label: describePath(path, ledger), path } : { label: `${label}（已删除）` }
}

function stands(path: LedgerPath, ledger: UnitLedger): boolean {
  const target = parsePath(path)
  if (target === undefined || target.kind === 'cell') return true
  return rowsOf(ledger, target.address)?.some(({ id }) => id === target.id) === true
}
