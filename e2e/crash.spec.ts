import type { ElectronApplication, Page } from '@playwright/test'
import { Grid } from './harness/grid'
import { expect, test } from './harness/test'
import { DeskPage } from './pages/desk-page'

const ROWS = 30
const amountOf = (row: number): string => String(1_000_001 + row)

/** Waits until the place is on the disk: it is written behind the page's back, being no step of the ledger. */
async function remembered(page: Page, place: RegExp): Promise<void> {
  const last = (): Promise<string | undefined> =>
    page.evaluate(async () => {
      const reply = await window.yusuanbu['workspace.last']({})
      return reply.ok ? reply.data?.place : undefined
    })
  await expect.poll(last).toMatch(place)
}

async function kill(app: ElectronApplication): Promise<void> {
  const gone = new Promise((done) => app.process().once('exit', done))
  app.process().kill('SIGKILL')
  await gone
}

test('killed in the middle of typing, it opens at the same place with every cell that was committed', async ({
  start
}) => {
  const killed = await start()
  const desk = await DeskPage.openSample(killed.page)
  await desk.section('basicExpenditure').click()
  await remembered(killed.page, /^section\/basicExpenditure /)
  const grid = new Grid(killed.app, killed.page, '基本支出明细')
  await grid.click(0, 'amount')
  const before = await desk.step()
  const typing = (async () => {
    for (let row = 0; row < ROWS; row += 1) {
      await grid.type(amountOf(row))
      await grid.press('Enter')
      // So large beside last year's: the question is answered, and typing goes on.
      const question = killed.page.getByRole('dialog').getByRole('button', { name: '确认无误' })
      if (await question.isVisible()) await question.click()
    }
  })().catch(() => undefined)
  await expect.poll(() => desk.step(), { intervals: [5] }).toBeGreaterThanOrEqual(before + 6)
  const committed = (await desk.step()) - before
  await kill(killed.app)
  await typing
  expect(committed).toBeLessThan(ROWS)

  const { app, page } = await start()
  const again = new DeskPage(page)
  await expect(again.section('basicExpenditure')).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('alert').first()).toContainText('没有正常')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const restored = new Grid(app, page, '基本支出明细')
  for (let row = 0; row < committed; row += 1) {
    await expect(restored.cell(row, 'amount')).toHaveText(
      `${Number(amountOf(row)).toLocaleString('en-US')}.00`
    )
  }
  // The lock of the killed program holds nobody up: the ledger takes edits.
  await restored.click(0, 'amount')
  await restored.type('1058401')
  await restored.press('Enter')
  await expect(restored.cell(0, 'amount')).toHaveText('1,058,401.00')
  await expect(again.saved).toHaveText(/^已保存/)
})

test('killed with half a number in a cell of a project, it opens on the project’s page at that very cell', async ({
  start
}) => {
  const killed = await start()
  const desk = await DeskPage.openSample(killed.page)
  await desk.section('projects').click()
  await desk.content.getByRole('button', { name: '工业业务经费', exact: true }).click()
  const grid = new Grid(killed.app, killed.page, '支出明细')
  await grid.click(2, 'amount')
  await grid.type('370000')
  await grid.press('Enter')
  await grid.type('12')
  await expect.poll(() => desk.step()).toBeGreaterThan(0)
  await remembered(killed.page, /^section\/projects\/\d+ projects\/#\d+\/lines\/#\d+\/amount$/)
  expect(await grid.active()).toBe('3,amount')
  const held = await grid.text(3, 'amount')
  // The cell of the row below is remembered a moment after it was gone to.
  await killed.page.waitForTimeout(1000)
  await kill(killed.app)

  const { app, page } = await start()
  await expect(page.getByRole('heading', { name: /工业业务经费/ })).toBeVisible()
  const again = new Grid(app, page, '支出明细')
  await expect(again.pen).toBeFocused()
  expect(await again.active()).toBe('3,amount')
  await expect(again.cell(3, 'amount')).toBeInViewport()
  expect([await again.text(2, 'amount'), await again.text(3, 'amount')]).toEqual(['370,000.00', held])
  // Typing goes on where it was.
  await again.type('250000')
  await again.press('Enter')
  await expect(again.cell(3, 'amount')).toHaveText('250,000.00')
})

test('it opens at the empty row that was begun, and at the field that had the focus', async ({ start }) => {
  const first = await start()
  const desk = await DeskPage.openSample(first.page)
  await desk.section('basicExpenditure').click()
  const grid = new Grid(first.app, first.page, '基本支出明细')
  await grid.press('Control+End', 'ArrowDown', 'Home', 'ArrowRight')
  await remembered(first.page, /^section\/basicExpenditure basicExpenditure\/#\d+\/economic$/)
  const begun = await grid.active()
  await grid.type('302')
  await first.page.waitForTimeout(1000)
  await kill(first.app)

  const second = await start()
  const again = new Grid(second.app, second.page, '基本支出明细')
  await expect(again.pen).toBeFocused()
  expect(await again.active()).toBe(begun)
  const other = new DeskPage(second.page)
  await other.section('profile').click()
  await second.page.getByLabel('经办人').focus()
  await remembered(second.page, /^section\/profile contacts\//)
  await second.app.close()

  const { page } = await start()
  await expect(page.getByLabel('经办人')).toBeFocused()
})

test('a text that a cell refused is there after a restart, until it is corrected', async ({ start }) => {
  const first = await start()
  const desk = await DeskPage.openSample(first.page)
  await desk.section('basicExpenditure').click()
  const grid = new Grid(first.app, first.page, '基本支出明细')
  await grid.click(2, 'amount')
  await grid.type('一千二')
  await grid.press('Enter')
  await expect(grid.cell(2, 'amount')).toHaveText('一千二')
  // In the empty row below the last one, which has no row in the ledger to come back to.
  await grid.press('ControlOrMeta+End', 'ArrowDown', 'Home')
  for (let n = 0; n < 3; n += 1) await grid.press('ArrowRight')
  await grid.type('x9')
  await grid.press('Enter')
  await desk.section('profile').click()
  await first.page.locator('[data-field="personnel/retirees"]').fill('若干')
  await first.page.keyboard.press('Tab')
  await remembered(first.page, /^section\/profile /)
  const kept = (): Promise<number> =>
    first.page.evaluate(async () => {
      const reply = await window.yusuanbu['ledger.refused']({})
      return reply.ok ? reply.data.length : -1
    })
  await expect.poll(kept).toBe(3)
  await kill(first.app)

  const second = await start()
  const again = new DeskPage(second.page)
  await expect(second.page.locator('[data-field="personnel/retirees"]')).toHaveValue('若干')
  await expect(second.page.getByRole('alert').filter({ hasText: 'x9' })).toContainText('请重新填写')
  await expect(again.section('basicExpenditure')).toContainText('填写有误')
  await again.section('basicExpenditure').click()
  const restored = new Grid(second.app, second.page, '基本支出明细')
  await expect(restored.cell(2, 'amount')).toHaveText('一千二')
  await expect(restored.cell(2, 'amount')).toHaveAttribute('aria-invalid', 'true')
  await restored.click(2, 'amount')
  await restored.type('1200')
  await restored.press('Enter')
  const question = second.page.getByRole('dialog').getByRole('button', { name: '确认无误' })
  if (await question.isVisible()) await question.click()
  await expect(restored.cell(2, 'amount')).toHaveText('1,200.00')
  await second.app.close()

  const third = await start()
  await expect(third.page.getByText('共 33 行')).toBeVisible()
  await expect(new Grid(third.app, third.page, '基本支出明细').cell(2, 'amount')).toHaveText('1,200.00')
  await expect(third.page.getByRole('alert').filter({ hasText: 'x9' })).toHaveCount(0)
})
