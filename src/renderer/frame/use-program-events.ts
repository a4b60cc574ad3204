import type { ProgramEvent } from '@shared/ipc'
import { onBeforeUnmount } from 'vue'
import { data } from '../call'
import { useArrivals } from '../stores/arrivals'
import { useJobs } from '../stores/jobs'
import { useLedger } from '../stores/ledger'
import { useMessages } from '../stores/messages'
import { usePlace } from '../stores/place'
import { useSession } from '../stores/session'
import { useSettings } from '../stores/settings'
import { useWorkspace } from '../stores/workspace'
import { useDeskActions } from './use-desk-actions'

/** Waits for what happens in the main process by itself, as long as the window is there. */
export function useProgramEvents(): { readonly listen: () => Promise<void> } {
  const messages = useMessages()
  const session = useSession()
  const actions = useDeskActions()
  let over = false
  onBeforeUnmount(() => {
    over = true
  })

  /** What is being typed takes its own step back first; then the ledger. */
  async function stepOf(which: 'undo' | 'redo'): Promise<void> {
    const typing = document.activeElement?.closest('[data-typing=true], .entry-grid:not([data-mode=none])')
    // Nothing newer takes a step back in a text field.
    const page: { execCommand: (name: string) => boolean } = document
    if (typing) page.execCommand(which)
    else if (useLedger().opened) await actions.step(which)
  }

  async function command(which: Extract<ProgramEvent, { kind: 'command' }>['command']): Promise<void> {
    const { page } = usePlace().here
    const atLedger = page === 'section' || page === 'tables'
    if (which === 'openWorkspace') {
      if (atLedger) await actions.leave()
      await messages.attempt(() => session.enter(() => useWorkspace().open()))
    } else if (!atLedger && which !== 'undo' && which !== 'redo') {
      messages.tell({ type: 'info', message: '还没有打开账册。', action: '先打开一本账册，再导出或打印。' })
    } else if (which === 'undo' || which === 'redo') await stepOf(which)
    else if (which === 'print') await actions.print()
    else await actions.exportLedger()
  }

  function handle(event: ProgramEvent): void {
    if (event.kind === 'settings') useSettings().take(event.settings)
    else if (event.kind === 'command') void command(event.command)
    else if (event.kind === 'progress') useJobs().take(event)
    else if (event.kind === 'packages') useArrivals().take(event.packages)
    else {
      const { severity, message, action } = event.notice
      messages.tell({ type: severity === 'notice' ? 'info' : severity, message, action })
    }
  }

  async function listen(): Promise<void> {
    for (;;) {
      const event = await data(window.yusuanbu['app.nextEvent']({})).catch(() => null)
      // Another page of this window waits now, or the program is ending.
      if (event === null || over) return
      handle(event)
    }
  }

  return { listen }
}
