import { expenditureFactsOf, fields, isPersonnel, threePublicItems, threePublicOf } from '@shared/ledger'
import type { FundSource, ThreePublicItem, UnitLedger } from '@shared/ledger'
import { difference, sum, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import { z } from '../../zod'

/** 人员, 公用, 项目. */
export const ceilingUses = ['personnel', 'operating', 'project'] as const
export type CeilingUse = (typeof ceilingUses)[number]

const ofSource = z.strictObject({
  personnel: fields.amount.exactOptional(),
  operating: fields.amount.exactOptional(),
  project: fields.amount.exactOptional()
})

/**
 * 控制数 of a unit, or of a department as a whole: per funding source and use, where given also per project
 * (by its code) and per item of 三公. What is absent is not limited, which is not the same as a limit of zero.
 * In a file amounts are texts in 元, in memory fen.
 */
export const ceilings = z.strictObject({
  sources: z.partialRecord(fields.source, ofSource),
  projects: z
    .record(fields.projectCode, fields.amount)
    .refine((all) => Object.keys(all).length <= 5_000, '项目控制数太多。')
    .exactOptional(),
  threePublic: z.partialRecord(z.enum(threePublicItems), fields.amount).exactOptional()
})
export type Ceilings = z.output<typeof ceilings>

/** One cell that a ceiling limits, and its limit in fen. */
export type CeilingCell = { readonly limit: Fen } & (
  | { readonly kind: 'source'; readonly source: FundSource; readonly use: CeilingUse }
  | { readonly kind: 'project'; readonly project: string }
  | { readonly kind: 'threePublic'; readonly item: ThreePublicItem }
)

/** The cells of ceilings, in the order of sources, projects and items. */
export function ceilingCells({ sources, projects = {}, threePublic = {} }: Ceilings): CeilingCell[] {
  return [
    ...entriesOf(sources).flatMap(([source, limits]) =>
      ceilingUses.flatMap((use): CeilingCell[] => {
        const limit = limits[use]
        return limit === undefined ? [] : [{ kind: 'source', source, use, limit }]
      })
    ),
    ...entriesOf(projects).map(([project, limit]): CeilingCell => ({ kind: 'project', project, limit })),
    ...entriesOf(threePublic).map(([item, limit]): CeilingCell => ({ kind: 'threePublic', item, limit }))
  ]
}

/** Names a cell: the same cell of two units, or of the department, has the same key. */
export function ceilingKey(cell: CeilingCell): string {
  switch (cell.kind) {
    case 'source':
      return `${cell.source}/${cell.use}`
    case 'project':
      return `project/${cell.project}`
    case 'threePublic':
      return `threePublic/${cell.item}`
  }
}

/** What a ledger uses of one ceiling, in fen. */
export interface CeilingState {
  readonly cell: CeilingCell
  readonly used: Fen
  /** The limit less what is used; negative when it is exceeded. */
  readonly headroom: Fen
}

/**
 * What a ledger uses of each ceiling. 三公 is computed from the fiscal lines as everywhere; other expenditure
 * (其他支出类别) has no ceiling.
 */
export function ceilingStates(given: Ceilings, ledger: UnitLedger): CeilingState[] {
  const cells = ceilingCells(given)
  if (cells.length === 0) return []
  const threePublic = threePublicOf(ledger)
  const amounts = amountsByCell(ledger)
  return cells.map((cell) => {
    const used =
      cell.kind === 'threePublic' ? threePublic[cell.item] : sum(amounts.get(ceilingKey(cell)) ?? [])
    return { cell, used, headroom: difference(cell.limit, used) }
  })
}

/** What has been given to units of one of the department's ceilings, in fen. */
export interface CeilingShare {
  readonly cell: CeilingCell
  /** The units' limits on the same cell together. */
  readonly given: Fen
  /** 待分配: negative when the units have been given more than there is. */
  readonly unallocated: Fen
}

/** How a department's own ceilings are split over its units; a unit's ceiling without one above it is left out. */
export function ceilingShares(own: Ceilings, units: Iterable<Ceilings>): CeilingShare[] {
  const given = new Map<string, Fen>()
  for (const unit of units) {
    for (const cell of ceilingCells(unit)) {
      given.set(ceilingKey(cell), sum([given.get(ceilingKey(cell)) ?? zeroFen, cell.limit]))
    }
  }
  return ceilingCells(own).map((cell) => {
    const total = given.get(ceilingKey(cell)) ?? zeroFen
    return { cell, given: total, unallocated: difference(cell.limit, total) }
  })
}

/** The amounts that count against each cell, by its key, in one pass: it is asked again after every edit. */
function amountsByCell(ledger: UnitLedger): ReadonlyMap<string, readonly Fen[]> {
  const amounts = new Map<string, Fen[]>()
  const count = (key: string, amount: Fen): void => {
    const own = amounts.get(key)
    if (own === undefined) amounts.set(key, [amount])
    else own.push(amount)
  }
  for (const { section, source, economic = '', project, amount } of expenditureFactsOf(ledger)) {
    if (section === 'basic') count(`${source}/${isPersonnel(economic) ? 'personnel' : 'operating'}`, amount)
    if (section !== 'project') continue
    count(`${source}/project`, amount)
    if (project !== undefined) count(`project/${project}`, amount)
  }
  return amounts
}

function entriesOf<K extends string, V>(record: { readonly [key in K]?: V }): [K, V][] {
  return Object.entries(record) as [K, V][]
}
