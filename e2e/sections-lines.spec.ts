import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { violations } from './harness/accessible'
import { ROOT } from './harness/launch'
import { expect, stubOpenDialog, takePictures, test } from './harness/test'
import { DeskPage } from './pages/desk-page'
import { grid, paste, row, toBlankRow } from './pages/lines'

test('a line is typed by keyboard alone, shows at once, and is undone', async ({ start }) => {
  const { page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('basicExpenditure').click()
  await expect(page.getByText('共 33 行')).toBeVisible()
  await toBlankRow(page)
  for (const text of ['2150501', '30299', '', '1,234.5']) {
    if (text !== '') await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await expect(page.getByText('共 34 行')).toBeVisible()
  // 14,752,169.00 of the sample and the new line.
  await expect(desk.content.getByText('14,753,403.50').first()).toBeVisible()
  await expect(page.getByText('共 34 行')).toBeVisible()
  for (const rows of [34, 34, 33]) {
    await page.keyboard.press('ControlOrMeta+z')
    await expect(page.getByText(`共 ${rows} 行`)).toBeVisible()
  }
  await expect(desk.content.getByText('14,752,169.00').first()).toBeVisible()
})

test('a step that is taken back leads to its cell, wherever the user is by then', async ({ start }) => {
  const { page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('basicExpenditure').click()
  const amount = page.locator('#section-content [data-row="1"] [data-column=amount]')
  const active = page.locator('#section-content [data-row="1"] .cell.active')
  await expect(amount).toHaveText('16,200.00')
  await page.keyboard.press('ArrowDown')
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.type('17000')
  await page.keyboard.press('Enter')
  await expect(amount).toHaveText('17,000.00')
  // In the same grid, far below.
  await page.keyboard.press('ControlOrMeta+End')
  await expect(active).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(amount).toHaveText('16,200.00')
  await expect(active).toHaveAttribute('data-column', 'amount')
  // And from another section.
  await desk.section('income').click()
  await page.keyboard.press('ControlOrMeta+y')
  await expect(desk.section('basicExpenditure')).toHaveAttribute('aria-current', 'page')
  await expect(active).toHaveAttribute('data-column', 'amount')
  await page.keyboard.type('18000')
  await page.keyboard.press('Enter')
  await expect(amount).toHaveText('18,000.00')
})

test('groups and filters keep every row, and an edit under them is the row’s own', async ({ start }) => {
  const { page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('basicExpenditure').click()
  await page.getByRole('textbox', { name: '筛选文字' }).fill('办公费')
  await expect(page.getByText(/显示 \d 行，共 33 行/)).toBeVisible()
  const cell = grid(page, '基本支出明细').getByText('52,753.00')
  await cell.first().click()
  await page.keyboard.type('52754')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '清除筛选' }).click()
  await expect(desk.content.getByText('14,752,170.00').first()).toBeVisible()
  await expect(row(page, '基本支出明细', '52,754.00')).toContainText('2150501')

  // A group's heading with its subtotal stands in line with its lines, and is numbered with them.
  await page.getByLabel('分组', { exact: true }).selectOption('按功能科目分组')
  await row(page, '基本支出明细', '52,754.00').click()
  await page.keyboard.press('Control+Home')
  const heading = page.locator('.entry-grid .row.heading').first()
  const line = page.locator('.entry-grid .row.entry').first()
  await expect(heading.locator('[data-column=amount]')).toHaveText('1,131,000.00')
  await expect(heading.getByRole('rowheader')).toHaveText('1')
  const right = async (one: Locator): Promise<number> => {
    const box = await one.locator('[data-column=amount]').boundingBox()
    return box === null ? NaN : box.x + box.width
  }
  expect(await right(heading)).toBe(await right(line))
})

test('a project is added, filled, copied and deleted; deleted while open, the page says so', async ({
  start
}) => {
  const { page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('projects').click()
  await page.getByRole('button', { name: '新增项目' }).click()
  await page.getByRole('textbox', { name: '项目名称' }).fill('试点项目')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /试点项目/ })).toBeVisible()
  await page.getByRole('button', { name: /加入标准指标（8 行）/ }).click()
  await expect(row(page, '绩效指标', '服务对象满意度')).toBeVisible()
  await page.getByRole('textbox', { name: '项目概述' }).fill('写到一半')
  await page.getByRole('button', { name: '返回项目列表' }).click()
  await expect(desk.content.getByRole('row')).toHaveCount(6)
  await page.getByRole('button', { name: '复制 试点项目' }).click()
  await expect(desk.content.getByRole('row')).toHaveCount(7)
  await page.getByRole('button', { name: '删除 试点项目' }).last().click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await expect(desk.content.getByRole('row')).toHaveCount(6)
  await page.getByRole('button', { name: '试点项目', exact: true }).click()
  await expect(page.getByRole('textbox', { name: '项目概述' })).toHaveValue('写到一半')
  // Back over the deletion, the copy, the overview, the frame and the making of the project itself.
  for (let n = 0; n < 5; n += 1) await desk.tool('撤销').click()
  await expect(desk.content.getByRole('alert')).toContainText('已经不在账册里了')
  await page.getByRole('button', { name: '返回项目列表' }).click()
  await expect(desk.content.getByRole('row')).toHaveCount(5)
})

test('last year is taken from a ledger, and then changed with a reason only', async ({
  start,
  dataFolder
}) => {
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  const sample = JSON.parse(
    readFileSync(resolve(ROOT, 'resources/samples/ganzhou-2023/units/402001.json'), 'utf8')
  ) as Record<string, unknown>
  const path = join(dataFolder, '402001-2022.json')
  writeFileSync(path, JSON.stringify({ ...sample, fiscalYear: 2022, priorYear: undefined }))
  await stubOpenDialog(app, [path])
  await desk.section('priorYear').click()
  await page.getByRole('button', { name: '从上年账册取数…' }).click()
  const dialog = page.getByRole('dialog')
  // The sample's own basic expenditure, as the ledger of 2022.
  await expect(dialog).toContainText('14,752,169.00')
  await dialog.getByRole('button', { name: '取数' }).click()
  await expect(grid(page, '上年支出明细').getByText('取自上年账册（402001，2022 年）').first()).toBeVisible()
  await grid(page, '上年支出明细').getByText('1,058,400.00').click()
  await page.keyboard.type('1000000')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '不改了' }).click()
  await expect(desk.content.getByText('19,768,669.00').first()).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.type('1000000')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: '理由' }).fill('机构改革划出')
  await page.keyboard.press('Enter')
  await expect(grid(page, '上年支出明细').getByText(/已改，原为 1058400\.00 元：机构改革划出/)).toBeVisible()
})

test('five thousand lines open and take an edit without delay', async ({ start }) => {
  test.setTimeout(180_000)
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('basicExpenditure').click()
  const codes = ['30101', '30102', '30201', '30202', '30211']
  const lines = Array.from(
    { length: 4960 },
    (_none, n) => `2150501\t${codes[n % codes.length] ?? ''}\t一般公共预算拨款\t${n + 1}.00`
  )
  await toBlankRow(page)
  await paste(app, page, `${lines.join('\r\n')}\r\n`)
  await expect(page.getByText('共 4993 行')).toBeVisible({ timeout: 60_000 })
  await desk.section('income').click()
  const opened = await page.evaluate(async () => {
    const before = performance.now()
    document.querySelector<HTMLElement>('[data-section="basicExpenditure"]')?.click()
    while (document.querySelector('[role="gridcell"]') === null) await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    return performance.now() - before
  })
  await page.keyboard.press('ControlOrMeta+Home')
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowRight')
  await page.evaluate(() => {
    const held = window as unknown as { tasks: number[] }
    held.tasks = []
    new PerformanceObserver((list) =>
      held.tasks.push(...list.getEntries().map(({ duration }) => duration))
    ).observe({
      entryTypes: ['longtask']
    })
  })
  for (let n = 0; n < 20; n += 1) {
    await page.keyboard.type(String(1_000_000 + n))
    await page.keyboard.press('Enter')
    await page.waitForTimeout(50)
  }
  const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks)
  test.info().annotations.push({
    type: 'measured',
    description: `open ${opened.toFixed(0)} ms; long tasks ${tasks.map((one) => one.toFixed(0)).join(' ')}`
  })
  await expect(grid(page, '基本支出明细').getByText('1,000,019.00').first()).toBeVisible()
})

test('the sections with lines have no fault of accessibility, and look right', async ({ start }) => {
  test.setTimeout(240_000)
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  for (const section of ['basicExpenditure', 'otherExpenditure', 'projects', 'priorYear'] as const) {
    await desk.section(section).click()
    await expect(desk.content.getByRole('heading', { level: 2 })).toBeVisible()
    expect(await violations(page), section).toEqual([])
    await takePictures(app, page, `lines-${section}`)
  }
  await desk.section('projects').click()
  await page.getByRole('button', { name: '工业业务经费', exact: true }).click()
  await page.getByText('预览：').click()
  await expect(page.getByRole('heading', { name: '项目支出绩效目标表' })).toBeVisible()
  expect(await violations(page), 'project').toEqual([])
  await takePictures(app, page, 'lines-project')
})

test('a refused figure is given up by Escape, and nothing is reckoned from what stood there before', async ({
  start
}) => {
  const { page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('basicExpenditure').click()
  // The second line: 30302, 16,200.00 this year, 20,000.00 last year.
  await page.keyboard.press('ArrowDown')
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowRight')
  const second = grid(page, '基本支出明细').locator("[data-row='1']")
  const change = second.locator('[data-column=change]')
  await expect(change).toHaveText('-3,800.00')
  await page.keyboard.type('一万')
  await page.keyboard.press('Enter')
  await expect(second.locator('.refused')).toHaveText('一万')
  await expect(change).toHaveText('')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Escape')
  await expect(second.locator('[data-column=amount]')).toHaveText('16,200.00')
  await expect(change).toHaveText('-3,800.00')
})

test('Ctrl+End comes to the last entry, F8 to the refused text wherever it is', async ({ start }) => {
  const { page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('basicExpenditure').click()
  await expect(page.getByText('共 33 行')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+End')
  const active = page.locator('.entry-grid .cell.active')
  await expect(active).toHaveAttribute('data-column', 'note')
  await expect(active.locator('..')).toHaveAttribute('data-row', '32')
  await page.keyboard.press('Home')
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.type('一万')
  await page.keyboard.press('Enter')
  await desk.section('statement').click()
  await page.keyboard.press('F8')
  await expect(desk.section('basicExpenditure')).toHaveAttribute('aria-current', 'page')
  await expect(active).toHaveText('一万')
})

test('a width that a column was drawn to is there again after a restart', async ({ start }) => {
  const first = await start()
  await (await DeskPage.openSample(first.page)).section('basicExpenditure').click()
  const heading = (page: Page): Locator => page.locator('.entry-grid .titles .title').first()
  const widthOf = async (page: Page): Promise<number> => (await heading(page).boundingBox())?.width ?? 0
  const before = await widthOf(first.page)
  const grip = await heading(first.page).locator('.grip').boundingBox()
  if (grip === null) throw new Error('no grip')
  await first.page.mouse.move(grip.x + 3, grip.y + 10)
  await first.page.mouse.down()
  await first.page.mouse.move(grip.x + 63, grip.y + 10, { steps: 4 })
  await first.page.mouse.up()
  const drawn = await widthOf(first.page)
  expect(drawn).toBeGreaterThan(before + 50)
  await first.app.close()
  const { page } = await start()
  await new DeskPage(page).section('basicExpenditure').click()
  await expect.poll(() => widthOf(page)).toBeCloseTo(drawn, 0)
})
