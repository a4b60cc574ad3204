import { computed } from 'vue'
import type { RowDrawing } from './drawing'
import { drawRows } from './drawing'
import { HEADING, ROW } from './layout'
import type { GridColumn } from './model'
import type { Block } from './selection'
import { contains } from './selection'
import type { EntryGridState } from './use-entry-grid'

/** What the rows and their frame are drawn from. */
export function useDrawing(
  { edits, layout, selecting, pointer, active }: EntryGridState,
  props: { readonly columns: readonly GridColumn[]; readonly readOnly?: boolean | undefined },
  id: string
) {
  const { block } = selecting
  const measures = layout.layout
  const headings = computed(() => measures.value.header / HEADING)
  const px = (size: number): string => `${size}px`
  const styles = computed(() => {
    const { width, height, rowHeader, tracks, header } = measures.value
    const columns = [rowHeader, ...tracks.map((track) => track.width)].map(px).join(' ')
    return {
      grid: { '--grid-columns': columns },
      canvas: { width: px(width), height: px(Math.max(height, ROW * 2)) },
      layer: { width: px(width), height: px(Math.min(height, layout.scroll.value.height)) },
      body: { transform: `translateY(${header + layout.drawnRows.value.top}px)` }
    }
  })

  /** The columns of a row that lie in a block, as a row takes them. */
  const rangeIn = (row: number, one: Block | undefined): string | undefined =>
    one && contains(one, { row, column: one.left }) ? `${one.left}-${one.right}` : undefined

  /** What the rows in sight show; the selection comes on top. */
  const drawings = computed((before?: ReadonlyMap<number, RowDrawing>) => {
    const from = {
      view: edits.view.value,
      columns: props.columns,
      layout: measures.value,
      drafts: edits.drafts.value
    }
    return drawRows(from, [...layout.drawnRows.value.rows, ...layout.pinnedRows.value], before)
  })

  const rowProps = (row: number) => ({
    drawing: drawings.value.get(row) as RowDrawing,
    id,
    headings: headings.value,
    selected: rangeIn(row, block.value),
    target: rangeIn(row, pointer.fillPreview.value),
    activeColumn: row === active.value.row ? active.value.column : undefined,
    handleColumn: row === block.value.bottom && !props.readOnly ? block.value.right : undefined
  })

  return { headings, styles, rowProps }
}
