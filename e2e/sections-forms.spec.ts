import type { Page } from '@playwright/test'
import { violations } from './harness/accessible'
import { Grid } from './harness/grid'
import { expect, takePictures, test } from './harness/test'
import { DeskPage } from './pages/desk-page'

const FORMS = [
  'profile',
  'income',
  'threePublicExpenses',
  'governmentProcurement',
  'performance',
  'statement'
] as const

/** The input of a cell of the ledger. */
const field = (page: Page, path: string) => page.locator(`[data-field='${path}']`)

test('the sections that are forms are accessible, at both sizes and in both themes', async ({ start }) => {
  test.setTimeout(180_000)
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  for (const section of FORMS) {
    await desk.section(section).click()
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1)
    await takePictures(app, page, `section-${section}`)
    expect(await violations(page), section).toEqual([])
  }
})

test('单位基本情况 is filled by Enter from field to field; a refused text waits with its reason', async ({
  start
}) => {
  const { page } = await start()
  const desk = await DeskPage.openSample(page)
  await field(page, 'contacts/unitHead').focus()
  for (const text of ['张三', '李四', '王五', '0797-1', '2023.1.9', '45']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  await expect(field(page, 'contacts/preparer')).toHaveValue('王五')
  await expect(field(page, 'contacts/filledOn')).toHaveValue('2023-01-09')
  await expect(page.getByRole('row', { name: /^合计/ })).toContainText('45')
  const retirees = field(page, 'personnel/retirees')
  await retirees.fill('十九')
  await retirees.press('Enter')
  await expect(retirees).toBeFocused()
  await expect(retirees).toHaveAttribute('aria-invalid', 'true')
  await expect(retirees).toHaveAccessibleDescription(/请填不带小数的数字/)
  await desk.section('income').click()
  await expect(desk.section('profile')).toContainText('填写有误')
  await desk.section('profile').click()
  await expect(retirees).toHaveValue('十九')
  await retirees.press('Escape')
  await expect(retirees).toHaveValue('190')
  await retirees.fill('１９１')
  await retirees.press('Tab')
  await expect(retirees).toHaveValue('191')
  await page.keyboard.press('Control+z')
  await expect(retirees).toHaveValue('190')
})

test('收入 is typed in the grid, tells its difference, and is filled from expenditure as one step', async ({
  start
}) => {
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('income').click()
  const grid = new Grid(app, page, '收入')
  expect(await grid.active()).toBe('0,income')
  await grid.type('17187760')
  await grid.press('Enter')
  await expect(grid.cell(0, 'difference')).toHaveText('-9.00')
  await expect(page.getByText('！1 个来源不平')).toBeVisible()
  await grid.type('8')
  await grid.press('Enter')
  await expect(grid.cell(3, 'income')).toHaveText('17,187,768.00')
  await page.getByRole('button', { name: '按支出填平…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('row', { name: /政府性基金/ })).toContainText('-8.00')
  await dialog.getByRole('checkbox', { name: /政府性基金/ }).uncheck()
  await dialog.getByRole('button', { name: '填平选中的 1 项' }).click()
  await expect(grid.cell(0, 'income')).toHaveText('17,187,769.00')
  await expect(grid.cell(1, 'income')).toHaveText('8.00')
  await page.keyboard.press('Control+z')
  await expect(grid.cell(0, 'income')).toHaveText('17,187,760.00')
})

test('a prior amount a hundred times this year asks before it is taken', async ({ start }) => {
  const { page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('threePublicExpenses').click()
  const prior = field(page, 'threePublicExpenses/officialReception/prior')
  await prior.fill('32万')
  await prior.press('Enter')
  await expect(prior).toHaveValue('320,000.00')
  await prior.fill('32万00')
  await prior.press('Enter')
  await expect(prior).toHaveAccessibleDescription(/./)
  await prior.fill('32000000')
  await prior.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '改正' }).click()
  await expect(prior).toBeFocused()
  await expect(prior).toHaveValue('32000000')
  await prior.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await prior.fill('32000001')
  await prior.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '确认无误' }).click()
  await expect(prior).toHaveValue('32,000,001.00')
})

test('a figure of 三公经费 leads to its lines, and a line to its cell', async ({ start }) => {
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('threePublicExpenses').click()
  await page.getByRole('button', { name: '1 笔明细：公务接待费' }).click()
  const line = page.getByRole('listitem').filter({ hasText: '30217' })
  await expect(line).toContainText('286,300.00')
  await line.getByRole('button', { name: '去改这一笔' }).click()
  await expect(page.locator('[aria-current="page"][data-section]')).toHaveAttribute(
    'data-section',
    /^(basicExpenditure|projects)$/
  )
  const grid = new Grid(app, page)
  await expect(grid.grid.locator('.cell.active')).toHaveText('286,300.00')
})

test('the first line of 政府采购 makes its totals sums, and one undo makes them typed again', async ({
  start
}) => {
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('governmentProcurement').click()
  const goods = field(page, 'governmentProcurement/goods')
  await expect(goods).toBeVisible()
  const grid = new Grid(app, page, '采购明细')
  await grid.click(0, 'name')
  await grid.type('table')
  await grid.press('Tab', 'Tab', 'Tab', 'Tab')
  await expect(goods).toHaveCount(0)
  await grid.type('1234.5')
  await grid.press('Enter')
  await expect(page.locator('#section-content .computed').first()).toHaveText('1,234.50')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  // The step leads to where it began: in a field an amount stands as it is typed.
  await expect(goods).toBeFocused()
  await expect(goods).toHaveValue('206800.00')
})

test('绩效目标 says what a project lacks and leads to it', async ({ start }) => {
  const { page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('performance').click()
  const row = page.getByRole('row', { name: /402001-J1/ })
  await expect(row).toContainText('缺绩效指标')
  await page.getByRole('button', { name: /^6 条指标/ }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '工业发展氛围' })).toContainText('提高')
  await row.getByRole('button').click()
  await expect(desk.section('projects')).toHaveAttribute('aria-current', 'page')
})

test('a text of 编制说明 is kept at a pause, without leaving the field', async ({ start }) => {
  const { page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('statement').click()
  const statement = field(page, 'statement')
  await statement.focus()
  await page.keyboard.type('第一行')
  await page.keyboard.press('Enter')
  await page.keyboard.type('第二行')
  await expect(desk.tool('撤销')).toHaveAttribute('title', /填写编制说明/)
  await expect(statement).toBeFocused()
  await desk.section('profile').click()
  await desk.section('statement').click()
  await expect(statement).toHaveValue('第一行\n第二行')
})
