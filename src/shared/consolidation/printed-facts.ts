import { fundSources } from '@shared/ledger'
import { printInterchangeAmount } from '@shared/money'
import type { Consolidation } from './consolidation'
import { expenditureSections } from './coordinates'
import type { Where } from './where'

/** What facts can be listed by. */
export const listingCoordinates = [
  'function',
  'economic',
  'source',
  'unit',
  'section',
  'project',
  'category'
] as const
export type ListingCoordinate = (typeof listingCoordinates)[number]

/** What can be listed: this year's expenditure, this year's income, last year's expenditure. */
export const listings = ['expenditure', 'income', 'priorYear'] as const
export type Listing = (typeof listings)[number]

const wheres: Readonly<Record<Listing, Where>> = {
  expenditure: { of: ['current'], section: expenditureSections },
  income: { of: ['current'], section: ['income'] },
  priorYear: { of: ['prior'], section: expenditureSections }
}

/** A sum as it is listed: the text of every coordinate asked by (empty where the facts have none), and 元. */
export type PrintedFact = Readonly<Partial<Record<ListingCoordinate, string>>> & { readonly amount: string }

/**
 * The sums of a consolidation by coordinates, for programs: amounts in 元 with two decimals ("1234.50"). Sorted
 * by the coordinates in the order asked: sources in the order of the tables, all else by its text. Facts of zero
 * are listed.
 * @throws UserError `sumTooLarge`
 */
export function printedFacts(
  consolidation: Consolidation,
  { by, of = 'expenditure' }: { readonly by: readonly ListingCoordinate[]; readonly of?: Listing }
): { readonly facts: readonly PrintedFact[] } {
  const rank = by.map((coordinate): ((text: string) => string) =>
    coordinate === 'source' ? sourceRank : (text) => text
  )
  const keyed = consolidation.groups(by, wheres[of]).map((group) => ({
    ...group,
    key: group.texts.map((text, at) => rank[at]?.(text) ?? text).join('\u0000')
  }))
  const sorted = keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return {
    facts: sorted.map(({ texts, amount }) => ({
      ...Object.fromEntries(by.map((coordinate, at) => [coordinate, texts[at] ?? ''])),
      amount: printInterchangeAmount(amount)
    }))
  }
}

function sourceRank(text: string): string {
  const at = fundSources.findIndex((source) => source === text)
  return String.fromCharCode(0x100 + at)
}
