import type { Section } from '@shared/ledger'
import { onBeforeUnmount, onMounted } from 'vue'
import { goToComments } from '../comments/use-comment-keys'
import { useDialogs } from '../stores/dialogs'
import { useLedger } from '../stores/ledger'
import { usePlace } from '../stores/place'
import { findings } from './findings-seam'
import type { FrameCommand } from './frame-keys'
import { commandOf } from './frame-keys'
import { listedSections } from './section-marks'
import { Typing } from './typing'
import { useDeskActions } from './use-desk-actions'

/** The keys of the desk. A grid that has taken a key itself has prevented its default: then it is done. */
export function useFrameKeys(): void {
  const ledger = useLedger()
  const place = usePlace()
  const dialogs = useDialogs()
  const { step } = useDeskActions()
  const typing = new Typing()

  const listed = (): readonly Section[] => listedSections(ledger.states)

  function go(to: number): void {
    const section = listed()[to]
    if (section !== undefined) place.go({ page: 'section', section })
  }

  function run(command: FrameCommand): void {
    const { here } = place
    const at = here.page === 'section' ? listed().indexOf(here.section) : -1
    if (typeof command === 'object') go(command.section)
    else if (command === 'undo' || command === 'redo') void step(command)
    else if (command === 'help') dialogs.show('keys')
    else if (command === 'history' || command === 'settings') dialogs.show(command)
    else if (command === 'nextSection') go(Math.min(at + 1, listed().length - 1))
    else if (command === 'previousSection') go(Math.max(at - 1, 0))
    else if (command === 'comments') void goToComments()
    else findings.go(command === 'nextFinding' ? 1 : -1)
  }

  function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || dialogs.open !== undefined) return
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event
    const command = commandOf({ key, ctrl: ctrlKey || metaKey, shift: shiftKey, alt: altKey })
    if (command === undefined) return
    if ((command === 'undo' || command === 'redo') && typing.isIn(event.target)) return
    event.preventDefault()
    run(command)
  }

  let stop: () => void = () => undefined
  onMounted(() => {
    window.addEventListener('keydown', onKey)
    stop = typing.watch(document.body)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('keydown', onKey)
    stop()
  })
}
