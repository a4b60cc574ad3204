import { resolve } from 'node:path'
import type Axe from 'axe-core'
import { expect, test } from './grid-page/test'
import { ROOT } from './harness/launch'

test('reads right to a reader of the screen', async ({ open }) => {
  const grid = await open({ rows: 12, totals: 1 })
  await expect(grid.grid).toHaveAccessibleName('基本支出')
  await expect(grid.grid).toHaveAttribute('aria-rowcount', '16')
  await expect(grid.grid).toHaveAttribute('aria-colcount', '13')
  await expect(grid.grid.getByRole('columnheader', { name: '金额' })).toHaveAttribute('aria-colindex', '5')
  const row = grid.grid.getByRole('row').filter({ hasText: '第3项' })
  await expect(row).toHaveAttribute('aria-rowindex', '5')
  await expect(row.getByRole('rowheader')).toHaveAccessibleName('第 3 行')
  await expect(row.getByRole('gridcell')).toHaveCount(12)
  await expect(grid.cell(2, 'change')).toHaveAttribute('aria-readonly', 'true')
  await expect(grid.cell(2, 'amount')).toHaveAttribute('aria-invalid', 'true')
  await expect(grid.cell(2, 'amount')).toHaveAttribute('aria-description', '错误：金额与明细不一致。')
  await grid.click(2, 'amount')
  await expect(grid.pen).toBeFocused()
  await expect(grid.pen).toHaveAccessibleName('第 3 行，本年（元） 金额，300.50')
  await expect(grid.pen).toHaveAccessibleDescription('错误：金额与明细不一致。')
  await grid.press('Shift+ArrowDown')
  await expect(grid.grid.getByRole('gridcell', { selected: true })).toHaveCount(2)
  await grid.click(2, 'change')
  await expect(grid.pen).toHaveAccessibleName('第 3 行，上年（元） 增减，120.50，只读')
  await expect(grid.pen).toHaveAttribute('aria-readonly', 'true')
})

for (const theme of ['light', 'dark'] as const) {
  test(`has no violation of level A or AA in ${theme}`, async ({ open }) => {
    const grid = await open({ rows: 30, totals: 1 })
    await grid.app.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme)
    await grid.page.reload()
    await grid.page.waitForSelector('html[data-ready]', { state: 'attached' })
    await grid.click(1, 'subject')
    await grid.paste('坏\t好\n坏\t好')
    await expect(grid.report).toBeVisible()
    await grid.click(2, 'subject')
    await grid.type('b')
    await grid.page.addScriptTag({ path: resolve(ROOT, 'node_modules/axe-core/axe.min.js') })
    const found = await grid.page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof Axe }
      const { violations } = await axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']
      })
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`
      )
    })
    expect(found).toEqual([])
  })
}
