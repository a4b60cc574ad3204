import type { RefusedText } from '@shared/ipc'
import type { UnitLedger } from '@shared/ledger'
import { valueAt } from '@shared/ledger'
import { watch } from 'vue'
import { data } from '../call'
import { useDrafts } from '../stores/drafts'
import { useLedger } from '../stores/ledger'
import { useMessages } from '../stores/messages'
import { pathOfRefused } from './refused'

/** What cells refused in an earlier run, parted by whether the cell is there still. */
export function partRefused(
  ledger: UnitLedger,
  texts: readonly RefusedText[]
): { readonly there: readonly RefusedText[]; readonly gone: readonly RefusedText[] } {
  const isThere = (one: RefusedText): boolean => {
    try {
      const path = pathOfRefused(one.grid, one)
      if (path === undefined) return false
      valueAt(ledger, path)
      return true
    } catch {
      return false
    }
  }
  const there = texts.filter(isThere)
  return { there, gone: texts.filter((one) => !there.includes(one)) }
}

/** What was typed in a row that never came to be has no cell to stand in: it is said, so that it can be typed again. */
function goneWords(gone: readonly RefusedText[]): string {
  const most = 10
  const named = gone.slice(0, most).map(({ text }) => `“${text.slice(0, 40)}”`)
  const more = gone.length > most ? ` 等 ${gone.length} 处` : ''
  return `上次填写而没有填进去的：${named.join('、')}${more}。它们所在的行已经没有了，需要的请重新填写。`
}

/** Puts what cells of the open ledger refused in an earlier run back in its place; for a ledger that can be edited. */
export async function restoreDrafts(): Promise<void> {
  const store = useLedger()
  const messages = useMessages()
  const { ledger } = store
  if (ledger === undefined || store.readOnly !== undefined) return
  await messages.attempt(async () => {
    const { there, gone } = partRefused(ledger, await data(window.yusuanbu['ledger.refused']({})))
    useDrafts().restore(there)
    if (gone.length === 0) return
    messages.tell({ type: 'warning', message: goneWords(gone) })
    await data(window.yusuanbu['ledger.keepRefused']({ texts: [...there] }))
  })
}

/** Keeps over a restart what cells refuse, while the desk of a ledger is shown. */
export function useKeptDrafts(): void {
  const drafts = useDrafts()
  const store = useLedger()
  const messages = useMessages()
  watch(
    () => drafts.unwritten() > 0,
    (more) => {
      const message = '没有填进去的内容太多：关闭程序以后只留前 300 处，请先改正。'
      if (more) messages.tell({ type: 'warning', message })
    }
  )
  watch(
    () => drafts.written(),
    (texts, before) => {
      if (store.readOnly !== undefined || JSON.stringify(texts) === JSON.stringify(before)) return
      void messages.attempt(() => data(window.yusuanbu['ledger.keepRefused']({ texts })))
    }
  )
}
