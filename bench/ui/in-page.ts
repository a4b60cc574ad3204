import type { Page } from '@playwright/test'

/** What is taken in the page itself, with the page's own clock: Playwright's way there and back is not in it. */
interface Probe {
  /** From the keydown that commits to the acknowledgement of the step: it is on the disk. */
  readonly commits: number[]
  /** From the keydown of a digit to the frame that shows it. */
  readonly paints: number[]
}

/** Begins to listen to keys and steps. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const probe = { commits: [] as number[], paints: [] as number[] }
    Object.assign(window, { probe })
    let committed: number | undefined
    window.addEventListener(
      'keydown',
      ({ key, timeStamp }) => {
        if (key === 'Enter') committed = timeStamp
        if (!/^\d$/.test(key)) return
        requestAnimationFrame(() => {
          // A message comes after the frame has been painted.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => probe.paints.push(performance.now() - timeStamp)
          port2.postMessage(undefined)
        })
      },
      true
    )
    // The store's own action is listened to, which ends when the step is on the disk: what is made of it in the
    // page comes later. To watch the store's state would have the whole ledger gone through at every change.
    type After = (done: (outcome: { ok: boolean }) => void) => void
    interface Store {
      $onAction: (told: (action: { name: string; after: After }) => void) => void
    }
    interface Mounted {
      __vue_app__: { config: { globalProperties: { $pinia: { _s: Map<string, Store> } } } }
    }
    const root = document.querySelector('#app') as unknown as Mounted
    root.__vue_app__.config.globalProperties.$pinia._s.get('ledger')?.$onAction(({ name, after }) => {
      if (name !== 'edit' || committed === undefined) return
      // An answer that takes long must not be reckoned from the next key.
      const begun = committed
      committed = undefined
      after(({ ok }) => {
        if (ok) probe.commits.push(performance.now() - begun)
      })
    })
  })
}

/** What has been taken since {@link listen}; begins anew. */
export function taken(page: Page): Promise<Probe> {
  return page.evaluate(() => {
    const { probe } = window as unknown as { probe: Probe }
    return { commits: probe.commits.splice(0), paints: probe.paints.splice(0) }
  })
}

/** From the click on a section to the frame that shows its grid with its first rows. */
export const openSection = (page: Page, section: string, ready: string): Promise<number> =>
  openBy(page, `[data-section=${section}]`, ready)

/** From the click on a button to the frame that shows what it opens; both by their selectors. */
export function openBy(page: Page, button: string, ready: string): Promise<number> {
  return page.evaluate(
    async ([clicked, selector]) => {
      const found = document.querySelector<HTMLElement>(clicked)
      if (found === null) throw new Error(`no ${clicked}`)
      const begun = performance.now()
      found.click()
      const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()))
      for (;;) {
        await frame()
        if (document.querySelector(selector) !== null) break
        if (performance.now() - begun > 20_000) throw new Error(`${clicked} did not open`)
      }
      await new Promise((done) => setTimeout(done))
      return performance.now() - begun
    },
    [button, ready] as const
  )
}
