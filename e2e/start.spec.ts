import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { callNames } from '../src/shared/ipc'
import { violations } from './harness/accessible'
import { clickMenu, expect, stubSaveDialog, takePictures, test } from './harness/test'
import { StartPage } from './pages/start-page'

test('the start page opens in Chinese and says what can be begun', async ({ start }) => {
  const { app, page } = await start()
  const startPage = new StartPage(page)
  await expect(startPage.heading).toBeVisible()
  await expect(page).toHaveTitle('预算簿')
  await expect(startPage.beginnings).toHaveText([
    /^新建工作区/,
    /^新建部门工作区/,
    /^打开工作区…/,
    /^打开示例/,
    /^看示例的公开表.*只读$/
  ])
  await expect(startPage.recent).toHaveCount(0)
  await expect(startPage.notices).toHaveCount(0)
  expect(await violations(page)).toEqual([])
  await takePictures(app, page, 'start')
})

test('the page has one frozen object with a function a call, and nothing else of Electron', async ({
  start
}) => {
  const { page } = await start()
  const doors = await page.evaluate(() => ({
    names: Object.keys(window.yusuanbu).sort(),
    functions: Object.values(window.yusuanbu).every((door) => typeof door === 'function'),
    frozen: Object.isFrozen(window.yusuanbu)
  }))
  const expected = ['grantDropped', ...callNames.filter((name) => name !== 'files.grantDropped')].sort()
  expect(doors).toEqual({ names: expected, functions: true, frozen: true })
})

test('a wrong call fails at the door with a sentence', async ({ start }) => {
  const { page } = await start()
  const reply = await page.evaluate(() => window.yusuanbu['app.start']({ more: 1 } as never))
  expect(reply).toMatchObject({
    ok: false,
    error: { code: 'input', message: expect.stringContaining('没有改动') as unknown }
  })
})

test('only a file that was really dropped is granted', async ({ start }) => {
  const { page } = await start()
  const made = await page.evaluate(() =>
    window.yusuanbu.grantDropped(new File(['{}'], 'made.json'), 'importLedger')
  )
  expect(made).toMatchObject({ ok: false })
})

test('导出诊断包 writes logs, versions and integrity results', async ({ start, dataFolder }) => {
  const { app, page } = await start()
  const startPage = new StartPage(page)
  const file = join(dataFolder, 'bundle.zip')
  await stubSaveDialog(app, undefined)
  await startPage.exportDiagnostics.click()
  await expect(startPage.notices).toHaveCount(0)
  await stubSaveDialog(app, file)
  await startPage.exportDiagnostics.click()
  await expect(startPage.notices).toContainText('诊断包已保存：bundle.zip')
  const parts = unzipSync(readFileSync(file))
  expect(Object.keys(parts).sort()).toEqual(['integrity.json', 'logs/main.log', 'versions.json'])
  expect(JSON.parse(strFromU8(parts['versions.json']!))).toMatchObject({ yusuanbu: '0.1.0' })
  expect(JSON.parse(strFromU8(parts['integrity.json']!))).toMatchObject({
    'out/main/index.js': expect.stringMatching(/^[0-9a-f]{64}$/)
  })
  expect(strFromU8(parts['logs/main.log']!)).toContain('started')
})

test('a diagnostics bundle that cannot be written is told in a sentence', async ({ start, dataFolder }) => {
  const { app, page } = await start()
  const startPage = new StartPage(page)
  await stubSaveDialog(app, join(dataFolder, 'no such folder', 'bundle.zip'))
  await startPage.exportDiagnostics.click()
  await expect(startPage.notices).toContainText('bundle.zip')
  await expect(startPage.notices).not.toContainText(/ENOENT|Error/)
})

test('the menu is Chinese and its appearance choice is remembered', async ({ start }) => {
  const first = await start()
  const labels = await first.app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map(({ label }) => label)
  )
  expect(labels).toEqual(['文件(&F)', '编辑(&E)', '视图(&V)', '窗口(&W)', '帮助(&H)'])
  await clickMenu(first.app, '视图', '外观', '深色')
  await expect(first.page.locator('.ground')).toHaveCSS('background-color', 'rgb(22, 24, 29)')
  await first.app.close()
  const second = await start()
  await expect(second.page.locator('.ground')).toHaveCSS('background-color', 'rgb(22, 24, 29)')
})

test('the menu zooms', async ({ start }) => {
  const { app } = await start()
  const factor = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor())
  await clickMenu(app, '视图', '放大')
  expect(await factor()).toBeGreaterThan(1)
  await clickMenu(app, '视图', '实际大小')
  expect(await factor()).toBe(1)
  await clickMenu(app, '视图', '缩小')
  expect(await factor()).toBeLessThan(1)
})

test('the window opens where it stood', async ({ start }) => {
  const bounds = { x: 120, y: 90, width: 1111, height: 777 }
  const first = await start()
  await first.app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds)
  await first.app.close()
  const second = await start()
  expect(
    await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  ).toEqual(bounds)
})
