import type { CellDifference, LedgerComparison } from '@shared/ipc'
import { controlTotalsOf } from '@shared/exchange'
import { alignIds, choiceLabel, describePath, differences, fieldLabel, highestId } from '@shared/ledger'
import type { Change, Json, UnitLedger } from '@shared/ledger'
import { groupInterchangeAmount } from '@shared/money'

/** How many differences are listed; the rest is only counted. */
const MOST = 2000

/**
 * Two states of a unit's ledger side by side: the totals, and every cell and row that differs. The paths are those
 * of `after`; a row that is gone keeps a path of its own, which is not in it. Of which round each is, is no difference.
 */
export function compareLedgers(before: UnitLedger, after: UnitLedger): LedgerComparison {
  const aligned = alignIds({ ...before, round: after.round }, after, highestId(after) + 1).ledger
  const changes = differences(aligned, after)
  return {
    totals: { before: controlTotalsOf(before), after: controlTotalsOf(after) },
    differences: changes.slice(0, MOST).map((change) => differenceOf(change, aligned, after)),
    count: changes.length
  }
}

function differenceOf(change: Change, before: UnitLedger, after: UnitLedger): CellDifference {
  const { path } = change
  const field = path.slice(path.lastIndexOf('/') + 1)
  const gone = change.after === undefined && change.following !== undefined
  return {
    path,
    label: describePath(path, gone ? before : after),
    ...(change.before === undefined ? {} : { before: valueWords(change.before, field) }),
    ...(change.after === undefined ? {} : { after: valueWords(change.after, field) })
  }
}

/**
 * A value of a field as a clerk reads it. The interchange form writes every amount, and nothing else, with two
 * decimals.
 */
export function valueWords(value: Json, field = ''): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return choiceLabel(field, value) ?? amountOrText(value)
  if (Array.isArray(value)) {
    const words = value.map((one: Json) => valueWords(one, field))
    return value.every((one) => typeof one === 'string') ? words.join('、') : `${value.length} 行`
  }
  return Object.entries(value)
    .filter(([name]) => name !== 'id')
    .map(([name, of]) => `${fieldLabel(name)} ${valueWords(of, name)}`)
    .join('，')
}

const amountOrText = (text: string): string =>
  /^-?\d+\.\d\d$/.test(text) ? groupInterchangeAmount(text) : text
