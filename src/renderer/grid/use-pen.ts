import type { Ref } from 'vue'
import { computed, onMounted } from 'vue'
import { EXACT_TYPE } from './copying'
import { ofInputMethod } from './keys'
import { ROW } from './layout'
import type { MenuItem } from './menu'
import { isNumeric } from './shown'
import type { EntryGridState } from './use-entry-grid'

/** The one element that takes what is typed: where it lies, what it says of itself, and what its events do. */
export function usePen(grid: EntryGridState, pen: Ref<HTMLTextAreaElement | null>, id: string) {
  const { commands, draft, edits, editor, layout, selecting, spoken, active } = grid
  const { answers, mode } = editor
  const listed = computed(() => ['picker', 'choice'].includes(selecting.column.value?.kind ?? ''))

  /** Over the active cell; kept within what is drawn, so that nothing scrolls when a key comes. */
  const style = computed(() => {
    const rect = layout.cellRect(active.value)
    const { left, height } = layout.scroll.value
    const column = selecting.column.value
    const x = rect.x + left
    return {
      transform: `translate(${x}px, ${Math.max(0, Math.min(rect.y, height - ROW))}px)`,
      minWidth: `${rect.width}px`,
      maxWidth: `${Math.max(rect.width, layout.layout.value.width - x)}px`,
      textAlign: column && isNumeric(column) ? ('right' as const) : ('left' as const)
    }
  })

  const attributes = computed(() => ({
    class: { idle: mode.value === 'none', over: active.value.column < layout.layout.value.frozen },
    style: style.value,
    ...(listed.value
      ? {
          role: 'combobox',
          'aria-expanded': answers.value !== undefined,
          'aria-autocomplete': 'list' as const
        }
      : {}),
    'aria-controls': answers.value ? `${id}-answers` : undefined,
    'aria-activedescendant':
      answers.value && answers.value.at >= 0 ? `${id}-answers-${answers.value.at}` : undefined,
    'aria-label': spoken.value,
    'aria-readonly': editor.closed() !== undefined,
    'aria-invalid': draft.value ? ('true' as const) : undefined,
    'aria-describedby': `${id}-said`
  }))

  function onKeydown(event: KeyboardEvent): void {
    if (ofInputMethod(event)) return
    const used = commands.key({
      key: event.key,
      ctrl: event.ctrlKey || event.metaKey,
      shift: event.shiftKey,
      alt: event.altKey
    })
    if (used) event.preventDefault()
  }

  function copy(event: ClipboardEvent, cut: boolean): void {
    if (mode.value !== 'none' || !event.clipboardData || edits.view.value.count === 0) return
    event.preventDefault()
    const { text, html, exact } = commands.copied()
    event.clipboardData.setData('text/plain', text)
    event.clipboardData.setData('text/html', html)
    event.clipboardData.setData(EXACT_TYPE, exact)
    if (cut) commands.cut()
  }

  function onPaste(event: ClipboardEvent): void {
    if (mode.value !== 'none' || !event.clipboardData) return
    event.preventDefault()
    commands.paste(event.clipboardData.getData('text/plain'), event.clipboardData.getData(EXACT_TYPE))
  }

  const events = {
    onKeydown,
    onPaste,
    onInput: (event: Event) => editor.typed(event instanceof InputEvent && event.isComposing),
    onCompositionstart: () => editor.typed(true),
    onCompositionend: () => editor.typed(false),
    onCopy: (event: ClipboardEvent) => copy(event, false),
    onCut: (event: ClipboardEvent) => copy(event, true),
    // What is typed is taken when the grid is left for another place of the window, not when the window is left.
    onBlur: () => {
      if (!document.hasFocus()) return
      editor.commit()
      commands.left()
    }
  }

  onMounted(() => {
    // Tells the program's own menu that there is something to copy although no text is chosen.
    for (const name of ['beforecopy', 'beforecut', 'beforepaste']) {
      pen.value?.addEventListener(name, (event) => mode.value === 'none' && event.preventDefault())
    }
  })

  /** Carries out what was chosen in the menu, with the focus back in the pen. */
  function chosen(item: MenuItem): void {
    grid.menu.value = undefined
    grid.focus()
    // Deprecated, and the one way to the clipboard that needs no permission.
    const page: { execCommand: (name: string) => boolean } = document
    if (item === 'cut' || item === 'copy') page.execCommand(item)
    else if (item === 'insertAbove') commands.insertRow()
    else if (item === 'insertBelow') commands.insertRow(true)
    else commands.run({ do: item === 'delete' ? 'deleteRows' : 'duplicateRows' })
  }

  return { attributes, events, chosen }
}
