import type { ShallowRef } from 'vue'
import { shallowRef } from 'vue'
import type { Answers } from './editing'
import { answerMoved, answersTo, fillIn, takenText } from './editing'
import type { EditMode } from './keys'
import type { GridColumn } from './model'
import type { Place } from './selection'
import { editText } from './shown'
import type { Edits } from './use-edits'
import type { Selecting } from './use-selecting'

/** The one element that takes what is typed, as the editor uses it. */
export interface Pen {
  readonly text: () => string
  /** Writes a text, with the caret at its end or all of it chosen. */
  readonly write: (text: string) => void
}

export interface Editor {
  readonly mode: ShallowRef<EditMode>
  readonly answers: ShallowRef<Answers | undefined>
  /** Why the active cell takes nothing: said until something else is done. */
  readonly hint: ShallowRef<string | undefined>
  /** Something was typed, or an input method has begun. */
  readonly typed: (composing: boolean) => void
  readonly correct: () => void
  readonly openList: () => void
  /** Takes what was typed into the active cell, or into all that are selected; of nothing typed nothing. */
  readonly commit: (everywhere?: boolean) => void
  /** Gives up what was typed. Tells whether there was anything to give up. */
  readonly cancel: () => boolean
  readonly choose: (by: number) => void
  readonly choosePlace: (at: number) => void
  /** Why the active cell cannot be filled in. */
  readonly closed: () => string | undefined
}

/** Editing the active cell: by typing over it, by correcting it, by choosing from its list. */
export function useEditor(edits: Edits, selecting: Selecting, pen: Pen): Editor {
  const mode = shallowRef<EditMode>('none')
  const answers = shallowRef<Answers>()
  const hint = shallowRef<string>()

  const active = (): Place => selecting.selection.value.active
  const column = (): GridColumn | undefined => selecting.column.value

  function closed(): string | undefined {
    const own = column()
    if (own === undefined || edits.view.value.count === 0) return '这张表格里还没有可以填写的行。'
    return edits.view.value.readOnly(active().row, own)
  }

  function stop(): void {
    mode.value = 'none'
    answers.value = undefined
    pen.write('')
  }

  function typed(composing: boolean): void {
    const reason = mode.value === 'none' ? closed() : undefined
    if (reason !== undefined) {
      hint.value = reason
      // An input method in the middle of a word is left alone until it has ended.
      if (!composing) pen.write('')
      return
    }
    hint.value = undefined
    if (mode.value === 'none') mode.value = 'typing'
    const own = column()
    answers.value = own && answersTo(own, pen.text())
  }

  /** The text for correction: what the cell refused, else its value. */
  function textNow(own: GridColumn): string {
    const { row } = active()
    return edits.draftAt(row, own.key)?.text ?? editText(own, edits.view.value.value(row, own.key))
  }

  function correct(): void {
    const own = column()
    hint.value = closed()
    if (own === undefined || hint.value !== undefined) return
    if (mode.value === 'none') pen.write(textNow(own))
    mode.value = mode.value === 'correcting' ? 'typing' : 'correcting'
  }

  function openList(): void {
    const own = column()
    if (own === undefined || answersTo(own, '') === undefined) return
    if (mode.value === 'none') correct()
    if (mode.value === 'none') return
    mode.value = 'correcting'
    const value = edits.view.value.value(active().row, own.key)
    const untouched = pen.text() === textNow(own)
    const found = answersTo(own, untouched ? '' : pen.text())
    if (found === undefined) return
    const at = untouched ? found.options.findIndex((option) => option.value === value) : found.at
    answers.value = { ...found, at, chosen: false }
  }

  function keepRefused(own: GridColumn, text: string, reason: string): void {
    const { row } = active()
    edits.keepDraft({ row: edits.view.value.key(row), column: own.key, text, reason })
  }

  function commit(everywhere = false): void {
    const own = column()
    if (mode.value === 'none' || own === undefined) return
    const text = pen.text()
    // A cell that was opened and left as it was stays as it is: its text is not read again. What it refused is: what
    // was wrong may have been put right elsewhere, a subject added for one.
    const untouched =
      mode.value === 'correcting' &&
      text === textNow(own) &&
      edits.draftAt(active().row, own.key) === undefined &&
      answers.value?.chosen !== true
    const taken = takenText(own, text, answers.value)
    stop()
    if (untouched && !everywhere) return
    if (!taken.ok) keepRefused(own, text, taken.reason)
    else put(own, text, taken.value, everywhere)
  }

  function put(own: GridColumn, text: string, value: string | undefined, everywhere: boolean): void {
    const view = edits.view.value
    const { top, bottom } = everywhere ? selecting.block.value : { top: active().row, bottom: active().row }
    const cells: { row: number; column: string }[] = []
    for (let row = top; row <= Math.min(bottom, view.count - 1); row += 1) {
      const one =
        view.readOnly(row, own) === undefined && (row === active().row || view.role(row) === 'entry')
      if (one) cells.push({ row, column: own.key })
    }
    const keys = cells.map(({ row }) => view.key(row))
    const edit = fillIn(view, cells, value)
    if (edit !== undefined) {
      edits.submit(
        edit,
        keys.map((row) => ({ row, column: own.key, text, reason: '' }))
      )
    }
    for (const key of keys) edits.dropDraft(key, own.key)
  }

  function choose(by: number): void {
    if (answers.value) answers.value = answerMoved(answers.value, by)
  }

  return {
    mode,
    answers,
    hint,
    typed,
    correct,
    openList,
    commit,
    cancel: () => {
      const was = mode.value !== 'none'
      hint.value = undefined
      stop()
      return was
    },
    choose,
    choosePlace: (at) => {
      if (answers.value) answers.value = { ...answers.value, at, chosen: true }
    },
    closed
  }
}
