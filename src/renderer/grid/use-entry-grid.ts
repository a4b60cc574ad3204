import type { Ref } from 'vue'
import { computed, nextTick, shallowRef, watch } from 'vue'
import type {
  Drafts,
  EditOutcome,
  GridColumn,
  GridEdit,
  GridRows,
  MakeKey,
  PastedUnits,
  RowKey
} from './model'
import type { SelectionSummary } from './summary'
import { summarise } from './summary'
import { useCommands } from './use-commands'
import type { Pen } from './use-editor'
import { useEditor } from './use-editor'
import { useEdits } from './use-edits'
import { useLayout } from './use-layout'
import { usePointer } from './use-pointer'
import { useSelecting } from './use-selecting'
import { lastEntry } from './view'
import { reasonsOf, spokenCell } from './words'

export interface EntryGridProps {
  readonly columns: readonly GridColumn[]
  readonly rows: GridRows
  /** What the grid is called to a reader of the screen. */
  readonly label: string
  /**
   * Takes an edit. Called at once when the key is pressed, in order; `rows` are to have been replaced when the
   * promise is kept: until then the grid shows the edit over them.
   */
  readonly apply: (edit: GridEdit) => Promise<EditOutcome>
  /** Whether rows are added by typing in an empty last one. */
  readonly appendable?: boolean | undefined
  /** Without it rows are neither inserted nor copied nor deleted. */
  readonly makeKey?: MakeKey | undefined
  /** Texts that cells refused; kept by the grid alone where none are given. */
  readonly drafts?: Drafts | undefined
  readonly readOnly?: boolean | undefined
  /** How many columns stay at the left. */
  readonly frozen?: number | undefined
  /** The widths that columns were drawn to before, by their keys. */
  readonly widths?: Readonly<Record<string, number>> | undefined
  /** Settles the units of a pasted block that has headings; without it amounts are read as they are typed. */
  readonly pastedUnits?: PastedUnits | undefined
}

export interface EntryGridEvents {
  readonly drafts: (drafts: Drafts) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly widths: (widths: Readonly<Record<string, number>>) => void
  readonly selected: (summary: SelectionSummary) => void
  readonly active: (row: RowKey | undefined, column: string | undefined) => void
}

/** All of the grid but its drawing. */
export function useEntryGrid(
  props: EntryGridProps,
  events: EntryGridEvents,
  elements: { readonly scroller: Ref<HTMLElement | null>; readonly pen: Ref<HTMLTextAreaElement | null> }
) {
  const columns = (): readonly GridColumn[] => props.columns
  const pen: Pen = {
    text: () => elements.pen.value?.value ?? '',
    write: (text) => {
      const element = elements.pen.value
      if (!element) return
      element.value = text
      element.setSelectionRange(text.length, text.length)
    }
  }
  const edits = useEdits({
    columns,
    rows: () => props.rows,
    readOnly: () => props.readOnly === true,
    appendable: () => props.appendable === true,
    makeKey: () => props.makeKey,
    apply: (edit) => props.apply(edit),
    drafts: () => props.drafts ?? new Map(),
    draftsChanged: events.drafts
  })
  watch(
    () => props.drafts,
    (drafts) => drafts && edits.takeDrafts(drafts)
  )
  const layout = useLayout(
    elements.scroller,
    () => edits.view.value,
    columns,
    () => props.frozen ?? 0,
    { of: () => props.widths ?? {}, drawn: events.widths }
  )
  const selecting = useSelecting(edits.view, columns, () => layout.page.value)
  const editor = useEditor(edits, selecting, pen)
  const menu = shallowRef<{ x: number; y: number }>()
  const active = computed(() => selecting.selection.value.active)
  const commands = useCommands(edits, selecting, editor, {
    columns,
    makeKey: () => props.makeKey,
    appendable: () => props.appendable === true,
    readOnly: () => props.readOnly === true,
    pen,
    undo: events.undo,
    redo: events.redo,
    pastedUnits: (headings, above) => props.pastedUnits?.(headings, above),
    openMenu: () => {
      const { x, y, height } = layout.clientRect(active.value)
      menu.value = { x, y: y + height }
    }
  })
  const pointer = usePointer(
    {
      columns: () => props.columns.length,
      rows: () => edits.view.value.count,
      scroller: () => elements.scroller.value
    },
    layout,
    selecting,
    editor,
    commands
  )

  const focus = (): void => elements.pen.value?.focus({ preventScroll: true })
  const activeRow = (): RowKey | undefined =>
    edits.view.value.count === 0 ? undefined : edits.view.value.key(active.value.row)

  watch(
    selecting.selection,
    (now, before) => {
      // Everything selected at once leaves the view where it is; a corner that is moved is followed.
      if (now.active === before.active && now.anchor !== before.anchor) return
      layout.reveal(now.active === before.active ? now.extent : now.active)
    },
    { flush: 'post' }
  )
  watch(
    [selecting.block, edits.view, columns],
    () => events.selected(summarise(edits.view.value, props.columns, selecting.block.value)),
    { flush: 'post', immediate: true }
  )
  watch([activeRow, () => selecting.column.value?.key], ([row, column]) => events.active(row, column), {
    flush: 'post',
    immediate: true
  })

  /** Shows the active cell: within the grid, and the grid within a page that scrolls. */
  function show(): void {
    layout.reveal(selecting.selection.value.active)
    elements.scroller.value?.scrollIntoView({ block: 'nearest' })
    elements.pen.value?.scrollIntoView({ block: 'nearest' })
  }

  /** Goes to a cell, shows it and takes the focus. Tells whether there is such a cell. */
  function goTo(row: RowKey, column: string): boolean {
    const place = {
      row: edits.view.value.indexOf(row),
      column: props.columns.findIndex(({ key }) => key === column)
    }
    if (place.row === -1) return false
    editor.commit()
    selecting.goTo(place)
    focus()
    void nextTick(show)
    return place.column !== -1
  }

  /** Goes to a cell of the empty row at the end. Tells whether there is one. */
  function goToBlank(column: string): boolean {
    const row = lastEntry(edits.view.value) + 1
    const isBlank = row < edits.view.value.count && edits.view.value.role(row) === 'blank'
    return isBlank && goTo(edits.view.value.key(row), column)
  }

  const draft = computed(() =>
    edits.view.value.count === 0
      ? undefined
      : edits.draftAt(active.value.row, selecting.column.value?.key ?? '')
  )
  /** What is said beside the active cell. */
  const said = computed((): readonly string[] => {
    if (editor.hint.value !== undefined) return [editor.hint.value]
    if (edits.view.value.count === 0) return []
    const marks = edits.view.value.marks(active.value.row, selecting.column.value?.key ?? '')
    return reasonsOf(marks, draft.value?.reason)
  })
  /** Whether the active cell is among the rows drawn: beside one scrolled away nothing is said. */
  const inSight = computed(() => {
    const { y, height } = layout.cellRect(active.value)
    return y + height > layout.layout.value.header && y < layout.scroll.value.height
  })
  const spoken = computed(() =>
    spokenCell(edits.view.value, active.value.row, selecting.column.value, draft.value?.text)
  )

  return {
    edits,
    layout,
    selecting,
    editor,
    commands,
    pointer,
    menu,
    active,
    draft,
    said,
    inSight,
    spoken,
    focus,
    activeRow,
    goTo,
    goToBlank
  }
}

export type EntryGridState = ReturnType<typeof useEntryGrid>
