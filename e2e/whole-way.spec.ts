import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { violations } from './harness/accessible'
import { view } from './harness/department'
import { expect, stubOpenDialog, stubSaveDialog, takePictures, test } from './harness/test'
import { cellsOf, CODES, fromFiles, SAMPLE } from './harness/workbook'

interface Window {
  readonly app: ElectronApplication
  readonly page: Page
}

async function begin({ app, page }: Window, which: RegExp, folder: string, name: string): Promise<void> {
  await stubOpenDialog(app, [folder])
  await page.getByRole('button', { name: which }).click()
  await page.getByRole('dialog', { name: '您的姓名' }).getByLabel('姓名').fill(name)
  await page.keyboard.press('Enter')
  // The dialog has been answered before the next one is given its answer.
  await expect(page.getByRole('button', { name: '返回开始页' })).toBeVisible()
}

/** A unit loads its task, takes the sample's figures in and explains every warning. */
async function fill(unit: Window, folder: string, code: string): Promise<void> {
  const { app, page } = unit
  await begin(unit, /^新建工作区/, join(folder, code), `会计${code}`)
  await stubOpenDialog(app, [join(folder, 'tasks', `${code}_2023_二上_任务1.ysbtask`)])
  await page.getByRole('button', { name: '载入任务包…' }).last().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(code)
  await page.getByRole('banner').getByRole('button', { name: '返回' }).click()
  await stubOpenDialog(app, [join(SAMPLE, 'units', `${code}.json`)])
  await page.getByRole('button', { name: '导入交换文件…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '替换' }).click()
  await expect(page.getByText(/已导入/).first()).toBeVisible()
  await page
    .getByRole('region', { name: /年的账册$/ })
    .getByRole('button')
    .click()
  await page.getByRole('toolbar').getByRole('button', { name: /^审核/ }).click()
  await explainAll(page)
}

async function explainAll(page: Page): Promise<void> {
  const open = page.locator('article.warning').filter({ has: page.getByRole('button', { name: '写说明…' }) })
  await expect(page.locator('article').first()).toBeVisible()
  while ((await open.count()) > 0) {
    const before = await open.count()
    const card = open.first()
    await card.getByRole('button', { name: '写说明…' }).click()
    await page.getByLabel(/的说明$/).fill('确有需要')
    await page.getByRole('button', { name: '保存说明' }).click()
    await expect(open).toHaveCount(before - 1)
  }
}

/** From the desk to the package, by keyboard from the form on. */
async function handIn({ app, page }: Window, path: string): Promise<void> {
  await stubSaveDialog(app, path)
  const button = page.getByRole('button', { name: '上报…' })
  // What only the tables show may want an explanation still.
  await expect(async () => {
    await page.getByRole('toolbar').getByRole('button', { name: '上报' }).click()
    await expect(button).toBeVisible()
    if (await button.isEnabled()) return
    await page.getByRole('button', { name: '去审核' }).click()
    await explainAll(page)
    throw new Error('Not ready yet')
  }).toPass()
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: '上报回执' })).toBeVisible()
}

/** A limit that is kept, as the department has it from the finance bureau. */
function ceilingsFile(folder: string): string {
  const path = join(folder, 'ceilings.json')
  const limits = { sources: { generalPublicBudget: { personnel: '88888888.00' } } }
  writeFileSync(path, JSON.stringify({ fiscalYear: 2023, department: limits, units: { '402001': limits } }))
  return path
}

test('three units and their department, each with a data folder of its own', async ({
  start,
  dataFolder
}) => {
  test.setTimeout(600_000)
  const folder = join(dataFolder, '..')
  const department = await start()
  const { app, page } = department
  await begin(department, /^新建部门工作区/, join(folder, '部门'), '李科长')
  await page.getByRole('button', { name: '去部门设置' }).click()
  await stubOpenDialog(app, [join(SAMPLE, 'department.json')])
  await page.getByRole('button', { name: '读入部门文件…' }).click()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('button', { name: '开始二上' }).click()
  await view(page, '控制数').click()
  await stubOpenDialog(app, [ceilingsFile(folder)])
  await page.getByRole('button', { name: '读入控制数文件…' }).click()
  await expect(page.getByText('已读入“ceilings.json”')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: '402001' })).toContainText('88,888,888.00')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('控制数已保存')).toBeVisible()
  await view(page, '看板').click()
  await stubOpenDialog(app, [join(folder, 'tasks')])
  await page.getByRole('button', { name: '下发任务…' }).click()
  await page.getByRole('button', { name: '选文件夹并下发…' }).click()
  await expect(page.getByText('已写出 3 个任务包').first()).toBeVisible()

  const units = new Map<string, Window>()
  for (const code of CODES) {
    const unit = await start({ dataFolder: join(folder, `${code}-data`) })
    units.set(code, unit)
    await fill(unit, folder, code)
    await handIn(unit, join(folder, `${code}.ysbsubmission`))
    expect(existsSync(join(folder, `${code}_回执.txt`))).toBe(true)
    await unit.page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  }
  const last = units.get('402004')!
  await takePictures(last.app, last.page, 'submission-handed-in')
  expect(await violations(last.page)).toEqual([])

  await view(page, '看板').click()
  await stubOpenDialog(
    app,
    CODES.map((code) => join(folder, `${code}.ysbsubmission`))
  )
  await page.getByRole('button', { name: '收上报包…' }).click()
  await page.getByRole('button', { name: '全部核对无误' }).click()
  await page.getByLabel('怎样核对的密钥指纹').fill('电话逐字核对')
  await page.getByRole('button', { name: '收下 3 个' }).click()
  await expect(page.getByRole('dialog').getByText('已收下')).toHaveCount(3)
  await page.getByRole('button', { name: '关闭' }).click()
  await stubSaveDialog(app, join(folder, 'back.ysbreply'))
  await page.getByRole('button', { name: /402004/ }).click()
  await page.getByRole('button', { name: '审阅这一版' }).click()
  await page.getByLabel('电话').click()
  await page.keyboard.press('Control+Alt+m')
  await page.keyboard.type('请改正联系电话')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: '审核' }).click()
  await expect(page.locator('article.finding').first()).toBeVisible()
  await takePictures(app, page, 'review')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Alt+3')
  await page.getByRole('gridcell').nth(3).click()
  await page.getByLabel(/写意见/).fill('请核对项目依据')
  await page.getByRole('button', { name: '加意见' }).click()
  await page.getByRole('button', { name: '退回（意见 2 条）…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '退回…' }).click()
  await expect(page.getByRole('button', { name: '已退回 1' })).toBeVisible()

  await stubOpenDialog(last.app, [join(folder, 'back.ysbreply')])
  await last.page.getByRole('button', { name: '读入回复包…' }).click()
  await expect(last.page.getByText('请改正联系电话')).toBeVisible()
  await takePictures(last.app, last.page, 'submission-sent-back')
  expect(await violations(last.page)).toEqual([])
  await last.page.getByRole('button', { name: '返回填报' }).click()
  await last.page.keyboard.press('Alt+1')
  await last.page.getByRole('textbox', { name: '电话' }).fill('0797-8391999')
  await last.page.keyboard.press('Enter')
  await last.page.getByRole('toolbar').getByRole('button', { name: '上报' }).click()
  for (const comment of ['请改正联系电话', '请核对项目依据'])
    await last.page.getByRole('checkbox', { name: `改好了：${comment}` }).click()
  await expect(last.page.getByText('意见还有 0 条没有改')).toBeVisible()
  await last.page.getByRole('button', { name: '返回填报' }).click()
  await handIn(last, join(folder, 'again.ysbsubmission'))

  await stubOpenDialog(app, [join(folder, 'again.ysbsubmission')])
  await page.getByRole('button', { name: '收上报包…' }).click()
  await page.getByRole('dialog').getByText('处不同').click()
  await expect(page.getByRole('dialog').getByText('0797-8391999')).toBeVisible()
  await page.getByRole('button', { name: '收下 1 个' }).click()
  await page.getByRole('button', { name: '关闭' }).click()
  await stubOpenDialog(app, [join(folder, 'replies')])
  await page.getByRole('checkbox', { name: '全选' }).click()
  await page.getByRole('button', { name: '接收…' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '接收' }).click()
  await expect(page.getByRole('button', { name: '已接收 3' })).toBeVisible()

  await view(page, '导出').click()
  const out = join(folder, 'out')
  mkdirSync(out)
  await stubOpenDialog(app, [out])
  await page.getByRole('button', { name: '选文件夹并导出…' }).click()
  await expect(page.getByRole('alert').first()).toContainText('已导出 4 个文件', { timeout: 60_000 })
  const name = readdirSync(out).find((one) => one.includes('报送版'))
  expect(await cellsOf(join(out, name ?? ''))).toEqual(await cellsOf(fromFiles(folder)))

  await stubOpenDialog(last.app, [join(folder, 'replies/402004_2023_二上_第2版_接收.ysbreply')])
  await last.page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  await last.page.getByRole('button', { name: '读入回复包…' }).click()
  await expect(last.page.getByText('第 2 版已被主管部门接收')).toBeVisible()
})
