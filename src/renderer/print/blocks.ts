/** What the print page draws: sections of tables, fields and texts, ready as words. */
export interface PrintColumn {
  readonly title: string
  readonly align: 'left' | 'right' | 'center'
  /** In millimetres; without it the column takes what is left. */
  readonly width?: number
}

export interface PrintRow {
  readonly cells: readonly string[]
  readonly total?: boolean
}

export type PrintBlock =
  | {
      readonly kind: 'table'
      readonly title?: string
      /** 单位：元, above the table's right corner. */
      readonly unit?: string
      readonly columns: readonly PrintColumn[]
      readonly rows: readonly PrintRow[]
    }
  | {
      readonly kind: 'fields'
      readonly title?: string
      readonly fields: readonly { readonly label: string; readonly value: string; readonly long?: boolean }[]
    }
  | { readonly kind: 'text'; readonly title?: string; readonly text: string }

export interface PrintSection {
  readonly title: string
  /** Said instead of what is not there: 本单位无此项, or that nothing was filled. */
  readonly note?: string
  /** Begins on a page of its own. */
  readonly ownPage?: boolean
  readonly blocks: readonly PrintBlock[]
}

export const text = (title: string, width?: number): PrintColumn => ({
  title,
  align: 'left',
  ...(width === undefined ? {} : { width })
})
export const figure = (title: string, width: number): PrintColumn => ({ title, align: 'right', width })
export const middle = (title: string, width: number): PrintColumn => ({ title, align: 'center', width })
