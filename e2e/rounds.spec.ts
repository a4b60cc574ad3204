import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { violations } from './harness/accessible'
import { cli, handIn, takeIn, told, view } from './harness/department'
import { expect, stubOpenDialog, takePictures, test } from './harness/test'
import { CODES, SAMPLE } from './harness/workbook'

/** The sample's ledger of a unit with other figures, as the finance bureau sends it back. */
function changed(folder: string, name: string, change: (text: string) => string): string {
  const text = readFileSync(join(SAMPLE, 'units', '402004.json'), 'utf8')
  const other = change(text)
  expect(other).not.toBe(text)
  const path = join(folder, name)
  writeFileSync(path, other)
  return path
}

/** One digit more in front of the income of the general public budget: it does not balance any more. */
const moreIncome = (text: string): string =>
  text.replace(/("income": \{[^}]*"generalPublicBudget": ")(\d+)/, '$11$2')

async function choose(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await stubOpenDialog(app, [path])
  await page.getByRole('button', { name: '按另一本账批复…' }).click()
}

async function pictured(app: ElectronApplication, page: Page, name: string): Promise<void> {
  await takePictures(app, page, name)
  expect(await violations(page)).toEqual([])
}

test('from a round that is accepted and approved to the next, and the two side by side', async ({
  start,
  dataFolder
}) => {
  test.setTimeout(300_000)
  const folder = join(dataFolder, '..')
  const place = join(folder, '部门')
  cli('package', 'setup', '--workspace', place, '--department', join(SAMPLE, 'department.json'))
  cli('package', 'task', '--workspace', place, '--out', join(folder, 'tasks'))
  const packages = CODES.map((code) => handIn(folder, code))
  const replies = join(folder, 'replies')
  mkdirSync(replies)

  const { app, page } = await start()
  await stubOpenDialog(app, [place])
  await page.getByRole('button', { name: /^打开工作区/ }).click()
  await page.keyboard.press('Enter')
  await view(page, '看板').click()
  await takeIn(app, page, packages)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '全部核对无误' }).click()
  await dialog.getByLabel('怎样核对的密钥指纹').fill('电话逐字核对')
  await dialog.getByRole('button', { name: '收下 3 个' }).click()
  await dialog.getByRole('button', { name: '关闭' }).click()

  // Accepted; one taken back with its reason, which stands in the log, and accepted again.
  await stubOpenDialog(app, [replies])
  await page.getByRole('checkbox', { name: '全选' }).click()
  await page.getByRole('button', { name: /^接收/ }).first().click()
  await dialog.getByRole('button', { name: '接收' }).click()
  await expect(page.getByRole('button', { name: '已接收 3' })).toBeVisible()
  await page.getByRole('button', { name: /^402004/ }).click()
  await page.getByRole('button', { name: '取消接收…' }).click()
  await dialog.getByLabel('原因').fill('单位来电：接待费要核减')
  await pictured(app, page, 'rounds-unaccept')
  await dialog.getByRole('button', { name: '取消接收' }).click()
  await expect(page.getByRole('button', { name: '已上报 1' })).toBeVisible()
  await view(page, '记录').click()
  await expect(page.getByText('取消接收第 1 版：单位来电：接待费要核减')).toBeVisible()
  await view(page, '看板').click()
  await page.getByRole('button', { name: /^402004/ }).click()
  const panel = page.getByRole('complementary', { name: /^402004/ })
  await panel.getByRole('button', { name: '接收…' }).click()
  await dialog.getByRole('button', { name: '接收' }).click()
  await expect(page.getByRole('button', { name: '已接收 3' })).toBeVisible()

  // Approved as handed in: the round is known at once.
  await page.getByRole('button', { name: /^402001/ }).click()
  await page
    .getByRole('complementary', { name: /^402001/ })
    .getByRole('button', { name: '批复…', exact: true })
    .click()
  await dialog.getByLabel('批复日期').fill('2999-01-01')
  await dialog.getByRole('button', { name: '批复' }).click()
  await expect(dialog.getByRole('alert')).toContainText('晚于今天')
  await pictured(app, page, 'rounds-approve')
  await dialog.getByLabel('批复日期').fill('2023-02-10')
  await dialog.getByRole('button', { name: '批复' }).click()
  await expect(page.getByRole('button', { name: '已批复 1' })).toBeVisible()
  await expect(page.getByLabel('轮次').locator('option')).toHaveText(['二上', '批复'])

  // By another ledger: refused at once when it is another unit's or does not balance; then a right one.
  await page.getByRole('button', { name: /^402004/ }).click()
  await choose(app, page, join(SAMPLE, 'units', '402002.json'))
  await expect(told(page, '不是单位 402004 2023 年度的，没有批复')).toBeVisible()
  await expect(dialog).toHaveCount(0)
  await choose(app, page, changed(folder, '不平衡.json', moreIncome))
  await expect(told(page, '处不平衡，不能按它批复')).toBeVisible()
  await expect(dialog).toHaveCount(0)
  await pictured(app, page, 'rounds-refused')
  const { ledger, before, after } = lessOne(folder)
  await choose(app, page, ledger)
  await expect(dialog.getByText('没有不平衡的')).toBeVisible()
  await expect(dialog.getByText(/^不同的有 \d+ 处/)).toBeVisible()
  await dialog.getByLabel('批复日期').fill('2023-02-20')
  await pictured(app, page, 'rounds-approve-other')
  await stubOpenDialog(app, [replies])
  await dialog.getByRole('button', { name: '批复' }).click()
  await expect(page.getByRole('button', { name: '已批复 2' })).toBeVisible()
  const row = page.getByRole('row', { name: /402004/ })
  await expect(row).toContainText(after)
  await expect(row).not.toContainText(before)
  await view(page, '记录').click()
  await expect(page.getByText(`批复第 1 版：按“核减.json”，2023-02-20，支出 ${after} 元。`)).toBeVisible()
  await pictured(app, page, 'rounds-log')

  // Side by side, and cell by cell, in the rounds' own names.
  await view(page, '轮次比较').click()
  const both = page.getByRole('table', { name: '各单位两轮的数' })
  await expect(both.getByRole('row', { name: /402002/ })).toContainText('还没有批复')
  const compared = both.getByRole('row', { name: /402004/ })
  await expect(compared).toContainText(before)
  await expect(compared).toContainText(after)
  await expect(
    both
      .getByRole('row', { name: /402001/ })
      .getByRole('cell')
      .last()
  ).toHaveText('0')
  await pictured(app, page, 'rounds-compared')
  await both.getByRole('button', { name: /402004/ }).click()
  await expect(dialog.getByRole('columnheader', { name: '二上' })).toHaveCount(2)
  await expect(dialog.getByRole('columnheader', { name: '批复' })).toHaveCount(2)
  await expect(dialog).not.toContainText(/secondDraft|approved/)
  await pictured(app, page, 'rounds-compared-unit')
  await page.keyboard.press('Escape')

  // The round ends and the next begins.
  await view(page, '部门设置').click()
  await page.getByRole('button', { name: '结束二上…' }).click()
  await pictured(app, page, 'rounds-end')
  await page.getByRole('dialog').getByRole('button', { name: '结束二上' }).click()
  await expect(page.getByText('现在没有开着的轮次')).toBeVisible()
  await page.getByRole('button', { name: '开始调整' }).click()
  await expect(page.getByText('调整正在进行')).toBeVisible()
  await pictured(app, page, 'rounds-next')
  await view(page, '看板').click()
  await expect(page.getByRole('button', { name: '未下发 3' })).toBeVisible()
})

interface Reduced {
  readonly ledger: string
  /** Expenditure as handed in and as reduced, as the board prints it. */
  readonly before: string
  readonly after: string
}

/** The unit's ledger with one yuan less of the general public budget, coming in and going out. */
function lessOne(folder: string): Reduced {
  interface Line {
    source: string
    amount: string
  }
  interface Ledger {
    income: Record<string, string>
    basicExpenditure: Line[]
    projects: { lines: Line[] }[]
  }
  const less = (amount: string): string => (Number(amount) - 1).toFixed(2)
  let [before, after] = [0, 0]
  const ledger = changed(folder, '核减.json', (text) => {
    const own = JSON.parse(text) as Ledger
    const all = (): number =>
      [...own.basicExpenditure, ...own.projects.flatMap(({ lines }) => lines)].reduce(
        (total, { amount }) => total + Math.round(Number(amount) * 100),
        0
      )
    before = all()
    const line = own.basicExpenditure.find(({ source }) => source === 'generalPublicBudget')
    const income = own.income['generalPublicBudget']
    if (line === undefined || income === undefined) throw new Error('the sample has changed')
    line.amount = less(line.amount)
    own.income['generalPublicBudget'] = less(income)
    after = all()
    return JSON.stringify(own)
  })
  const printed = (total: number): string =>
    (total / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return { ledger, before: printed(before), after: printed(after) }
}
