import { expect, test } from './harness/test'
import { DeskPage } from './pages/desk-page'
import { paste, row, toBlankRow } from './pages/lines'

test('an amount a hundred times last year’s is asked about, and stays for correction', async ({ start }) => {
  const { page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('basicExpenditure').click()
  // The second line: 30302, 16,200.00 this year, 20,000.00 last year.
  await page.keyboard.press('ArrowDown')
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.type('2400000')
  await page.keyboard.press('Enter')
  const question = page.getByRole('dialog')
  await expect(question).toContainText('是上年的 120 倍')
  await question.getByRole('button', { name: '改正' }).click()
  await expect(desk.content.getByText('14,752,169.00').first()).toBeVisible()
  await expect(row(page, '基本支出明细', '30302')).toContainText('2400000')
})

test('an amount typed in 万元 that is put right stays in 万元, and is read as the same again', async ({
  start
}) => {
  const { page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('basicExpenditure').click()
  await desk.tool('万元').click()
  await page.getByLabel('按万元输入').check()
  const amount = page.locator('#section-content [data-row="1"] [data-column=amount]')
  // The second line: 1.62 万元 this year, 2 万元 last year.
  await amount.click()
  await page.keyboard.type('240')
  await page.keyboard.press('Enter')
  const question = page.getByRole('dialog')
  await expect(question).toContainText(
    '第 2 行 30302 退休费：本年 2,400,000.00 元，上年 20,000.00 元，是上年的 120 倍'
  )
  await question.getByRole('button', { name: '改正' }).click()
  await expect(amount).toHaveText('240')
  await expect(desk.content.locator('.figures .current dd')).toHaveText('1,475.22')
  await amount.click()
  await page.keyboard.press('F2')
  await page.keyboard.press('Enter')
  await expect(question).toContainText('本年 2,400,000.00 元')
  await question.getByRole('button', { name: '改正' }).click()
  await amount.click()
  await page.keyboard.type('2.4')
  await page.keyboard.press('Enter')
  await expect(amount).toHaveText('2.4')
  await desk.tool('元').click()
  await expect(amount).toHaveText('24,000.00')
})

test('a pasted heading that says 万元 is asked about', async ({ start }) => {
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('basicExpenditure').click()
  await toBlankRow(page)
  await paste(
    app,
    page,
    '功能科目\t经济科目\t资金来源\t金额（万元）\r\n2150501\t30299\t一般公共预算拨款\t1.5\r\n'
  )
  const question = page.getByRole('dialog')
  await question.getByRole('button', { name: '按万元填入' }).click()
  await expect(row(page, '基本支出明细', '30299').last()).toContainText('15,000.00')
  await expect(desk.content.getByText('14,767,169.00').first()).toBeVisible()
})
