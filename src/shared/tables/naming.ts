import type { Catalog } from '@shared/catalog'
import type { Consolidation } from '@shared/consolidation'
import type { Edition } from './model'

/** The names of subjects, as tables need them. */
export interface SubjectNames {
  /** The name of a code, undefined where the catalog lacks it. */
  readonly nameOf: (classification: 'function' | 'economic', code: string) => string | undefined
  /** The codes of all 类, for templates that list empty ones. */
  readonly classes: (classification: 'function' | 'economic') => readonly string[]
}

/** The names of a year's catalog. */
export function namesFrom(catalog: Catalog): SubjectNames {
  return {
    nameOf: (classification, code) => catalog.subject(classification, code)?.name,
    classes: (classification) => catalog.children(classification).map(({ code }) => code)
  }
}

/** Where names come from: the catalog, and the ledgers that the tables are about. */
interface NamingContext {
  readonly names: SubjectNames
  readonly consolidation: Consolidation
  readonly edition: Edition
}

/**
 * The name that prints beside a code: the catalog's, else the one that came with the code in a ledger. A code
 * without either is never dropped; its row says that the name is missing.
 */
export function subjectName(
  { names, consolidation, edition }: NamingContext,
  classification: 'function' | 'economic',
  code: string
): string {
  if (code === '') return '（未选科目）'
  return (
    names.nameOf(classification, code) ??
    consolidation.givenName(classification, code, edition.kind === 'unit' ? edition.unit : undefined) ??
    '（目录中没有的科目）'
  )
}
