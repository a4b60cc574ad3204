import { join } from 'node:path'
import { sections } from '../src/shared/ledger'
import { violations } from './harness/accessible'
import { expect, stubOpenDialog, stubSaveDialog, takePictures, test } from './harness/test'
import { DeskPage } from './pages/desk-page'

test('every section is reached by keys, and the focus goes into it', async ({ start }) => {
  const { page } = await start()
  const desk = await DeskPage.openSample(page)
  const at = (section: (typeof sections)[number]) =>
    expect(desk.section(section)).toHaveAttribute('aria-current', 'page')
  const inside = () =>
    page.evaluate(() => document.querySelector('#section-content')?.contains(document.activeElement) ?? false)
  await at('profile')
  for (const [n, section] of sections.entries()) {
    await page.keyboard.press(`Alt+${(n + 1) % 10}`)
    await at(section)
    await expect.poll(inside, section).toBe(true)
  }
  await page.keyboard.press('Control+PageUp')
  await at('priorYear')
  await page.keyboard.press('Control+PageDown')
  await at('statement')
  await page.keyboard.press('Control+PageDown')
  await at('statement')
  await desk.section('profile').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await at('income')
  await expect.poll(inside).toBe(true)
})

test('the first stop of the keyboard skips to the content', async ({ start }) => {
  const { page } = await start()
  await DeskPage.openSample(page)
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  const skip = page.getByRole('link', { name: '跳到填写的内容' })
  await skip.focus()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  expect(
    await page.evaluate(() => document.querySelector('#section-content')?.contains(document.activeElement))
  ).toBe(true)
})

test('a step is saved, taken back and done again from anywhere, but typing of its own belongs to the field', async ({
  start
}) => {
  const { page } = await start()
  const desk = await DeskPage.openSample(page)
  const phone = page.getByLabel('电话')
  await expect(desk.saved).toHaveText(/^已保存 \d\d:\d\d:\d\d$/)
  await phone.fill('0797-1')
  await phone.press('Enter')
  await expect(desk.tool('撤销')).toHaveAttribute('title', /^撤销：填写电话/)
  await phone.fill('0797-2')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Escape')
  await expect(phone).toHaveValue('0797-1')
  await page.keyboard.press('Alt+2')
  await page.keyboard.press('Control+z')
  await expect(desk.section('profile')).toHaveAttribute('aria-current', 'page')
  await expect(phone).toHaveValue('')
  await page.keyboard.press('Control+y')
  await expect(phone).toHaveValue('0797-1')
})

test('amounts are shown and entered in the unit that is chosen, which is remembered', async ({ start }) => {
  const first = await start()
  const desk = await DeskPage.openSample(first.page)
  const group = first.page.getByRole('group', { name: '金额单位' })
  await expect(desk.section('income')).toContainText('19,768,669.00')
  await expect(first.page.getByLabel('按万元输入')).toHaveCount(0)
  await group.getByRole('button', { name: '万元' }).click()
  await expect(desk.section('income')).toContainText('1,976.87')
  await expect(desk.status).toContainText('收入 1,976.87')
  await first.page.getByLabel('按万元输入').check()
  await first.app.close()
  const { page } = await start()
  await expect(page.getByLabel('按万元输入')).toBeChecked()
  await page.getByRole('button', { name: '元', exact: true }).click()
  // Back to 元, entering goes back as well.
  await expect(page.getByLabel('按万元输入')).toHaveCount(0)
  await expect(new DeskPage(page).section('income')).toContainText('19,768,669.00')
})

test('the balance of every source stands in the status line, and what is out of balance first', async ({
  start
}) => {
  const { page } = await start()
  const desk = await DeskPage.openSample(page)
  await expect(desk.status).toContainText('✓ 平衡')
  await page.evaluate(() =>
    window.yusuanbu['ledger.apply']({
      label: '改收入',
      changes: [{ path: 'income/affiliateRemittance', after: '12.30' }]
    })
  )
  await page.reload()
  await page.waitForSelector('html[data-ready]')
  const sources = desk.status.getByRole('list').getByRole('listitem')
  await expect(sources.first()).toContainText('✗ 差额 +12.30')
  await expect(sources.nth(1)).toHaveText(/附属单位上缴收入 ✗ 差额 \+12\.30/)
  await desk.status.getByRole('button', { name: '收支平衡' }).click()
  await expect(
    desk.status.getByRole('row', { name: /附属单位上缴收入 12\.30 0\.00 0\.00 \+12\.30 ✗ 不平/ })
  ).toBeVisible()
})

test('the history of a cell says who wrote what and when', async ({ start }) => {
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  await page.getByLabel('经办人').fill('李明')
  await page.keyboard.press('Enter')
  await page.getByLabel('经办人').focus()
  await page.keyboard.press('Control+Shift+H')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('本格历史')
  await expect(dialog.getByRole('row').nth(1)).toContainText('李明')
  await takePictures(app, page, 'history')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(desk.heading).toContainText('402001')
})

test('a backup is made, and restored when confirmed', async ({ start }) => {
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  await desk.tool('备份').click()
  await page.getByRole('button', { name: '现在备份' }).click()
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('已做好一份新的备份。')
  await takePictures(app, page, 'backups')
  await page.keyboard.press('Escape')
  await page.getByLabel('经办人').fill('李明')
  await page.keyboard.press('Enter')
  await desk.tool('备份').click()
  await page
    .getByRole('button', { name: /^恢复 .* 的备份$/ })
    .first()
    .click()
  const question = page.getByRole('dialog', { name: '恢复备份' })
  await expect(question).toContainText('现在的内容会先另存为一份备份')
  await takePictures(app, page, 'question')
  await question.getByRole('button', { name: '恢复' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '已恢复' })).toBeVisible()
  await expect(page.getByLabel('经办人')).toHaveValue('')
})

test('the ledger is exported and its tables are shown', async ({ start, dataFolder }) => {
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  await stubSaveDialog(app, join(dataFolder, '导出.json'))
  await desk.tool('导出').click()
  await expect(page.getByRole('alert')).toContainText('交换文件已保存：导出.json')
  await expect(page.getByRole('button', { name: '打开所在文件夹' })).toBeVisible()
  await desk.tool('各表').click()
  await expect(page.getByRole('grid').first()).toBeVisible()
  await expect(page.getByRole('navigation', { name: '各表' }).getByRole('button')).not.toHaveCount(0)
  await takePictures(app, page, 'unit-tables')
  await page.getByRole('button', { name: '返回填报' }).click()
  await expect(desk.section('profile')).toHaveAttribute('aria-current', 'page')
})

test('a section that the unit has nothing for is marked, told so, and opened again', async ({
  start,
  dataFolder
}) => {
  const { app, page } = await start()
  await stubOpenDialog(app, [join(dataFolder, '..', '新单位')])
  await page.getByRole('button', { name: /^新建工作区/ }).click()
  await page.getByRole('button', { name: '以后再填' }).click()
  await page.getByRole('button', { name: '新建账册' }).first().click()
  await page.getByLabel('单位编码').fill('402009')
  await page.getByLabel('单位名称').fill('某单位')
  await page.keyboard.press('Enter')
  const desk = new DeskPage(page)
  await desk.section('governmentProcurement').click()
  await expect(desk.section('governmentProcurement')).toContainText('未填')
  await page.getByLabel('本单位无此项').check()
  await expect(desk.section('governmentProcurement')).toContainText('无此项')
  await expect(desk.content).toContainText('已标记：本单位无此项')
  await takePictures(app, page, 'desk-closed')
  await desk.content.getByRole('button', { name: '重新打开' }).click()
  await expect(desk.section('governmentProcurement')).toContainText('未填')
  await desk.section('income').click()
  await expect(page.getByLabel('本单位无此项')).toHaveCount(0)
})

test('settings, keys and the desk itself are right for screen readers, in pictures too', async ({
  start
}) => {
  test.setTimeout(240_000)
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  const faults: string[] = []
  const look = async (name: string) => {
    faults.push(...(await violations(page)).map((one) => `${name}: ${one}`))
    await takePictures(app, page, name)
  }
  for (const section of sections) {
    await desk.section(section).click()
    await expect(desk.content.getByRole('heading', { level: 2 }).first()).toBeVisible()
    await look(`desk-${section}`)
  }
  await desk.status.getByRole('button', { name: '收支平衡' }).click()
  await look('balance')
  await desk.tool('设置').click()
  await look('settings')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog', { name: '键盘用法' })).toBeVisible()
  await look('keys')
  expect(faults).toEqual([])
})
