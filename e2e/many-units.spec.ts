import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { runTypeScript } from '../scripts/commands/typescript.mjs'
import { violations } from './harness/accessible'
import { view } from './harness/department'
import { expect, stubOpenDialog, takePictures, test } from './harness/test'

const UNITS = 300

/** A department of so many units, its second draft open, and its board in sight. */
async function board(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  await stubOpenDialog(app, [join(folder, '部门')])
  await page.getByRole('button', { name: /新建部门工作区/ }).click()
  await page.getByRole('dialog', { name: '您的姓名' }).getByLabel('姓名').fill('李科长')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '去部门设置' }).click()
  await stubOpenDialog(app, [join(folder, 'department.json')])
  await page.getByRole('button', { name: '读入部门文件…' }).click()
  await expect(page.getByLabel(`第 ${UNITS} 个单位的编码`)).toHaveValue(`402${UNITS}`)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('button', { name: '开始二上' }).click()
  await view(page, '看板').click()
  await expect(page.getByRole('button', { name: `未下发 ${UNITS}` })).toBeVisible()
}

/** How many units the board says have handed in. */
async function handedIn(page: Page): Promise<number> {
  const words = await page.getByRole('button', { name: /^已上报 \d+$/ }).innerText()
  return Number(/\d+/.exec(words)?.[0])
}

test('three hundred units are taken in at once, stopped in the middle and taken up again', async ({
  start,
  dataFolder
}) => {
  test.setTimeout(300_000)
  const folder = join(dataFolder, '..')
  expect(await runTypeScript('bench/many-units.ts', [folder, String(UNITS)])).toBe(0)
  const { app, page } = await start()
  await board(app, page, folder)

  const packages = readdirSync(join(folder, 'packages')).map((name) => join(folder, 'packages', name))
  await stubOpenDialog(app, packages)
  await page.getByRole('button', { name: '收上报包…' }).click()
  const dialog = page.getByRole('dialog', { name: `收上报包（${UNITS} 个）` })
  await expect(dialog.getByRole('status')).toContainText(/正在核对 \d+ \/ 300/)
  // Looked through, and nothing has been taken yet.
  await expect(dialog.getByRole('status')).toHaveCount(0, { timeout: 90_000 })
  await dialog.getByRole('button', { name: '全部核对无误' }).click()
  await dialog.getByLabel('怎样核对的密钥指纹').fill('会计核算中心当面核对')
  await dialog.getByRole('button', { name: `收下 ${UNITS} 个` }).click()
  await expect(dialog.getByRole('status')).toContainText(/收下上报包 \d\d+ \/ 300/)
  await takePictures(app, page, 'many-units-intake')
  await dialog.getByRole('button', { name: '停止' }).click()
  const told = dialog.getByText(/已停下：收下了 \d+ 个，其余 \d+ 个没有动/)
  await expect(told).toBeVisible()
  const [taken = 0, left = 0] = ((await told.innerText()).match(/\d+/g) ?? []).map(Number)
  expect(taken).toBeGreaterThan(0)
  expect(taken + left).toBe(UNITS)
  expect(readdirSync(join(folder, '部门', 'submissions'))).toHaveLength(taken)
  await dialog.getByRole('button', { name: '关闭' }).click()
  await expect(page.getByRole('button', { name: `未下发 ${left}` })).toBeVisible()
  expect(await handedIn(page)).toBe(taken)

  // The same files once more: what is in hand is known, the rest is taken.
  await page.getByRole('button', { name: '收上报包…' }).click()
  await expect(dialog.getByRole('status')).toHaveCount(0, { timeout: 90_000 })
  await expect(dialog.getByText('这一版已经在手里')).toHaveCount(taken)
  await dialog.getByRole('button', { name: '全部核对无误' }).click()
  await dialog.getByLabel('怎样核对的密钥指纹').fill('会计核算中心当面核对')
  await dialog.getByRole('button', { name: `收下 ${left} 个` }).click()
  await expect(dialog.getByText('已收下')).toHaveCount(left, { timeout: 90_000 })
  await dialog.getByRole('button', { name: '关闭' }).click()
  await expect(page.getByRole('button', { name: `已上报 ${UNITS}` })).toBeVisible()
  expect(readdirSync(join(folder, '部门', 'submissions'))).toHaveLength(UNITS)

  // By keyboard from the first unit to the second, and all of them ticked at once.
  await page.getByRole('button', { name: /^402001 / }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: /^402002 / })).toBeFocused()
  await page.getByRole('checkbox', { name: '全选' }).click()
  await expect(page.getByText(`已选 ${UNITS} 个`)).toBeVisible()
  // What is found by its code alone is what the buttons are about.
  await page.getByLabel('按编码或名称找单位').fill('402007')
  await expect(page.getByRole('button', { name: /^402\d{3} / })).toHaveCount(1)
  await expect(page.getByText('已选 1 个')).toBeVisible()
  await page.getByRole('button', { name: '接收…' }).click()
  await expect(page.getByRole('dialog', { name: '接收 1 个单位' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByLabel('按编码或名称找单位').fill('')
  await expect(page.getByText(`已选 ${UNITS} 个`)).toBeVisible()
  await takePictures(app, page, 'many-units-board')
  expect(await violations(page)).toEqual([])

  await view(page, '汇总表').click()
  await page.getByText('试汇总').first().waitFor()
  await expect(page.getByRole('gridcell').first()).toBeVisible({ timeout: 30_000 })

  await view(page, '图表').click()
  await expect(page.getByRole('table').first()).toBeVisible({ timeout: 30_000 })
  await page.getByRole('region', { name: '支出，按单位' }).scrollIntoViewIfNeeded()
  await takePictures(app, page, 'many-units-charts')
  expect(await violations(page)).toEqual([])
})
