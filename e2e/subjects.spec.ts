import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { violations } from './harness/accessible'
import { Grid } from './harness/grid'
import { expect, stubOpenDialog, takePictures, test } from './harness/test'
import { DeskPage } from './pages/desk-page'

test('a code that the catalog lacks is added by keyboard alone, and then the grid takes it', async ({
  start
}) => {
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.section('basicExpenditure').click()
  const grid = new Grid(app, page, '基本支出明细')
  await grid.click(4, 'economic')
  await grid.type('30288')
  await grid.press('Enter', 'ArrowUp')
  await expect(grid.pen).toHaveAccessibleDescription(/没有 30288.*科目目录/)

  await page.keyboard.press('Control+,')
  await page.getByRole('button', { name: '科目目录…' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '2023 年科目目录' })
  await expect(dialog).toContainText('部门预算支出经济分类科目 ')
  await dialog.getByLabel('编码').focus()
  await page.keyboard.type('30201')
  await page.keyboard.press('Tab')
  await page.keyboard.type('办公费用')
  await page.keyboard.press('Enter')
  // One that is there is no supplement; what was typed stays to be corrected.
  await expect(dialog.getByRole('alert')).toContainText('30201')
  await expect(dialog.getByLabel('编码')).toHaveValue('30201')
  await dialog.getByLabel('编码').fill('30288')
  await dialog.getByLabel('名称').fill('信息化运维费')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toHaveText('已补充 30288 信息化运维费，可以填了。')
  await takePictures(app, page, 'subjects')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')

  await grid.click(4, 'economic')
  await grid.press('F2', 'Enter')
  await expect(grid.cell(4, 'economic')).toHaveText('30288 信息化运维费')
})

test('an official list is laid over the catalog, or refused whole with every fault named', async ({
  start,
  dataFolder
}) => {
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.tool('设置').click()
  await page.getByRole('button', { name: '科目目录…' }).click()
  const dialog = page.getByRole('dialog', { name: '2023 年科目目录' })
  const list = join(dataFolder, '../科目.csv')
  const load = async (rows: string): Promise<void> => {
    writeFileSync(list, `科目编码,科目名称\n${rows}`)
    await stubOpenDialog(app, [list])
    await dialog.getByRole('button', { name: '选择文件…' }).click()
  }
  await load('301,工资福利支出\n30101,\n3x,错\n')
  await expect(dialog.getByRole('alert')).toContainText('没有装入')
  await expect(dialog.getByRole('alert').getByRole('listitem')).not.toHaveCount(0)
  await load('301,工资福利支出\n30101,基本工资（新）\n')
  await expect(dialog.getByRole('status')).toContainText('改名 1 个')
  await expect(dialog.getByRole('alert')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await desk.section('basicExpenditure').click()
  await expect(new Grid(app, page, '基本支出明细').grid).toContainText('30101 基本工资（新）')
})
