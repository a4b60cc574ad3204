import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { ROOT } from './harness/launch'
import { expect, stubSaveDialog, test } from './harness/test'
import { DeskPage } from './pages/desk-page'

test('打印 writes the unit document as PDF', async ({ start }) => {
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  const file = resolve(ROOT, 'test-results/print.pdf')
  await stubSaveDialog(app, file)
  await desk.tool('打印').click()
  await expect(page.getByRole('alert')).toContainText('打印文件已保存：print.pdf')
  expect(existsSync(file)).toBe(true)
})
