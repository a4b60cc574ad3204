import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { violations } from './harness/accessible'
import { cli, handIn, takeIn, told, view } from './harness/department'
import { Grid } from './harness/grid'
import { expect, stubOpenDialog, stubSaveDialog, takePictures, test } from './harness/test'
import { CODES, SAMPLE } from './harness/workbook'

test('a department from its set-up to the exported workbooks', async ({ start, dataFolder }) => {
  test.setTimeout(300_000)
  const folder = join(dataFolder, '..')
  const { app, page } = await start()

  await stubOpenDialog(app, [join(folder, '部门')])
  await page.getByRole('button', { name: /新建部门工作区/ }).click()
  const named = page.getByRole('dialog', { name: '您的姓名' })
  await named.getByLabel('姓名').fill('李科长')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '还没有设置年度' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '去部门设置' }).click()
  await stubOpenDialog(app, [join(SAMPLE, 'department.json')])
  await page.getByRole('button', { name: '读入部门文件…' }).click()
  await expect(page.getByLabel('部门名称')).toHaveValue('赣州市工业和信息化局')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('button', { name: '开始二上' }).click()
  await takePictures(app, page, 'department-setup')
  expect(await violations(page)).toEqual([])

  await stubOpenDialog(app, [join(folder, 'tasks')])
  await page.getByRole('button', { name: '下发任务…' }).click()
  await page.getByLabel('上报截止日期').fill('2023-01-31')
  await page.getByRole('button', { name: '选文件夹并下发…' }).click()
  await expect(told(page, '已写出 3 个任务包')).toBeVisible()

  const packages = CODES.map((code) => handIn(folder, code))
  await view(page, '看板').click()
  await takeIn(app, page, packages)
  const dialog = page.getByRole('dialog', { name: '收上报包（3 个）' })
  await expect(dialog.getByText('第一次收到这个单位的包')).toHaveCount(3)
  await dialog.getByRole('button', { name: '全部核对无误' }).click()
  await expect(dialog.getByRole('button', { name: '收下 3 个' })).toBeDisabled()
  await dialog.getByLabel('怎样核对的密钥指纹').fill('电话逐字核对')
  await takePictures(app, page, 'department-intake')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: '收下 3 个' }).click()
  await expect(dialog.getByText('已收下')).toHaveCount(3)
  await dialog.getByRole('button', { name: '关闭' }).click()
  await expect(page.getByRole('button', { name: '已上报 3' })).toBeVisible()

  await stubSaveDialog(app, join(folder, 'back.ysbreply'))
  await page.getByRole('button', { name: /402004/ }).click()
  await page.getByRole('button', { name: '退回…' }).click()
  await page.getByLabel('意见').fill('请补充项目依据')
  await page.getByRole('dialog').getByRole('button', { name: '退回…' }).click()
  await expect(page.getByRole('button', { name: '已退回 1' })).toBeVisible()
  await takePictures(app, page, 'department-board')
  expect(await violations(page)).toEqual([])

  const ledger = join(folder, '402004/ledgers/2023/402004.ledger')
  cli('package', 'receive', join(folder, 'back.ysbreply'), '--ledger', ledger)
  const again = join(folder, 'again.ysbsubmission')
  cli('package', 'submit', ledger, '--out', again, '--explain', '确有需要')
  await takeIn(app, page, [again])
  await page.getByRole('button', { name: '收下 1 个' }).click()
  await page.getByRole('button', { name: '关闭' }).click()
  await expect(page.getByText('第 2 版', { exact: true })).toBeVisible()

  await stubOpenDialog(app, [join(folder, 'replies')])
  await page.getByRole('checkbox', { name: '选 402002' }).click()
  await page.getByRole('button', { name: '接收…' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '接收' }).click()
  await expect(told(page, '已接收 1 个单位')).toBeVisible()
  // Of all of them those are taken that can be; the one that was accepted stays so, without an error.
  await page.getByRole('checkbox', { name: '全选' }).click()
  await page.getByRole('button', { name: '接收…' }).first().click()
  const deciding = page.getByRole('dialog', { name: '接收 2 个，另 1 个已接收' })
  await deciding.getByRole('button', { name: '接收' }).click()
  await expect(told(page, '已接收 2 个单位')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(1)
  await takePictures(app, page, 'department-accepted')
  expect(readdirSync(join(folder, 'replies'))).toHaveLength(3)

  await view(page, '汇总表').click()
  await expect(page.getByText('正式汇总')).toBeVisible()
  await expect(page.getByRole('navigation', { name: '各表' }).getByRole('button')).toHaveCount(12)
  await takePictures(app, page, 'department-tables')
  expect(await violations(page)).toEqual([])

  // From a figure to the line, and on to the very cell of the unit's ledger; and back to the figure.
  const figure = page
    .locator('[data-place]')
    .filter({ hasText: /^[\d,]+\.\d\d$/ })
    .first()
  await figure.click()
  const behind = page.getByRole('complementary', { name: '金额的来源' })
  await expect(behind.getByText('增减')).toBeVisible()
  await takePictures(app, page, 'department-behind')
  await behind.getByRole('button').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^审阅 402001/ })).toBeVisible()
  await expect(page.getByRole('complementary', { name: '意见' }).getByText(/^给“(?!整本账)/)).toBeVisible()
  await page.getByRole('button', { name: '审核', exact: true }).click()
  await expect(page.locator('article').first()).toBeVisible()
  await takePictures(app, page, 'department-review-cell')
  await page.getByRole('button', { name: '返回汇总表' }).click()
  await expect(behind.getByText('增减')).toBeVisible()

  await page.getByRole('button', { name: '导出这张表…' }).click()
  const alone = page.getByRole('region', { name: '只要一张表' })
  await alone.getByRole('checkbox', { name: /纯数据/ }).click()
  const single = join(folder, 'single')
  mkdirSync(single)
  await stubOpenDialog(app, [single])
  await alone.getByRole('button', { name: '选文件夹并导出这张表…' }).click()
  await expect(told(page, '已导出 2 个文件')).toBeVisible({ timeout: 60_000 })
  expect(
    readdirSync(single)
      .map((name) => name.replace(/^.*（表/, '（表'))
      .sort()
  ).toEqual(['（表1）.csv', '（表1）.xlsx'])

  await view(page, '图表').click()
  await expect(page.getByRole('img', { name: /的图$/ })).toHaveCount(5)
  // The published 收入预算总额 and 支出预算总额 of the sample: 3258.80 万元.
  await expect(page.getByRole('table', { name: '支出，按单位' }).getByRole('row').last()).toContainText(
    '32,587,951.00'
  )
  await takePictures(app, page, 'department-charts')
  expect(await violations(page)).toEqual([])

  // The units' own reasons stand beside the department's, to draw from.
  await view(page, '部门设置').click()
  await page.getByRole('tab', { name: '增减原因' }).click()
  await expect(page.getByRole('region', { name: '基本支出', exact: true })).toContainText('增减')
  await page.getByRole('button', { name: '采用 402001 的原因：基本支出' }).click()
  await expect(page.getByLabel('基本支出增减的原因')).toHaveValue('人员增加、工资增加')
  await takePictures(app, page, 'department-reasons')
  expect(await violations(page)).toEqual([])
  await page.getByRole('tab', { name: '重点项目' }).click()
  await page.getByRole('table', { name: '公开的重点项目' }).getByRole('checkbox').first().click()
  await takePictures(app, page, 'department-projects')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(told(page, '已保存 2023 年度的部门设置')).toBeVisible()

  await view(page, '控制数').click()
  const limits = new Grid(app, page, '控制数')
  await limits.click(0, 'generalPublicBudget/personnel')
  await limits.type('1000万')
  await limits.press('Enter')
  await view(page, '看板').click()
  await page.getByRole('dialog', { name: '有改动没有保存' }).getByRole('button', { name: '留在这里' }).click()
  await expect(limits.cell(0, 'generalPublicBudget/personnel')).toHaveText('10,000,000.00')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('控制数已保存')).toBeVisible()
  await takePictures(app, page, 'department-ceilings')
  expect(await violations(page)).toEqual([])

  await view(page, '审核').click()
  await expect(page.getByText(/不适用 \d+ 条/)).toBeVisible({ timeout: 30_000 })
  await takePictures(app, page, 'department-checks')
  expect(await violations(page)).toEqual([])
  // Arranged, searched, walked over by F8, and gone to: the very cell of the unit's version in hand.
  const all = await page.locator('table.rows tbody tr').count()
  await page.getByLabel('查找问题').fill('E20')
  await expect(page.locator('.tools [role=status]')).toHaveText(/^\d+ 处$/)
  expect(await page.locator('table.rows tbody tr').count()).toBeLessThan(all)
  await page.getByLabel('排列').selectOption('按单位')
  await page.getByLabel('查找问题').focus()
  await page.keyboard.press('F8')
  await expect(page.locator('tr[aria-current=true]')).toContainText('E20')
  await takePictures(app, page, 'department-checks-unit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^审阅 40200/ })).toBeVisible()
  await page.getByRole('button', { name: '返回审核' }).click()

  await view(page, '导出').click()
  const out = join(folder, 'out')
  mkdirSync(out)
  await stubOpenDialog(app, [out])
  await takePictures(app, page, 'department-export')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '选文件夹并导出…' }).click()
  await expect(page.getByRole('status')).toHaveCount(0, { timeout: 60_000 })
  await expect(page.getByRole('alert').first()).toContainText('已导出 4 个文件')
  expect(readdirSync(out).map((name) => name.slice(name.lastIndexOf('.')))).toEqual(
    expect.arrayContaining(['.xlsx', '.pdf'])
  )

  await view(page, '记录').click()
  await expect(page.getByText('电话逐字核对').first()).toBeVisible()
  await page.getByLabel('筛选记录').fill('402004')
  await takePictures(app, page, 'department-log')
  expect(await violations(page)).toEqual([])

  // No place for the money in a template: the reason and the way on, and nothing of a table.
  await app.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('call:summary.tables')
    ipcMain.handle('call:summary.tables', () => ({
      ok: false,
      error: {
        code: 'noPlaceForMoney',
        message: '表 3《部门支出总表》没有行或列可以放：上缴上级支出 1,234.56 元。没有生成表。',
        action: '请换用有这些行、列的模板，或核对这些钱是否填对了类别和资金来源。'
      }
    }))
  })
  await view(page, '汇总表').click()
  await expect(page.getByRole('alert')).toContainText('没有生成表。请换用有这些行、列的模板')
  await expect(page.getByRole('button', { name: '导出这张表…' })).toHaveCount(0)
  await expect(page.getByRole('navigation', { name: '各表' })).toHaveCount(0)
  await expect(page.getByRole('combobox', { name: '公开模板' }).getByRole('option')).toHaveCount(3)
  await takePictures(app, page, 'department-no-tables')
  expect(await violations(page)).toEqual([])
})
