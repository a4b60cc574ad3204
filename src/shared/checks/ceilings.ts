import type { FundSource, ThreePublicItem } from '@shared/ledger'
import type { Fen } from '@shared/money'

/** 人员, 公用, 项目: what a ceiling may bind apart. */
export const ceilingKinds = ['personnel', 'operating', 'project'] as const
export type CeilingKind = (typeof ceilingKinds)[number]

/**
 * 控制数 of one unit, or of the department as a whole, in fen. What is absent is not limited, which is not the
 * same as a limit of zero.
 */
export interface Ceilings {
  readonly sources: { readonly [source in FundSource]?: { readonly [kind in CeilingKind]?: Fen } }
  /** By project code, where the finance bureau gave them. */
  readonly projects?: Readonly<Record<string, Fen>>
  readonly threePublic?: { readonly [item in ThreePublicItem]?: Fen }
}

/** What came down: the department's limits and how it split them over its units. */
export interface DepartmentCeilings {
  readonly department: Ceilings
  /** By unit code. */
  readonly units: Readonly<Record<string, Ceilings>>
}
