import type { ElectronApplication, Page } from '@playwright/test'
import { Grid } from './harness/grid'
import { expect, test } from './harness/test'
import { DeskPage } from './pages/desk-page'

const TOTAL = '14,752,169.00'
const LINES = 33

async function openLines(app: ElectronApplication, page: Page): Promise<{ desk: DeskPage; grid: Grid }> {
  const desk = await DeskPage.openSample(page)
  await desk.section('basicExpenditure').click()
  await desk.holds(LINES, TOTAL)
  return { desk, grid: new Grid(app, page, '基本支出明细') }
}

const REFUSED = [
  ['a letter in an amount', 'amount', '12a4', /金额里不能有“a”/],
  ['an amount too large', 'amount', '200000000000', /超过上限 100,000,000,000\.00 元/],
  ['a negative amount', 'amount', '-5', /负/],
  ['a code that does not exist', 'economic', '30288', /没有 30288/]
] as const

for (const [what, column, typed, reason] of REFUSED) {
  test(`${what} is refused with its reason and kept for correction; nothing else changes`, async ({
    start
  }) => {
    const { app, page } = await start()
    const { desk, grid } = await openLines(app, page)
    const step = await desk.step()
    await grid.click(4, column)
    const was = await grid.text(4, column)
    await grid.type(typed)
    await grid.press('Enter', 'ArrowUp')
    await expect(grid.cell(4, column)).toContainText(typed)
    await expect(grid.pen).toHaveAttribute('aria-invalid', 'true')
    await expect(grid.pen).toHaveAccessibleDescription(reason)
    await grid.press('F2')
    await expect(grid.pen).toHaveValue(typed)
    await desk.holds(LINES, TOTAL)
    expect(await desk.step()).toBe(step)
    // What the ledger holds comes back when the typed text is corrected to it.
    await grid.press('ControlOrMeta+a')
    await grid.type(column === 'amount' ? was : (was.split(' ')[0] ?? ''))
    await grid.press('Enter', 'ArrowUp')
    await expect(grid.cell(4, column)).toHaveText(was)
    await expect(grid.pen).not.toHaveAttribute('aria-invalid', 'true')
  })
}

test('figures under a heading of 万元 are not written before the unit is settled', async ({ start }) => {
  const { app, page } = await start()
  const { desk, grid } = await openLines(app, page)
  const step = await desk.step()
  await grid.click(0, 'amount')
  await grid.paste('金额（万元）\r\n105.85\r\n')
  const question = page.getByRole('dialog', { name: '按万元填入吗？' })
  await expect(question).toContainText('“万元”')
  expect(await desk.step()).toBe(step)
  await question.getByRole('button', { name: '按万元填入' }).click()
  await expect(grid.cell(0, 'amount')).toHaveText('1,058,500.00')
})

test('the unit is asked before figures in 万元 with six decimals are judged', async ({ start }) => {
  const { app, page } = await start()
  const { desk, grid } = await openLines(app, page)
  const step = await desk.step()
  await grid.click(0, 'amount')
  await grid.paste('单位：万元\r\n105.851234\r\n')
  const question = page.getByRole('dialog', { name: '按万元填入吗？' })
  await question.getByRole('button', { name: '按元填入' }).click()
  await expect(grid.report).toContainText('最多两位小数')
  expect(await desk.step()).toBe(step)
  await grid.paste('单位：万元\r\n105.851234\r\n')
  await question.getByRole('button', { name: '按万元填入' }).click()
  await expect(grid.cell(0, 'amount')).toHaveText('1,058,512.34')
  await expect(grid.report).toHaveCount(0)
})

test('a project deleted while it is open says so, and comes back by redo', async ({ start }) => {
  const { page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('projects').click()
  await page.getByRole('button', { name: '新增项目' }).click()
  await page.getByRole('textbox', { name: '项目名称' }).fill('试点项目')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /试点项目/ })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(desk.content.getByRole('alert')).toContainText('已经不在账册里了')
  await page.keyboard.press('ControlOrMeta+y')
  await expect(page.getByRole('heading', { name: /试点项目/ })).toBeVisible()
})

test('a hundred thousand cells are refused whole, and the limit is named', async ({ start }) => {
  const { app, page } = await start()
  const { desk, grid } = await openLines(app, page)
  const step = await desk.step()
  await grid.click(0, 'function')
  await grid.paste('2150501\t30201\t一般公共预算拨款\t1.00\r\n'.repeat(25_000))
  await expect(grid.report).toContainText('一次最多粘贴 20,000 个')
  await desk.holds(LINES, TOTAL)
  expect(await desk.step()).toBe(step)
})

test('a disk that is full during entry is told, the typed text stays, and is taken when there is room', async ({
  start
}) => {
  const { app, page } = await start({ weaken: ['fullDisk'] })
  const { desk, grid } = await openLines(app, page)
  const disk = (full: boolean) =>
    app.evaluate(
      (_electron, is) => (globalThis as unknown as { fillDisk: (full: boolean) => void }).fillDisk(is),
      full
    )
  const words = '办公楼维修'.repeat(3000)
  const step = await desk.step()
  await disk(true)
  await grid.click(2, 'amount')
  await grid.press('End')
  expect(await grid.active()).toBe('2,note')
  await page.keyboard.insertText(words)
  await grid.press('Enter', 'ArrowUp')
  await expect(page.getByRole('alert').filter({ hasText: '磁盘已满' }).first()).toBeVisible()
  await grid.press('F2')
  await expect(grid.pen).toHaveValue(words)
  await desk.holds(LINES, TOTAL)
  expect(await desk.step()).toBe(step)
  await disk(false)
  await page.keyboard.type('！')
  await grid.press('Enter')
  await expect.poll(() => desk.step()).toBe(step + 1)
  await expect(grid.cell(2, 'note')).toContainText('办公楼维修')
})
