import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import { programCommand, steady } from '../../scripts/window.mjs'
import { Grid } from '../harness/grid'
import { ROOT } from '../harness/launch'
import { buildGridPage } from './build'
import type { GridPage } from './page'

interface Fixtures {
  /** Opens the grid with so many rows, and with what else it is to be: delay, totals, appendable, readOnly, frozen. */
  open: (wishes?: Readonly<Record<string, number>>) => Promise<Grid>
}

interface WorkerFixtures {
  html: string
  window: { app: ElectronApplication; page: Page }
}

/** One window for all tests of the grid: every test loads its page anew. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  html: [
    async ({}, use) => {
      await use(await buildGridPage(resolve(ROOT, 'test-results/grid-page')))
    },
    { scope: 'worker', timeout: 120_000 }
  ],
  window: [
    async ({ html }, use) => {
      const dataFolder = mkdtempSync(join(tmpdir(), 'yusuanbu-grid-'))
      const { executablePath, args, env } = programCommand({ dataFolder, env: { GRID_PAGE: html } })
      const loader = resolve(ROOT, 'node_modules/playwright-core/lib/server/electron/loader.js')
      const app = steady(
        await _electron.launch({
          executablePath,
          args: ['-r', loader, ...args.slice(0, -1), resolve(ROOT, 'e2e/grid-page/app')],
          env,
          colorScheme: null
        })
      )
      await use({ app, page: await app.firstWindow() })
      await app.close().catch(() => undefined)
      rmSync(dataFolder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 }
  ],
  open: async ({ window, html }, use) => {
    const { app, page } = window
    const faults: string[] = []
    page.on('pageerror', (fault) => faults.push(fault.message))
    await use(async (wishes = {}) => {
      const query = new URLSearchParams(Object.entries(wishes).map(([name, value]) => [name, String(value)]))
      await app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1)
      })
      await page.goto(`file://${html}?${query.toString()}`)
      await page.waitForSelector('html[data-ready]', { state: 'attached' })
      return new Grid(app, page)
    })
    page.removeAllListeners('pageerror')
    if (faults.length > 0) throw new Error(`The page failed: ${faults.join('; ')}`)
  }
})

type Seen = Window & { gridPage: GridPage }

/** What the owner of the rows holds: one column of all rows. */
export const column = ({ page }: Grid, key: string): Promise<(string | undefined)[]> =>
  page.evaluate(
    (name) => (window as unknown as Seen).gridPage.sheet.held.value.map(({ cells }) => cells[name]),
    key
  )

/** The edits that the grid has handed over, by their labels. */
export const edits = ({ page }: Grid): Promise<string[]> =>
  page.evaluate(() => (window as unknown as Seen).gridPage.sheet.edits.map(({ label }) => label))

/** The texts that cells have refused. */
export const refused = ({ page }: Grid): Promise<string[]> =>
  page.evaluate(() =>
    [...(window as unknown as Seen).gridPage.sheet.drafts.value.values()].map(({ text }) => text)
  )

/** What the status line is told. */
export const summary = ({ page }: Grid) => page.evaluate(() => (window as unknown as Seen).gridPage.summary())

/** Has the owner refuse every edit from now on. */
export const refuseAll = ({ page }: Grid, message: string): Promise<void> =>
  page.evaluate((words) => {
    ;(window as unknown as Seen).gridPage.sheet.refuseAll({ ok: false, message: words })
  }, message)

export { expect } from '@playwright/test'
