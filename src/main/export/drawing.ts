/**
 * A workbook as it is to be drawn: plain data that knows no spreadsheet library. Everything that may differ from
 * workbook to workbook is decided before; `spreadsheet.ts` only writes it down.
 */

export interface SheetDrawing {
  /** Valid and unique in the workbook. */
  readonly name: string
  /** Column widths in characters. */
  readonly columns: readonly number[]
  readonly rows: readonly RowDrawing[]
  /** From 0. */
  readonly merges: readonly MergeDrawing[]
  /** How many rows at the top stay in sight when scrolling. */
  readonly frozenRows: number
  /** How many rows at the top are printed on every page. */
  readonly repeatedRows: number
  readonly orientation: 'portrait' | 'landscape'
  readonly pageNumbers: boolean
  /** A page that stands alone, like a cover: centred from top to bottom. */
  readonly alone: boolean
}

export interface RowDrawing {
  /** In points. */
  readonly height: number
  readonly cells: readonly (CellDrawing | undefined)[]
}

export interface MergeDrawing {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

export interface CellDrawing {
  readonly style: CellStyle
  /** Absent: an empty cell with a style. */
  readonly content?: CellContent
}

export type CellContent =
  | { readonly kind: 'text'; readonly text: string }
  /** A text that leads to another sheet. */
  | { readonly kind: 'link'; readonly text: string; readonly sheet: string }
  | { readonly kind: 'number'; readonly value: number }
  /** A formula without its equals sign, and what it comes to. */
  | { readonly kind: 'formula'; readonly formula: string; readonly result: number }

type Line = { readonly style: 'thin' }

/** How a cell looks; the words are those of the file format. One style is one object, however many cells have it. */
export interface CellStyle {
  readonly font: {
    readonly name: string
    readonly size: number
    readonly bold?: boolean
    readonly underline?: boolean
    readonly color?: { readonly argb: string }
  }
  readonly alignment: {
    readonly horizontal: 'left' | 'center' | 'right'
    readonly vertical: 'middle' | 'bottom'
    readonly wrapText: boolean
    readonly indent?: number
  }
  readonly border?: {
    readonly top?: Line
    readonly left?: Line
    readonly bottom?: Line
    readonly right?: Line
  }
  readonly numFmt: string
}

/** The document's properties. */
export interface BookProperties {
  readonly title: string
  readonly subject: string
  readonly company: string
  readonly created: Date
  /** By their Chinese names, in this order. */
  readonly custom: readonly (readonly [name: string, value: string])[]
}
