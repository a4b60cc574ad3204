import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { CallInput, CallOutput, PageCallName } from '../src/shared/ipc'
import { clickMenu, expect, stubOpenDialog, stubSaveDialog, test } from './harness/test'
import { ROOT } from './harness/launch'

const SAMPLE = resolve(ROOT, 'resources/samples/ganzhou-2023/units/402001.json')
const ID = '2023/402001'
const LEDGER = `ledgers/${ID}.ledger`

/** Calls as the page does, past its buttons. */
async function call<N extends PageCallName>(
  page: Page,
  name: N,
  input: CallInput<N>
): Promise<CallOutput<N>> {
  const reply: unknown = await page.evaluate<unknown, readonly [string, unknown]>(
    ([called, given]) => {
      const doors = window.yusuanbu as unknown as Record<string, (given: unknown) => Promise<unknown>>
      return doors[called]!(given)
    },
    [name, input]
  )
  const outcome = reply as { ok: true; data: CallOutput<N> } | { ok: false; error: object }
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error))
  return outcome.data
}

/** A workspace with the sample's first unit, its ledger open. */
async function openLedger(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await stubOpenDialog(app, [folder])
  await call(page, 'workspace.create', { kind: 'unit' })
  await stubOpenDialog(app, [SAMPLE])
  await call(page, 'workspace.importLedger', {})
  await call(page, 'ledger.open', { id: ID })
}

const edit = (after: string, before?: string): CallInput<'ledger.apply'> => ({
  label: '改收入',
  changes: [{ path: 'income/affiliateRemittance', after, ...(before === undefined ? {} : { before }) }]
})

test('a ledger is closed properly when the program quits, and opens where it was', async ({
  start,
  dataFolder
}) => {
  const folder = join(dataFolder, '..', '工作区')
  const first = await start()
  await openLedger(first.app, first.page, folder)
  expect(existsSync(join(folder, `${LEDGER}.lock`))).toBe(true)
  await call(first.page, 'ledger.apply', edit('1.00'))
  await first.app.close()
  expect(existsSync(join(folder, `${LEDGER}.lock`))).toBe(false)
  expect(existsSync(join(folder, `${LEDGER}-wal`))).toBe(false)
  const { page } = await start()
  expect(await call(page, 'workspace.last', {})).toMatchObject({
    ledger: ID,
    recent: { name: '工作区' }
  })
})

test('a program that is killed loses no acknowledged step', async ({ start, dataFolder }) => {
  const folder = join(dataFolder, '..', '工作区')
  const first = await start()
  await openLedger(first.app, first.page, folder)
  await call(first.page, 'ledger.apply', edit('1.00'))
  await call(first.page, 'ledger.apply', edit('2.00', '1.00'))
  const gone = new Promise((done) => first.app.process().once('exit', done))
  first.app.process().kill('SIGKILL')
  await gone
  const { page } = await start()
  // The page opens by itself what was open; its ledger is then given as it stands.
  await expect.poll(async () => (await call(page, 'workspace.state', {}))?.openLedger).toBe(ID)
  const opened = await call(page, 'ledger.open', { id: ID })
  expect(opened.ledger.income.affiliateRemittance).toBe(200)
  expect(opened.notices).toMatchObject([
    { severity: 'notice', message: expect.stringContaining('没有正常关闭') as unknown }
  ])
})

test('printing draws a hidden page behind the same walls and writes a PDF', async ({ start, dataFolder }) => {
  const { app, page } = await start()
  await openLedger(app, page, join(dataFolder, '..', '工作区'))
  const refused = await page.evaluate(() => window.yusuanbu['ledger.printContent']({}))
  expect(refused).toMatchObject({ ok: false, error: { code: 'notAPrintPage' } })
  const file = join(dataFolder, 'print.pdf')
  await stubSaveDialog(app, file)
  await app.evaluate(({ app: electron }) => {
    electron.once('browser-window-created', (_event, window) => {
      window.webContents.once('did-finish-load', () => {
        const look = `({ node: 'process' in window || 'require' in window, frozen: Object.isFrozen(yusuanbu) })`
        const walls = window.webContents.executeJavaScript(look)
        Object.assign(globalThis, { walls, visible: window.isVisible() })
      })
    })
  })
  expect(await call(page, 'ledger.print', {})).toMatchObject({ savedAs: 'print.pdf' })
  const seen = await app.evaluate(async () => {
    const { walls, visible } = globalThis as unknown as { walls: Promise<object>; visible: boolean }
    return { ...(await walls), visible }
  })
  expect(seen).toEqual({ node: false, frozen: true, visible: false })
  expect(readFileSync(file).subarray(0, 5).toString('latin1')).toBe('%PDF-')
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('a page that cannot be drawn is told in its own words, and no file is left', async ({
  start,
  dataFolder
}) => {
  const { app, page } = await start()
  await openLedger(app, page, join(dataFolder, '..', '工作区'))
  const file = join(dataFolder, 'print.pdf')
  await stubSaveDialog(app, file)
  await app.evaluate(({ app: electron }) => {
    electron.once('browser-window-created', (_event, window) => {
      window.webContents.once('dom-ready', () => {
        void window.webContents.executeJavaScript(`document.documentElement.dataset.failed = '画不出来。'`)
      })
    })
  })
  const printed = call(page, 'ledger.print', {}).catch(String)
  expect(await printed).toContain('画不出来。')
  expect(existsSync(file)).toBe(false)
})

test('zoom and appearance are remembered, whoever changes them, and the page is told', async ({ start }) => {
  const first = await start()
  const factor = (app: ElectronApplication) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor())
  await clickMenu(first.app, '视图', '放大')
  expect(await factor(first.app)).toBeCloseTo(1.1)
  expect(await call(first.page, 'settings.read', {})).toMatchObject({ zoom: 1.1, theme: 'system' })
  await call(first.page, 'settings.change', { zoom: 2, theme: 'dark' })
  expect(await factor(first.app)).toBeCloseTo(2)
  expect(await first.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
  await first.app.close()
  const second = await start()
  await expect.poll(() => factor(second.app)).toBeCloseTo(2)
  expect(await second.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
})
