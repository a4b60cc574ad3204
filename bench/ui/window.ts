import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ElectronApplication, Page } from '@playwright/test'
import { writeLedger } from './pieces'

export interface Desk {
  readonly page: Page
  readonly close: () => Promise<void>
}

type OpenWindow = (options: { dataFolder: string }) => Promise<{ app: ElectronApplication; page: Page }>

/** The project's scripts find their neighbours by their own place: they cannot be bundled with the benchmark. */
export async function openWindow(dataFolder: string): Promise<{ app: ElectronApplication; page: Page }> {
  const script = pathToFileURL(resolve('scripts/window.mjs')).href
  const window = (await import(/* @vite-ignore */ script)) as { openWindow: OpenWindow }
  return window.openWindow({ dataFolder })
}

export const answerDialogs = (app: ElectronApplication, paths: readonly string[]): Promise<void> =>
  app.evaluate(
    ({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: chosen })
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen[0] ?? '' })
    },
    [...paths]
  )

/** The real window on a new workspace with one ledger of so many lines of basic expenditure. */
export async function openDesk(lines: number): Promise<Desk> {
  const place = mkdtempSync(join(tmpdir(), 'ui-bench-'))
  const { app, page } = await openWindow(join(place, 'data'))
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768))
  await page.evaluate(() => window.yusuanbu['settings.change']({ userName: '测速' }))
  await page.reload()
  await page.waitForSelector('html[data-ready]', { state: 'attached' })
  const folder = join(place, 'workspace')
  mkdirSync(folder)
  await answerDialogs(app, [folder])
  await page.getByRole('button', { name: /新建工作区/ }).click()
  const file = join(place, 'ledger.json')
  writeLedger(file, '901001', lines)
  await answerDialogs(app, [file])
  await page.getByRole('button', { name: '导入交换文件…' }).first().click()
  await page.getByRole('button', { name: /901001/ }).click()
  await page.locator('[data-section=basicExpenditure]').waitFor()
  return {
    page,
    async close() {
      await app.close()
      rmSync(place, { recursive: true, force: true })
    }
  }
}
