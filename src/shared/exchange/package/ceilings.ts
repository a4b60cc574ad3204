import { expenditureFactsOf, fields, isPersonnel, threePublicItems, threePublicOf } from '@shared/ledger'
import type { FundSource, ThreePublicItem, UnitLedger } from '@shared/ledger'
import { difference, sum } from '@shared/money'
import type { Fen } from '@shared/money'
import { z } from '../../zod'

/** What the money of a ceiling is for: 人员, 公用, 项目. */
export const ceilingUses = ['personnel', 'operating', 'project'] as const
export type CeilingUse = (typeof ceilingUses)[number]

/**
 * 控制数: limits on what may be asked for, per funding source and use, where given also per project, and per
 * item of 三公. What has no ceiling has no limit. In a file amounts are texts in 元, in memory fen.
 */
export const ceiling = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('source'),
    source: fields.source,
    use: z.enum(ceilingUses),
    amount: fields.amount
  }),
  z.strictObject({
    kind: z.literal('project'),
    source: fields.source,
    project: fields.projectCode,
    amount: fields.amount
  }),
  z.strictObject({
    kind: z.literal('threePublic'),
    item: z.enum(threePublicItems),
    amount: fields.amount
  })
])
export type Ceiling = z.output<typeof ceiling>

/** A list of ceilings, no cell twice. */
export const ceilings = z
  .array(ceiling)
  .max(5_000)
  .refine((list) => new Set(list.map(ceilingKey)).size === list.length, '同一个控制数写了两次，请只留一个。')

/** Names the cell that a ceiling is for. */
export function ceilingKey(one: Ceiling): string {
  switch (one.kind) {
    case 'source':
      return `${one.source}/${one.use}`
    case 'project':
      return `${one.source}/project/${one.project}`
    case 'threePublic':
      return `threePublic/${one.item}`
  }
}

/** What a ledger uses of one ceiling, in fen. */
export interface CeilingState {
  readonly ceiling: Ceiling
  readonly used: Fen
  /** The ceiling less what is used; negative when it is exceeded. */
  readonly headroom: Fen
}

/**
 * What a ledger uses of each ceiling, in the ceilings' order. 三公 is computed from the fiscal lines as
 * everywhere; other expenditure (其他支出类别) has no ceiling.
 */
export function ceilingStates(given: readonly Ceiling[], ledger: UnitLedger): CeilingState[] {
  const use = new Uses(ledger)
  return given.map((one) => {
    const used = use.of(one)
    return { ceiling: one, used, headroom: difference(one.amount, used) }
  })
}

/** What has been given to units of one of the department's ceilings, in fen. */
export interface CeilingShare {
  readonly ceiling: Ceiling
  /** The units' ceilings on the same cell together. */
  readonly given: Fen
  /** 待分配: negative when the units have been given more than there is. */
  readonly unallocated: Fen
}

/** How a department's own ceilings are split over its units; a unit's ceiling without one above it is left out. */
export function ceilingShares(own: readonly Ceiling[], units: Iterable<readonly Ceiling[]>): CeilingShare[] {
  const given = new Map<string, Fen[]>()
  for (const list of units) {
    for (const one of list) given.set(ceilingKey(one), [...(given.get(ceilingKey(one)) ?? []), one.amount])
  }
  return own.map((one) => {
    const total = sum(given.get(ceilingKey(one)) ?? [])
    return { ceiling: one, given: total, unallocated: difference(one.amount, total) }
  })
}

/** The sums of one ledger that ceilings limit. */
class Uses {
  private readonly threePublic: Readonly<Record<ThreePublicItem, Fen>>

  constructor(private readonly ledger: UnitLedger) {
    this.threePublic = threePublicOf(ledger)
  }

  of(one: Ceiling): Fen {
    switch (one.kind) {
      case 'threePublic':
        return this.threePublic[one.item]
      case 'project':
        return this.ofProject(one.source, one.project)
      case 'source':
        return one.use === 'project' ? this.ofProject(one.source) : this.ofBasic(one.source, one.use)
    }
  }

  private ofBasic(source: FundSource, use: 'personnel' | 'operating'): Fen {
    const lines = this.ledger.basicExpenditure.filter((line) => line.source === source)
    return sum(
      lines
        .filter(({ economic }) => isPersonnel(economic) === (use === 'personnel'))
        .map(({ amount }) => amount)
    )
  }

  private ofProject(source: FundSource, project?: string): Fen {
    const facts = expenditureFactsOf(this.ledger).filter(
      (fact) => fact.section === 'project' && fact.source === source
    )
    return sum(
      facts.filter((fact) => project === undefined || fact.project === project).map(({ amount }) => amount)
    )
  }
}
