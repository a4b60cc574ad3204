import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './harness/launch'
import { expect, takePictures, test } from './harness/test'
import { StartPage } from './pages/start-page'

test('a data folder that cannot be used is told on a page that says what is safe and what to do', async ({
  start,
  dataFolder,
  blockDataFolder
}) => {
  blockDataFolder()
  const { app, page } = await start()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('预算簿没有正常启动')
  await expect(alert).toContainText(dataFolder)
  await expect(alert).toContainText('同名的文件占了它的位置')
  await expect(alert).toContainText('安全。')
  await expect(alert).toContainText('移走')
  expect(readFileSync(dataFolder, 'utf8')).toBe('not a folder')
  await takePictures(app, page, 'error')
})

test('a damaged settings file is put aside whole, and the program starts', async ({
  start,
  dataFolder,
  corruptSettings
}) => {
  corruptSettings('{"theme": "dar')
  const { app, page } = await start()
  const { notices } = new StartPage(page)
  await expect(notices).toContainText('设置文件已损坏')
  const aside = readdirSync(dataFolder).find((name) => name.startsWith('settings.damaged-'))
  expect(aside).toBeDefined()
  expect(readFileSync(join(dataFolder, aside!), 'utf8')).toBe('{"theme": "dar')
  await expect(notices).toContainText(aside!)
  await takePictures(app, page, 'notice')
})

test('a second start shows the first window and ends with a sentence', async ({ start, dataFolder }) => {
  const { app } = await start()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  const second = await run({ dataFolder })
  expect(second.code).toBe(0)
  expect(second.stderr).toContain('预算簿已经打开')
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false)
})

test('after a run that was killed the program starts, and says so once', async ({ start }) => {
  const killed = await start()
  const process = killed.app.process()
  const gone = new Promise((done) => process.once('exit', done))
  process.kill('SIGKILL')
  await gone
  const next = await start()
  await expect(new StartPage(next.page).notices).toContainText('上次预算簿没有正常退出')
  await next.app.close()
  const last = await start()
  await expect(new StartPage(last.page).heading).toBeVisible()
  await expect(new StartPage(last.page).notices).toHaveCount(0)
})

test('without a desktop the program says what it needs', async ({ dataFolder }) => {
  test.skip(process.platform !== 'linux', 'only Linux runs without a desktop')
  const { code, stderr } = await run({ dataFolder, env: { DISPLAY: '', WAYLAND_DISPLAY: '' } })
  expect(stderr).toContain('预算簿需要图形桌面')
  expect(code).toBe(1)
})

test('a page whose process dies is replaced by one that says what is safe', async ({ start }) => {
  const { app } = await start()
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  )
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL()))
    .toBe('app://yusuanbu/error.html')
  const text: unknown = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText')
  )
  expect(text).toContain('显示界面的进程意外结束了')
})

test('the log names events and holds no contents', async ({ start, dataFolder }) => {
  const { app, page } = await start()
  await page.evaluate(() => window.yusuanbu['app.start']({ secret: '王小明 1234.50' } as never))
  await app.close()
  const log = readFileSync(join(dataFolder, 'logs/main.log'), 'utf8')
  expect(log).toContain('call refused call=app.start reason=input')
  expect(log).not.toMatch(/王小明|1234/)
})
