import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, stubSaveDialog, test } from './harness/test'
import { DeskPage } from './pages/desk-page'

test('打印 writes the unit document as PDF: upright and lying pages, none of them nearly empty', async ({
  start,
  dataFolder
}) => {
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  const file = join(dataFolder, 'print.pdf')
  await stubSaveDialog(app, file)
  await desk.tool('打印').click()
  await expect(page.getByRole('alert')).toContainText('打印文件已保存：print.pdf')
  await expect(page.getByRole('button', { name: '打开文件' })).toBeVisible()
  const boxes = [...readFileSync(file, 'latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
  const lying = boxes.filter(([, width, height]) => Number(width) > Number(height))
  // Twelve sheets of tables, two of them lying; before them the cover and the sections, a page for some thirty rows.
  expect(lying).toHaveLength(2)
  expect(boxes.length).toBeLessThanOrEqual(24)
  expect(boxes.length).toBeGreaterThanOrEqual(18)
})
