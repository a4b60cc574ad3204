import { describe, expect, it } from 'vitest'
import { Checker } from '../checker'
import type { Finding, Place } from '../model'
import type { MutableDepartment } from '../testing/mutation'
import { catalog, ganzhou } from '../../tables/testing/templates'
import { entryRules } from './index'
import { entryMutations, tidyDepartment } from './testing/mutations'

function check({ department, ledgers, ceilings }: MutableDepartment): Finding[] {
  const checker = new Checker(entryRules, (rule, error) => {
    throw new Error(`${rule} failed`, { cause: error })
  })
  const { rules } = checker.check({
    scope: { kind: 'department' },
    department,
    ledgers,
    template: ganzhou,
    catalog,
    catalogOf: () => catalog,
    ...(ceilings === undefined ? {} : { ceilings })
  })
  return rules.flatMap(({ findings }) => findings)
}

function textOf(place: Place): string {
  switch (place.kind) {
    case 'cell':
      return place.path
    case 'section':
      return place.section
    case 'table':
      return place.table
    case 'department':
      return place.field
  }
}

describe('the tidy department', () => {
  it('gives no rule on entries anything to say', () => {
    expect(check(tidyDepartment)).toEqual([])
  })
})

describe('a breach', () => {
  it.each(entryMutations.map((one) => [`${one.rule} ${one.words}`, one] as const))('%s', (_, mutation) => {
    if (mutation.breaks !== 'ledgers') throw new Error('Entry rules are broken in ledgers')
    const { rule, alsoErrors = [], also = [], places } = mutation
    const findings = check(mutation.mutate(tidyDepartment))
    const own = findings.filter((one) => one.rule === rule)
    const named = own.flatMap((one) => one.places.map(textOf))
    expect(own).not.toEqual([])
    for (const place of places) expect(named.some((one) => one.includes(place))).toBe(true)
    const others = new Set(findings.filter((one) => one.rule !== rule).map((one) => one.rule))
    expect([...others].filter((one) => !also.includes(one))).toEqual([])
    const errors = findings.filter((one) => one.severity === 'error' && one.rule !== rule)
    expect(errors.filter((one) => !alsoErrors.includes(one.rule))).toEqual([])
  })

  it('is known for every rule that looks at entries', () => {
    const checked = entryRules.flatMap(({ kind, id }) => (kind === 'checked' ? [id] : []))
    const broken = new Set(entryMutations.map(({ rule }) => rule))
    // H09 compares printed tables, where it is broken.
    expect(checked.filter((id) => !broken.has(id))).toEqual(['H09'])
  })
})
