import type { Direction, Move } from './selection'

/** What the editor is doing: nothing, taking typed text (arrows commit), or correcting (arrows move in the text). */
export type EditMode = 'none' | 'typing' | 'correcting'

/** What a pressed key asks for. */
export type Command =
  | { readonly do: 'move'; readonly move: Move; readonly extend: boolean }
  | { readonly do: 'tab' | 'enter' | 'find' | 'findNext'; readonly back: boolean }
  | {
      readonly do:
        | 'selectAll'
        | 'correct'
        | 'emptyAndType'
        | 'cancel'
        | 'clear'
        | 'fillDown'
        | 'fillSelection'
        | 'lineBreak'
        | 'undo'
        | 'redo'
        | 'openList'
        | 'insertRow'
        | 'duplicateRows'
        | 'deleteRows'
        | 'menu'
    }

/** The part of a keyboard event that counts. */
export interface Key {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right'
}

function moveOf({ key, ctrl }: Key): Move | undefined {
  const arrow = Object.hasOwn(ARROWS, key) ? ARROWS[key] : undefined
  if (arrow !== undefined) return { to: arrow, by: ctrl ? 'data' : 'step' }
  switch (key) {
    case 'Home':
      return { to: ctrl ? 'first' : 'rowStart' }
    case 'End':
      return { to: ctrl ? 'last' : 'rowEnd' }
    case 'PageUp':
      return ctrl ? undefined : { to: 'up', by: 'page' }
    case 'PageDown':
      return ctrl ? undefined : { to: 'down', by: 'page' }
    default:
      return undefined
  }
}

function withCtrl({ key, shift }: Key, mode: EditMode): Command | undefined {
  if (key === 'Enter') return mode === 'none' ? undefined : { do: 'fillSelection' }
  if (mode !== 'none') return undefined
  switch (key.toLowerCase()) {
    case 'a':
      return { do: 'selectAll' }
    case 'd':
      return { do: shift ? 'duplicateRows' : 'fillDown' }
    case 'f':
      return { do: 'find', back: false }
    case 'z':
      return { do: shift ? 'redo' : 'undo' }
    case 'y':
      return { do: 'redo' }
    case 'delete':
      return { do: 'deleteRows' }
    default:
      return undefined
  }
}

function whenIdle({ key, shift }: Key): Command | undefined {
  switch (key) {
    case 'Delete':
      return shift ? undefined : { do: 'clear' }
    case 'Backspace':
      return { do: 'emptyAndType' }
    case 'Insert':
      return shift ? undefined : { do: 'insertRow' }
    case 'ContextMenu':
      return { do: 'menu' }
    case 'F10':
      return shift ? { do: 'menu' } : undefined
    default:
      return undefined
  }
}

/**
 * What a key asks for; nothing for one that belongs to the editor: letters, digits, and in correcting the keys
 * that move in the text, unless an open list takes those that go up and down (`listed`). Keys of an input method
 * never come here.
 */
export function commandOf(key: Key, mode: EditMode, listed = false): Command | undefined {
  const { shift, ctrl, alt } = key
  if (alt) {
    if (key.key === 'ArrowDown') return { do: 'openList' }
    return key.key === 'Enter' && mode !== 'none' ? { do: 'lineBreak' } : undefined
  }
  switch (key.key) {
    case 'Tab':
      return ctrl ? undefined : { do: 'tab', back: shift }
    case 'Escape':
      return { do: 'cancel' }
    case 'F2':
      return { do: 'correct' }
    case 'F3':
      return { do: 'findNext', back: shift }
    case 'Enter':
      if (!ctrl) return { do: 'enter', back: shift }
  }
  const upOrDown = /^(?:Arrow|Page)(?:Up|Down)$/.test(key.key)
  const move = mode === 'correcting' && !(listed && upOrDown) ? undefined : moveOf(key)
  if (move !== undefined) return { do: 'move', move, extend: shift && mode === 'none' }
  if (ctrl) return withCtrl(key, mode)
  return mode === 'none' ? whenIdle(key) : undefined
}

/** Whether a key belongs to an input method and must not be taken for a command. */
export const ofInputMethod = (event: {
  readonly isComposing: boolean
  readonly key: string
  readonly keyCode: number
}): boolean => event.isComposing || event.keyCode === 229 || event.key === 'Process'
