import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { violations } from './harness/accessible'
import { expect, takePictures, test } from './harness/test'
import { DeskPage } from './pages/desk-page'
import { WithoutMouse } from './pages/without-mouse'

/** As a sheet with merged cells copies it: an item and a source stand in their first row only. */
const TABLE = [
  ['功能科目', '经济科目', '资金来源', '合计', '基本支出', '项目安排', '备注'],
  ['2150501 行政运行', '30201 办公费', '一般公共预算拨款', '300.00', '100.00', '200.00', ''],
  ['', '30202 印刷费', '', "'50", '￥50', '', ''],
  ['', '30217 公务接待费', '', '31.00', '10.00', '20.00', ''],
  ['合计', '', '', '381.00', '160.00', '220.00', '']
]

class PasteDialog {
  readonly dialog: Locator
  private readonly keys: WithoutMouse['keys']

  constructor(
    private readonly app: ElectronApplication,
    page: Page
  ) {
    this.dialog = page.getByRole('dialog', { name: '粘贴上年的表' })
    this.keys = new WithoutMouse(app, page).keys
  }

  async paste(rows: readonly (readonly string[])[]): Promise<void> {
    const text = rows.map((row) => row.join('\t')).join('\r\n')
    await expect(this.dialog.getByRole('textbox')).toBeFocused()
    await this.app.evaluate(({ clipboard }, content) => clipboard.writeText(content), text)
    await this.keys.press('ControlOrMeta+a', 'ControlOrMeta+v')
  }

  column(place: number): Locator {
    return this.dialog.getByRole('combobox', { name: new RegExp(`^第 ${place} 列`) })
  }

  /** Goes to a column's select by Tab and to an answer in it by arrows. */
  async take(place: number, label: string): Promise<void> {
    const select = this.column(place)
    await this.keys.reach(select)
    const [from, to] = await select.evaluate((element, wanted) => {
      const box = element as HTMLSelectElement
      return [box.selectedIndex, [...box.options].findIndex((one) => one.text === wanted)] as const
    }, label)
    for (let n = 0; n < Math.abs(to - from); n += 1)
      await this.keys.press(to > from ? 'ArrowDown' : 'ArrowUp')
    await expect(select.locator('option:checked')).toHaveText(label)
  }

  remarks(kind: 'skipped' | 'filled' | 'unequal'): Locator {
    return this.dialog.locator(`[data-remarks=${kind}] li`)
  }
}

async function openDialog(app: ElectronApplication, page: Page): Promise<PasteDialog> {
  await DeskPage.openSample(page)
  const user = new WithoutMouse(app, page)
  await user.keys.section('priorYear')
  await user.press('粘贴整表…')
  return new PasteDialog(app, page)
}

test('a table with merged cells and kinds side by side is pasted, put right and filled in by keys', async ({
  start
}) => {
  const { app, page } = await start()
  const paste = await openDialog(app, page)
  await paste.paste(TABLE)
  const chosen = paste.dialog.getByRole('combobox', { name: /^第 \d+ 列/ }).locator('option:checked')
  await expect(chosen).toHaveText([
    '功能科目编码',
    '经济科目编码',
    '资金来源',
    '合计（只核对）',
    '基本支出（元）',
    '不取',
    '备注'
  ])
  await expect(paste.remarks('filled')).toHaveText([
    '第 3、4 行的功能科目是空的，照上面第 2 行取了“2150501 行政运行”：请核对。',
    '第 3、4 行的资金来源是空的，照上面第 2 行取了“一般公共预算拨款”：请核对。'
  ])
  // A column is left out: the totals say so.
  await expect(paste.remarks('unequal')).toHaveCount(2)

  // Two columns for one thing are refused by the selects, and nothing can be filled in.
  await paste.take(6, '基本支出（元）')
  const refusals = paste.dialog.getByRole('alert')
  await expect(refusals).toHaveText([/第 6 列也取作“基本支出”/, /第 5 列也取作“基本支出”/])
  await expect(paste.column(6)).toHaveAccessibleDescription(/只能有一列/)
  await expect(paste.dialog.getByRole('button', { name: /^填入/ })).toBeDisabled()
  expect(await violations(page), 'refused').toEqual([])
  await takePictures(app, page, 'prior-paste-refused')

  await paste.take(6, '项目支出（元）')
  await expect(refusals).toHaveCount(0)
  await expect(paste.remarks('unequal')).toHaveText([
    '第 4 行：合计写的是 31.00 元，取的各列加起来是 30.00 元：请核对。'
  ])
  await expect(paste.dialog.getByText('跳过合计 1 行（第 5 行）')).toBeVisible()
  expect(await violations(page), 'understood').toEqual([])
  await takePictures(app, page, 'prior-paste')

  const user = new WithoutMouse(app, page)
  await user.press(paste.dialog.getByRole('button', { name: '填入 5 行' }))
  await expect(paste.dialog).toHaveCount(0)
  const grid = page.getByRole('grid', { name: '上年支出明细' })
  await page.keyboard.press('ControlOrMeta+End')
  const printing = grid.getByRole('row').filter({ hasText: '30202' }).last()
  await expect(printing).toContainText('2150501')
  await expect(printing).toContainText('一般公共预算拨款')
  await expect(printing).toContainText('50.00')
})

test('columns that nothing is known of are said by the user', async ({ start }) => {
  const { app, page } = await start()
  const paste = await openDialog(app, page)
  await paste.paste([
    ['事项', '细目', '数'],
    ['2150501', '30201', '1 234.50'],
    ['2150501', '30202', '2023/5/1']
  ])
  await expect(paste.dialog.getByRole('alert')).toContainText('还差一列金额和一列科目')
  await paste.take(1, '功能科目编码')
  await paste.take(2, '经济科目编码')
  await paste.take(3, '金额（元）')
  await expect(paste.dialog.getByRole('alert')).toHaveCount(0)
  await expect(paste.dialog.getByRole('cell', { name: '1,234.50', exact: true })).toBeVisible()
  await expect(paste.remarks('skipped')).toHaveText([/第 3 行：金额“2023\/5\/1”：这是日期，不是金额/])
  await expect(paste.dialog.getByRole('button', { name: '填入 1 行' })).toBeEnabled()
})
