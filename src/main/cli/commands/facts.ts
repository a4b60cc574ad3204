import { listingCoordinates, listings, printedFacts } from '@shared/consolidation'
import type { ListingCoordinate } from '@shared/consolidation'
import type { Command } from '../command'
import { choice, needed, WrongUse } from '../command'
import { consolidated, inputNeeds, inputOptions, readInput } from './consolidation-input'

/** `facts … --by function,source --json`: the sums behind the tables, in 元. */
export const factsCommand: Command = {
  takes: [],
  options: { ...inputOptions, by: 'COORDINATE,…', of: listings.join('|') },
  needs: [...inputNeeds, 'by'],
  purpose: `汇总各单位的账，按 ${listingCoordinates.join(',')} 列出合计，单位是元`,
  run(given, surroundings) {
    const by = coordinatesOf(needed(given, 'by'))
    const of = choice(given, 'of', listings)
    const printed = printedFacts(consolidated(readInput(given, surroundings), given), { by, of })
    const lines = printed.facts.map((fact) => [...by.map((one) => fact[one] ?? ''), fact.amount].join('\t'))
    const text = [[...by, 'amount'].join('\t'), ...lines].join('\n')
    return Promise.resolve({ code: 0, text, json: printed })
  }
}

/** @throws WrongUse at a coordinate that does not exist or is named twice */
function coordinatesOf(text: string): ListingCoordinate[] {
  const names = text.split(',').map((name) => name.trim())
  return names.map((name, at) => {
    const found = listingCoordinates.find((one) => one === name)
    if (found === undefined) {
      throw new WrongUse(`--by 里的“${name}”不认识，只能是 ${listingCoordinates.join('、')}。`)
    }
    if (names.indexOf(name) !== at) throw new WrongUse(`--by 里的“${name}”写了两次。`)
    return found
  })
}
