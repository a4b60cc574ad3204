/**
 * What a file says, worked out without the program's own schemas: amounts in fen as integers, nothing empty,
 * no version and no default round. Two files say the same when this is the same.
 */
export function meaningOf(file: unknown): unknown {
  if (typeof file === 'object' && file !== null && !Array.isArray(file)) {
    const entries = Object.entries(file).filter(
      ([name, value]) => name !== 'formatVersion' && !(name === 'round' && value === 'secondDraft')
    )
    return meaning(Object.fromEntries(entries))
  }
  return meaning(file)
}

const amountFields =
  /^(?:amount|price|current|prior|goods|works|services|affiliateRemittance|businessIncome|carryover.+|fiscalSpecialAccount|generalPublicBudget|governmentFund|institutionalIncome|nonFiscalBalanceUsed|otherIncome|stateCapitalOperations|superiorSubsidy)$/

function meaning(value: unknown, field = ''): unknown {
  if (typeof value === 'string' && amountFields.test(field)) return inFen(value)
  if (Array.isArray(value)) return value.map((member) => meaning(member))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, member]): [string, unknown] => [key, meaning(member, key)])
  return Object.fromEntries(entries.filter(([, member]) => !isEmpty(member)))
}

function isEmpty(value: unknown): boolean {
  return (
    value === '' ||
    value === undefined ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  )
}

function inFen(amount: string): unknown {
  const match = /^(-?)([0-9]+)(?:\.([0-9]{1,2}))?$/.exec(amount)
  if (match === null) return amount
  const fen = BigInt(`${match[2] ?? ''}${(match[3] ?? '').padEnd(2, '0')}`)
  return { fen: String(match[1] === '-' ? -fen : fen) }
}
