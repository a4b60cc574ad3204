import { copyFileSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { runTypeScript } from '../scripts/commands/typescript.mjs'
import { violations } from './harness/accessible'
import { ROOT } from './harness/launch'
import { expect, stubOpenDialog, takePictures, test } from './harness/test'

const view = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '部门工作台' }).getByRole('button', { name, exact: true })
const dialogOf = (page: Page, count: number) => page.getByRole('dialog', { name: `收上报包（${count} 个）` })
const item = (page: Page, words: string | RegExp) =>
  page.getByRole('dialog').getByRole('listitem').filter({ hasText: words })

/** Drops files of the disk onto the window, as they come from the file manager. */
async function drop(page: Page, paths: string[]): Promise<void> {
  await page.evaluate(() => {
    const input = document.createElement('input')
    Object.assign(input, { type: 'file', multiple: true, id: 'dropped' })
    document.body.append(input)
  })
  await page.locator('#dropped').setInputFiles(paths)
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#dropped')
    const dataTransfer = new DataTransfer()
    for (const file of input?.files ?? []) dataTransfer.items.add(file)
    const event = (type: string) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })
    document.body.dispatchEvent(event('dragover'))
    document.body.dispatchEvent(event('drop'))
    input?.remove()
  })
}

test('packages come by drop, by pick and by themselves, and each that cannot be taken says why and what to do', async ({
  start,
  dataFolder
}) => {
  test.setTimeout(180_000)
  const folder = join(dataFolder, '..')
  const [incoming, watched] = [join(folder, 'incoming'), join(folder, '收件')]
  for (const made of [incoming, watched]) mkdirSync(made)
  expect(await runTypeScript('bench/odd-packages.ts', [incoming])).toBe(0)
  const path = (name: string): string => join(incoming, `${name}.ysbsubmission`)

  const { app, page } = await start()
  await stubOpenDialog(app, [join(folder, '部门')])
  await page.getByRole('button', { name: /新建部门工作区/ }).click()
  await page.getByRole('dialog', { name: '您的姓名' }).getByLabel('姓名').fill('李科长')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '去部门设置' }).click()
  await stubOpenDialog(app, [resolve(ROOT, 'resources/samples/ganzhou-2023/department.json')])
  await page.getByRole('button', { name: '读入部门文件…' }).click()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('button', { name: '开始二上' }).click()
  await view(page, '看板').click()
  await expect(page.getByRole('button', { name: '未下发 3' })).toBeVisible()

  // Dropped: the first version of 402001, by keyboard from there on.
  await drop(page, [path('first')])
  await expect(dialogOf(page, 1).getByText('第一次收到这个单位的包')).toBeVisible()
  await dialogOf(page, 1)
    .getByRole('checkbox', { name: /已与单位核对无误/ })
    .focus()
  await page.keyboard.press('Space')
  await dialogOf(page, 1).getByLabel('怎样核对的密钥指纹').fill('电话逐字核对')
  await dialogOf(page, 1).getByRole('button', { name: '收下 1 个' }).focus()
  await page.keyboard.press('Enter')
  await expect(dialogOf(page, 1).getByText('已收下')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: '已上报 1' })).toBeVisible()

  // Picked, many at once; more are dropped onto the open dialog.
  await stubOpenDialog(app, ['two', 'moved-in', 'moved-out', 'stranger', 'year', 'broken'].map(path))
  await page.getByRole('button', { name: '收上报包…' }).click()
  await expect(dialogOf(page, 6)).toBeVisible()
  await drop(page, ['round', 'again'].map(path))
  const dialog = dialogOf(page, 8)
  await expect(dialog.getByText('正在核对')).toHaveCount(0)
  const says = async (which: string | RegExp, why: RegExp, what: string): Promise<void> => {
    await expect(item(page, which)).toContainText(why)
    await expect(item(page, which)).toContainText(what)
  }
  await says(
    /两个不同的第 1 版/,
    /由 测量 在 .* 做成，这一份由 乙 在 .* 做成/,
    '在那台电脑上撤回后重新上报，版本号从 2 起'
  )
  await says('402002', /是报给部门 403 赣州市科学技术局 的/, '请把本部门的任务包发给它，载入后重新上报')
  await says('403001', /是报给部门 403 赣州市科学技术局 的/, '请让单位报给它自己的主管部门')
  await says('402999', /不在部门 402 赣州市工业和信息化局 的单位名单里/, '请先把它加进单位名单，再收一次')
  await says('2022 年度', /本部门还没有设置 2022 年度，没有收下/, '请核对是不是选错了文件')
  await says('一上第 1 版', /是 2023 年度一上的，现在收的是二上/, '请把本轮的任务包发给它')
  await says('broken', /不是预算簿的任务包、上报包或回复包/, '请检查是否选错了文件')
  await says('402001 赣州市工业和信息化局机关 · 二上第 2 版', /它将替代正在审核的第 1 版/, '提示')
  await takePictures(app, page, 'arrivals')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('checkbox', { name: /只看不能收和要口令的 7 个/ }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(7)
  await dialog.getByRole('button', { name: '收下 1 个' }).click()
  await dialog.getByRole('checkbox', { name: /只看不能收/ }).click()
  await expect(item(page, '二上第 2 版')).toContainText('已收下')
  await dialog.getByRole('button', { name: '关闭' }).click()
  await expect(page.getByText('第 2 版', { exact: true })).toBeVisible()

  // Into the watched folder: what comes there shows itself.
  await stubOpenDialog(app, [watched])
  await page.getByRole('button', { name: '留意文件夹…' }).click()
  await expect(page.getByRole('button', { name: '不再留意“收件”' })).toBeVisible()
  copyFileSync(path('first'), join(watched, '来信.ysbsubmission'))
  await expect(dialogOf(page, 1)).toContainText('以前收过，手里已经有第 2 版')
  await dialogOf(page, 1).getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: '不再留意“收件”' }).click()
  await expect(page.getByRole('button', { name: '留意文件夹…' })).toBeVisible()
  await view(page, '记录').click()
  await expect(page.getByText('电话逐字核对').first()).toBeVisible()
})
