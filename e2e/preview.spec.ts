import { clickMenu, expect, takePictures, test } from './harness/test'
import { PreviewPage } from './pages/preview-page'

test('the sample opens read-only with its tables as they will print', async ({ start }) => {
  const { app, page } = await start()
  const preview = await PreviewPage.open(page)
  await expect(page.getByText('示例 · 只读')).toBeVisible()
  await expect(preview.tables).toHaveCount(12)
  await expect(preview.cell('3,258.80').first()).toBeVisible()
  for (const id of ['1', '3', '10', '11-1']) {
    await preview.choose(id)
    await takePictures(app, page, `table-${id}`)
  }
})

test('a click on a figure shows the lines behind it by unit, and they make it up', async ({ start }) => {
  const { page } = await start()
  const preview = await PreviewPage.open(page)
  await preview.choose('7')
  await preview.cell('38.63').first().click()
  // By hand from the three ledgers: the lines of 30217 from fiscal appropriation.
  await expect(preview.lines).toContainText('386,251.00 元')
  await expect(preview.lines.getByRole('heading')).toHaveCount(3)
  await expect(preview.lines).toContainText('30217 公务接待费')
  await expect(preview.lines).toContainText('基本支出第 26 行')
})

test('the sheet is walked by keys and copied as a block for a spreadsheet', async ({ start }) => {
  const { app, page } = await start()
  const preview = await PreviewPage.open(page)
  await preview.choose('3')
  await preview.cell('合计').nth(1).click()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('ControlOrMeta+c')
  const text = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(text).toBe('合计\t3258.80\t2405.16')
})

test('another template, another zoom, and back, by keyboard alone', async ({ start }) => {
  const { page } = await start()
  for (const key of ['Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key)
  const preview = new PreviewPage(page)
  await expect(preview.sheets.first()).toBeVisible()
  const width = async () => (await preview.sheets.first().boundingBox())?.width ?? 0
  const before = await width()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await expect(preview.tables).toHaveCount(8)
  await page.keyboard.press('Tab')
  for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
  await expect.poll(width).not.toBe(before)
  await page.getByRole('button', { name: '返回' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '预算簿' })).toBeVisible()
})

test('the menu copies the block too', async ({ start }) => {
  const { app, page } = await start()
  const preview = await PreviewPage.open(page)
  await preview.choose('3')
  await preview.cell('合计').nth(1).click()
  await page.keyboard.press('Shift+ArrowRight')
  await clickMenu(app, '编辑', '复制')
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe('合计\t3258.80')
})
