import { Grid } from './harness/grid'
import { expect, test } from './harness/test'
import { DeskPage } from './pages/desk-page'

const ROWS = 30
const amountOf = (row: number): string => String(1_000_001 + row)

test('killed in the middle of typing, it opens at the same place with every cell that was committed', async ({
  start
}) => {
  const killed = await start()
  const desk = await DeskPage.openSample(killed.page)
  await desk.section('basicExpenditure').click()
  // The place is written behind the page's back: it is no step of the ledger.
  await expect
    .poll(() =>
      killed.page.evaluate(async () => {
        const last = await window.yusuanbu['workspace.last']({})
        return last.ok ? last.data?.place : undefined
      })
    )
    .toBe('section/basicExpenditure')
  const grid = new Grid(killed.app, killed.page, '基本支出明细')
  await grid.click(0, 'amount')
  const before = await desk.step()
  const gone = new Promise((done) => killed.app.process().once('exit', done))
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
  killed.app.process().kill('SIGKILL')
  await Promise.all([gone, typing])
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
