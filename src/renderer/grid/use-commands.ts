import { ref } from 'vue'
import type { Copied } from './copying'
import { copyBlock } from './copying'
import { fillTarget, planFill, planFillDown } from './fill'
import { findText } from './find'
import type { Command, Key } from './keys'
import { commandOf } from './keys'
import type { AmountUnit, GridColumn, MakeKey, PastedUnits } from './model'
import { pastedHeadings, planPaste } from './pasting'
import { planClear } from './plan'
import { deleteRows, duplicateRows, insertRows } from './row-edits'
import type { Block, Place } from './selection'
import { allSelected, entered, moved, selectionAt, tabbed } from './selection'
import type { Editor } from './use-editor'
import type { Edits } from './use-edits'
import type { Selecting } from './use-selecting'

export interface CommandsOptions {
  readonly columns: () => readonly GridColumn[]
  readonly makeKey: () => MakeKey | undefined
  readonly appendable: () => boolean
  readonly readOnly: () => boolean
  readonly pen: { readonly text: () => string; readonly write: (text: string) => void }
  readonly undo: () => void
  readonly redo: () => void
  readonly openMenu: () => void
  readonly pastedUnits: PastedUnits
}

/** Everything that keys, the menu and a page's buttons can have the grid do. */
export function useCommands(edits: Edits, selecting: Selecting, editor: Editor, options: CommandsOptions) {
  const { selection, block, bounds, select, goTo } = selecting
  const finding = ref(false)
  const wanted = ref('')
  const leaving = ref(false)
  const notFound = ref(false)
  const makeKey = (): MakeKey | undefined => (options.readOnly() ? undefined : options.makeKey())
  const view = (): Edits['view']['value'] => edits.view.value

  /** A list that is open takes the arrows that go up and down. */
  function move(command: Extract<Command, { do: 'move' }>): void {
    const { to } = command.move
    if (editor.answers.value && (to === 'up' || to === 'down')) {
      editor.choose(command.move.by === 'page' ? (to === 'up' ? -8 : 8) : to === 'up' ? -1 : 1)
      return
    }
    editor.commit()
    select(moved(selection.value, command.move, command.extend, bounds()))
  }

  /** Tab tells whether the grid keeps the focus. Once something was typed, Escape before it counts no more. */
  function tab(back: boolean): boolean {
    if (leaving.value && editor.mode.value === 'none') return false
    leaving.value = false
    editor.commit()
    const next = tabbed(selection.value, back, bounds())
    if (next) select(next)
    return next !== undefined
  }

  function cancel(): void {
    if (finding.value) finding.value = false
    else if (!editor.cancel() && !giveUpRefused()) leaving.value = true
  }

  /** The text that the active cell refused goes, and its value stands there again. */
  function giveUpRefused(): boolean {
    const { row, column } = selection.value.active
    const key = options.columns()[column]?.key ?? ''
    const refused = view().count > 0 && edits.draftAt(row, key) !== undefined
    if (refused) edits.dropDraft(view().key(row), key)
    return refused
  }

  const rowsOf = ({ top, bottom }: Block): { top: number; bottom: number } => ({ top, bottom })

  function insertRow(below = false): void {
    const make = makeKey()
    if (make === undefined) return
    editor.commit()
    const { top, bottom } = block.value
    const row = below ? bottom + 1 : top
    edits.submit(insertRows(view(), row, bottom - top + 1, make))
    goTo({ row, column: selection.value.active.column })
  }

  function duplicate(): void {
    const make = makeKey()
    if (make === undefined) return
    editor.commit()
    const edit = duplicateRows(view(), options.columns(), rowsOf(block.value), make)
    if (edit === undefined) return
    edits.submit(edit)
    const first = edit.inserted[0]
    if (first) goTo({ row: view().indexOf(first.key), column: selection.value.active.column })
  }

  function remove(): void {
    if (makeKey() === undefined) return
    editor.cancel()
    const { row, column } = { row: block.value.top, column: selection.value.active.column }
    const edit = deleteRows(view(), block.value)
    if (edit === undefined) {
      editor.hint.value = '选中的行里没有可以删除的：标题行和合计行不能删除。'
      return
    }
    edits.submit(edit)
    goTo({ row, column })
  }

  function fillDown(): void {
    edits.carryOut(planFillDown(view(), options.columns(), block.value), '填充')
  }

  /** Draws the fill handle from the selection to a cell. */
  function fillTo(place: Place): void {
    const target = fillTarget(block.value, place)
    if (target === block.value) return
    edits.carryOut(planFill(view(), options.columns(), block.value, target), '填充')
    select({
      active: selection.value.active,
      anchor: { row: target.top, column: target.left },
      extent: { row: target.bottom, column: target.right }
    })
  }

  function clear(label = '清除'): void {
    const { top, left, bottom, right } = block.value
    for (const [, draft] of edits.drafts.value) {
      const row = view().indexOf(draft.row)
      const column = options.columns().findIndex(({ key }) => key === draft.column)
      if (row >= top && row <= bottom && column >= left && column <= right)
        edits.dropDraft(draft.row, draft.column)
    }
    const planned = planClear(view(), options.columns(), block.value, label)
    const [first] = planned.rejected
    // Of cells that cannot be empty only the first is named: the block was cleared as far as it could be.
    if (planned.edit === undefined && first !== undefined) editor.hint.value = first.reason
    if (planned.edit !== undefined) edits.submit(planned.edit)
  }

  /** What the headings say of units is settled before any amount is read: in 万元 it may have six decimals. */
  function paste(text: string, exact: string | undefined): void {
    editor.cancel()
    if (options.readOnly()) {
      editor.hint.value = editor.closed()
      return
    }
    const headings = pastedHeadings({ columns: options.columns(), selected: block.value, text })
    const asked = headings && options.pastedUnits(headings.words, headings.above)
    if (asked === undefined) pasteIn(text, exact)
    else void asked.then((units) => pasteIn(text, exact, units))
  }

  function pasteIn(
    text: string,
    exact: string | undefined,
    units?: readonly (AmountUnit | undefined)[]
  ): void {
    const planned = planPaste({
      view: view(),
      columns: options.columns(),
      selected: block.value,
      text,
      ...(exact === undefined || exact === '' ? {} : { exact }),
      makeKey: options.appendable() ? makeKey() : undefined,
      units
    })
    if (!planned.ok) {
      edits.report.value = { message: planned.message, cells: [] }
      return
    }
    edits.carryOut(planned.plan, '粘贴')
    const { top, left, bottom, right } = planned.plan.block
    const last = Math.min(bottom, view().count - 1)
    select({
      ...selectionAt({ row: top, column: left }),
      extent: { row: Math.max(top, last), column: right }
    })
  }

  function findNext(back: boolean): void {
    const place = findText(view(), options.columns(), wanted.value, selection.value.active, back)
    notFound.value = place === undefined && wanted.value.trim() !== ''
    if (place) goTo(place)
  }

  function emptyAndType(): void {
    editor.correct()
    if (editor.mode.value === 'none') return
    options.pen.write('')
    editor.typed(false)
  }

  /** Carries a command out; tells whether the key is used up. */
  function run(command: Command): boolean {
    if (command.do !== 'tab' && command.do !== 'cancel') leaving.value = false
    editor.hint.value = undefined
    switch (command.do) {
      case 'move':
        move(command)
        return true
      case 'tab':
        return tab(command.back)
      case 'enter':
        editor.commit()
        select(entered(selection.value, command.back, bounds()))
        return true
      default:
        return simple[command.do](command) !== false
    }
  }

  type Simple = Exclude<Command['do'], 'move' | 'tab' | 'enter'>
  const simple: Readonly<Record<Simple, (command: Command) => unknown>> = {
    selectAll: () => select(allSelected(selection.value, bounds())),
    correct: () => editor.correct(),
    emptyAndType,
    cancel,
    clear: () => clear(),
    fillDown,
    fillSelection: () => editor.commit(true),
    // The editor's own key, except where a line break would be no text.
    lineBreak: () => (selecting.column.value?.kind === 'text' ? breakLine() : undefined),
    undo: () => options.undo(),
    redo: () => options.redo(),
    openList: () => editor.openList(),
    insertRow: () => insertRow(),
    duplicateRows: duplicate,
    deleteRows: remove,
    menu: () => options.openMenu(),
    find: () => {
      editor.commit()
      finding.value = true
    },
    findNext: (command) => findNext('back' in command && command.back)
  }

  function breakLine(): void {
    options.pen.write(`${options.pen.text()}\n`)
    editor.typed(false)
  }

  return {
    finding,
    wanted,
    notFound,
    run,
    key: (key: Key): boolean => {
      const command = commandOf(key, editor.mode.value, editor.answers.value !== undefined)
      return command !== undefined && run(command)
    },
    copied: (): Copied => copyBlock(view(), options.columns(), block.value),
    cut: () => clear('剪切'),
    /** The focus has gone elsewhere: when it is back, Tab goes from cell to cell again. */
    left: () => void (leaving.value = false),
    paste,
    fillTo,
    insertRow,
    findNext,
    canChangeRows: (): boolean => makeKey() !== undefined
  }
}

export type Commands = ReturnType<typeof useCommands>
