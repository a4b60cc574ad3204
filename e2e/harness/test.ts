import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test as base, type ElectronApplication, type Page } from '@playwright/test'
import type { LaunchOptions } from './launch'
import { launch, ROOT } from './launch'

interface Fixtures {
  /** A data folder that no other test has seen. */
  dataFolder: string
  /** Starts the program in the test's data folder; it is closed after the test. */
  start: (options?: Partial<LaunchOptions>) => Promise<{ app: ElectronApplication; page: Page }>
  /** Puts a file where the data folder should be, so that nobody, root included, can use it. */
  blockDataFolder: () => void
  /** Writes a settings file that is no settings file. */
  corruptSettings: (content: string) => void
}

export const test = base.extend<Fixtures>({
  // Playwright reads the names of the fixtures from this pattern: an empty one says that none is needed.
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'yusuanbu-e2e-'))
    await use(join(folder, 'data'))
    rmSync(folder, { recursive: true, force: true })
  },
  start: async ({ dataFolder }, use) => {
    const running: ElectronApplication[] = []
    await use(async (options = {}) => {
      const started = await launch({ dataFolder, ...options })
      running.push(started.app)
      return started
    })
    await Promise.all(running.map((app) => app.close().catch(() => undefined)))
  },
  blockDataFolder: async ({ dataFolder }, use) => {
    await use(() => writeFileSync(dataFolder, 'not a folder'))
  },
  corruptSettings: async ({ dataFolder }, use) => {
    await use((content) => {
      mkdirSync(dataFolder, { recursive: true })
      writeFileSync(join(dataFolder, 'settings.json'), content)
    })
  }
})

export { expect } from '@playwright/test'

/** Answers every save dialog with `path`; undefined answers as a user who cancels. */
export async function stubSaveDialog(app: ElectronApplication, path: string | undefined): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () =>
      Promise.resolve(
        filePath === undefined ? { canceled: true, filePath: '' } : { canceled: false, filePath }
      )
  }, path)
}

/** Answers every open dialog with these paths; none answers as a user who cancels. */
export async function stubOpenDialog(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: filePaths.length === 0, filePaths: [...filePaths] })
  }, paths)
}

/** Keeps every address that the program would hand to the user's browser, instead of opening it. */
export async function captureExternalLinks(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { openedOutside: opened })
    shell.openExternal = (address) => {
      opened.push(address)
      return Promise.resolve()
    }
  })
  return () => app.evaluate(() => (globalThis as unknown as { openedOutside: string[] }).openedOutside)
}

/** Clicks an item of the menu bar by its labels, without their access keys. */
export async function clickMenu(app: ElectronApplication, ...labels: string[]): Promise<void> {
  await app.evaluate(
    ({ Menu, BrowserWindow }, { path, click }) => {
      // Asked twice, an item is clicked once.
      const clicked = globalThis as { lastMenuClick?: string }
      if (clicked.lastMenuClick === click) return
      const plain = (label: string): string => label.replace(/\(&.\)|…/g, '')
      const window = BrowserWindow.getAllWindows()[0]
      let items = Menu.getApplicationMenu()?.items ?? []
      path.forEach((label, depth) => {
        const item = items.find((one) => plain(one.label) === label)
        if (!item) throw new Error(`no menu item ${label}`)
        const act = item.click as (event: unknown, window: unknown, contents: unknown) => void
        if (depth < path.length - 1) {
          items = item.submenu?.items ?? []
          return
        }
        clicked.lastMenuClick = click
        act(undefined, window, window?.webContents)
      })
    },
    { path: labels, click: randomUUID() }
  )
}

const SIZES = { small: [1366, 768], '4k': [3840, 2160] } as const

/** Pictures of the page in light and dark, at both sizes, kept among the test's results. */
export async function takePictures(app: ElectronApplication, page: Page, name: string): Promise<void> {
  for (const [label, [width, height]] of Object.entries(SIZES)) {
    await app.evaluate(
      ({ BrowserWindow }, size) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1])
      },
      [width, height] as const
    )
    for (const theme of ['light', 'dark'] as const) {
      await app.evaluate(({ nativeTheme }, source) => {
        nativeTheme.themeSource = source
      }, theme)
      await page.waitForFunction(
        (dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark,
        theme === 'dark'
      )
      await page.screenshot({
        path: resolve(ROOT, `test-results/pictures/${name}-${label}-${theme}.png`),
        animations: 'disabled'
      })
    }
  }
}
