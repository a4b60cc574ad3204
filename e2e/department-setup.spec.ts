import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { violations } from './harness/accessible'
import { Grid } from './harness/grid'
import { expect, stubOpenDialog, takePictures, test } from './harness/test'

const view = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '部门工作台' }).getByRole('button', { name, exact: true })
const tab = (page: Page, name: string) => page.getByRole('tab', { name })

async function begin(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  await stubOpenDialog(app, [folder])
  await page.getByRole('button', { name: /新建部门工作区/ }).click()
  await page.getByRole('dialog', { name: '您的姓名' }).getByLabel('姓名').fill('李科长')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '去部门设置' }).click()
}

async function addUnit(page: Page, at: number, code: string, name: string): Promise<void> {
  await page.getByRole('button', { name: '加一个单位' }).click()
  await page.getByLabel(`第 ${at} 个单位的编码`).fill(code)
  await page.getByLabel(`第 ${at} 个单位的名称`).fill(name)
  await page.keyboard.press('Tab')
}

test('a department set up wholly by typing, each fault told at its field, and its ceilings pasted as a block', async ({
  start,
  dataFolder
}) => {
  test.setTimeout(180_000)
  const { app, page } = await start()
  await begin(app, page, join(dataFolder, '..', '部门'))

  await page.getByLabel('预算年度').fill('2023')
  await page.getByLabel('部门名称').fill('某市工业局')
  await addUnit(page, 1, '402001', '某市工业局本级')
  await addUnit(page, 2, '402001', '某市中小企业服务中心')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: '没有保存' })).toBeVisible()
  // The first field that is wrong has the focus, and every one says why.
  await expect(page.getByLabel('部门编码')).toBeFocused()
  await expect(page.getByLabel('第 2 个单位的编码')).toHaveAttribute('aria-invalid', 'true')
  await expect(tab(page, '单位和模板')).toContainText('2 处要改')
  await takePictures(app, page, 'setup-faults')
  expect(await violations(page)).toEqual([])
  await page.getByLabel('部门编码').fill('402')
  await page.getByLabel('第 2 个单位的编码').fill('402002')
  await page.keyboard.press('Tab')
  await expect(tab(page, '单位和模板')).not.toContainText('要改')

  // What a unit may have besides is opened, typed and judged by the keyboard.
  await page.getByRole('button', { name: '更多 第 2 个单位' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('第 2 个单位的本级')).toBeFocused()
  for (const typed of ['第二', '中小企业中心', '402001', '四〇一']) {
    await page.keyboard.press('Tab')
    await page.keyboard.insertText(typed)
  }
  await page.keyboard.press('Tab')
  await page.keyboard.insertText('某市中小企业局\n某市乡镇企业局')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByLabel('第 2 个单位的次序')).toBeFocused()
  await expect(page.getByLabel('第 2 个单位的并入单位')).toHaveAttribute('aria-invalid', 'true')
  await takePictures(app, page, 'setup-unit-details')
  expect(await violations(page)).toEqual([])
  await page.getByLabel('第 2 个单位的次序').fill('2')
  await page.getByLabel('第 2 个单位的并入单位').fill('402001')
  await page.keyboard.press('Tab')
  await expect(tab(page, '单位和模板')).not.toContainText('要改')

  // By the keyboard from tab to tab.
  await tab(page, '单位和模板').focus()
  await page.keyboard.press('ArrowRight')
  await page.getByLabel('找规则').fill('G07')
  await page.getByLabel('G07 的等级').selectOption({ label: '提' })
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByLabel('G07 改等级的原因')).toBeFocused()
  await page.getByLabel('G07 改等级的原因').fill('本年机构合并')
  await page
    .getByLabel(/^G07 .*（%）$/)
    .first()
    .fill('很多')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('alert').filter({ hasText: 'G07' })).toBeVisible()
  await page
    .getByLabel(/^G07 .*（%）$/)
    .first()
    .fill('30')
  await page.keyboard.press('Tab')
  await page.getByLabel('找规则').fill('')
  await expect(page.getByText('错（不能改）')).toHaveCount(0)
  await page.getByRole('checkbox', { name: /也列出不能改的/ }).click()
  await expect(page.getByText('错（不能改）').first()).toBeVisible()
  await page.getByRole('checkbox', { name: /也列出不能改的/ }).click()
  await takePictures(app, page, 'setup-rules')
  expect(await violations(page)).toEqual([])

  await tab(page, '整体绩效').click()
  await page.getByLabel('年度总体目标').fill('培育专精特新企业 20 家。')
  await page.getByRole('button', { name: '加入标准指标' }).click()
  const indicators = new Grid(app, page, '部门整体绩效指标')
  await indicators.click(0, 'name')
  await indicators.type('培育专精特新企业')
  await indicators.press('Tab')
  await indicators.type('≥')
  await indicators.press('Tab')
  await indicators.type('20')
  await indicators.press('Tab')
  await indicators.type('家')
  await indicators.press('Enter')
  await expect(indicators.cell(0, 'value')).toHaveText('20')
  await indicators.press('Control+z')
  await expect(indicators.cell(0, 'unit')).toHaveText('')
  await indicators.press('Control+y')
  await expect(indicators.cell(0, 'unit')).toHaveText('家')
  await takePictures(app, page, 'setup-performance')
  expect(await violations(page)).toEqual([])

  // Leaving with what was not saved is asked about.
  await view(page, '看板').click()
  const leaving = page.getByRole('dialog', { name: '有改动没有保存' })
  await leaving.getByRole('button', { name: '留在这里' }).click()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('已保存 2023 年度的部门设置。')).toBeVisible()

  await tab(page, '增减原因').click()
  await page.getByLabel('基本支出增减的原因').fill('人员增加\n调整工资')
  await page.keyboard.press('Tab')
  await takePictures(app, page, 'setup-reasons-empty')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('已保存 2023 年度的部门设置。')).toBeVisible()
  await page.getByRole('button', { name: '开始一上' }).click()

  // All of it is there again.
  await view(page, '看板').click()
  await view(page, '部门设置').click()
  await page.getByRole('button', { name: '更多（有） 第 2 个单位' }).click()
  await expect(page.getByLabel('第 2 个单位的次序')).toHaveValue('2')
  await expect(page.getByLabel('第 2 个单位的印出名称')).toHaveValue('中小企业中心')
  await expect(page.getByLabel('第 2 个单位的曾用名')).toHaveValue('某市中小企业局\n某市乡镇企业局')
  await tab(page, '增减原因').click()
  await expect(page.getByLabel('基本支出增减的原因')).toHaveValue('人员增加\n调整工资')
  await tab(page, '审核规则').click()
  await page.getByRole('checkbox', { name: /只看改过的（1 条）/ }).click()
  await expect(page.getByLabel('G07 改等级的原因')).toHaveValue('本年机构合并')
  await tab(page, '整体绩效').click()
  await expect(indicators.cell(0, 'name')).toHaveText('培育专精特新企业')

  await view(page, '控制数').click()
  const limits = new Grid(app, page, '控制数')
  await limits.click(0, 'generalPublicBudget/personnel')
  await limits.paste('1,000\t200\t300\n600\t一百\t100\n500\t150\t')
  // The department's row and two units': one cell is no amount, and 100 more have been given than there are.
  await expect(limits.report).toContainText('1 个格子没有填进去')
  await expect(limits.cell(4, 'generalPublicBudget/personnel')).toHaveText('-100.00')
  await expect(limits.cell(3, 'generalPublicBudget/personnel')).toHaveText('1,100.00')
  await takePictures(app, page, 'ceilings-pasted')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('有 1 格填得不对，没有保存。')).toBeVisible()
  await limits.click(1, 'generalPublicBudget/operating')
  await limits.type('50')
  await limits.press('Enter')
  // A list in another order is refused where it names another unit.
  await limits.click(1, 'code')
  await limits.paste('402002\t某市中小企业服务中心\t7')
  await expect(limits.report).toContainText('402002')
  await expect(limits.cell(1, 'generalPublicBudget/personnel')).toHaveClass(/refused/)
  await expect(limits.cell(3, 'generalPublicBudget/personnel')).toHaveText('1,100.00')

  // The window is not closed over what was not saved.
  const close = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await close()
  await leaving.getByRole('button', { name: '留在这里' }).click()
  await expect(limits.cell(3, 'generalPublicBudget/personnel')).toHaveText('1,100.00')
  const closed = page.waitForEvent('close')
  await close()
  await leaving.getByRole('button', { name: '不保存，离开' }).click()
  await closed
})
