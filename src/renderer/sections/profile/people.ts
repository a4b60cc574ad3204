import type { Personnel } from '@shared/ledger'

/** The kinds by which posts and people are counted, in the order of the forms. */
export const postKinds = ['administrative', 'civilServantManaged', 'publicInstitution'] as const
export type PostKind = (typeof postKinds)[number]

/** Posts against people of one kind or of all. Absent is not zero: a sum of nothing typed is absent. */
export interface PostRow {
  readonly authorized: number | undefined
  readonly employed: number | undefined
  /** People beyond the posts; negative where posts are free. Absent where neither is typed. */
  readonly over: number | undefined
}

export interface People {
  readonly byKind: Readonly<Record<PostKind, PostRow>>
  readonly total: PostRow
}

/** Posts and people side by side, with totals. */
export function peopleOf({ authorized, employed }: Personnel): People {
  const row = (posts: number | undefined, people: number | undefined): PostRow => ({
    authorized: posts,
    employed: people,
    over: posts === undefined && people === undefined ? undefined : (people ?? 0) - (posts ?? 0)
  })
  const rows = postKinds.map((kind) => [kind, row(authorized[kind], employed[kind])] as const)
  const total = (of: 'authorized' | 'employed'): number | undefined => {
    const typed = rows.flatMap(([, one]) => one[of] ?? [])
    return typed.length === 0 ? undefined : typed.reduce((sum, one) => sum + one, 0)
  }
  return {
    byKind: Object.fromEntries(rows) as Record<PostKind, PostRow>,
    total: row(total('authorized'), total('employed'))
  }
}

/** 超编 or 空编, in words; exactly full says so, and nothing typed says nothing. */
export function overInWords(over: number | undefined): string {
  if (over === undefined) return ''
  if (over === 0) return '满编'
  return over > 0 ? `超编 ${over} 人` : `空编 ${-over} 人`
}
