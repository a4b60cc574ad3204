import { Catalog } from '@shared/catalog'
import { smallCatalog } from '../../../../shared/catalog/testing/small-catalog'
import { readSubject } from '../../../entry/subjects'
import type { SubjectReaders } from '../recognise'
import { understand } from '../recognise'
import type { Settled, TakenLines } from '../take-lines'
import { takeLines } from '../take-lines'

const catalog = new Catalog(smallCatalog)

/** Subjects as the small catalog has them. */
export const readers: SubjectReaders = {
  function: (text) => readSubject(catalog, 'function', text),
  economic: (text) => readSubject(catalog, 'economic', text)
}

/** What a user settles who changes nothing. */
export const settled: Settled = { unit: 'yuan', section: 'basic', source: 'generalPublicBudget' }

/** What a table comes to as it is recognised, in 元 unless it is settled otherwise. */
export function takenFrom(rows: readonly (readonly string[])[], more: Partial<Settled> = {}): TakenLines {
  const understood = understand(rows)
  if (understood === undefined) throw new Error('no headings')
  return takeLines(rows, understood, { ...settled, ...more }, readers)
}

/** Lines in short: 基本 2080501 30201 100.00. */
export const inShort = ({ lines }: TakenLines): string[] =>
  lines.map((line) =>
    ['section', 'category', 'function', 'economic', 'amount']
      .flatMap((key) => (typeof line[key] === 'string' ? [line[key]] : []))
      .join(' ')
  )
