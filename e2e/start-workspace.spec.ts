import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { violations } from './harness/accessible'
import { ROOT } from './harness/launch'
import { expect, stubOpenDialog, takePictures, test } from './harness/test'
import { DeskPage } from './pages/desk-page'
import { StartPage } from './pages/start-page'
import { WorkspacePage } from './pages/workspace-page'

const SAMPLE = resolve(ROOT, 'resources/samples/ganzhou-2023/units/402001.json')

test('from nothing to a ledger by keyboard, and after a restart back at the same place', async ({
  start,
  dataFolder
}) => {
  const folder = join(dataFolder, '..', '预算 2024')
  const first = await start()
  const { page } = first
  await stubOpenDialog(first.app, [folder])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const asked = page.getByRole('dialog', { name: '您的姓名' })
  await expect(asked).toBeVisible()
  await takePictures(first.app, page, 'name')
  await page.keyboard.type('王芳')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '这里还没有账册' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await takePictures(first.app, page, 'workspace-empty')
  await new WorkspacePage(page).create.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('单位编码')).toBeFocused()
  await page.keyboard.type('402001')
  await page.keyboard.press('Tab')
  await page.keyboard.type('赣州市工业和信息化局机关')
  await page.keyboard.press('Enter')
  const desk = new DeskPage(page)
  await expect(desk.heading).toHaveText('402001 赣州市工业和信息化局机关')
  await page.keyboard.press('Alt+1')
  await page.getByLabel('电话').fill('0797-8391')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+7')
  await first.app.close()

  const second = await start()
  const again = new DeskPage(second.page)
  await expect(again.heading).toContainText('402001')
  await expect(again.section('governmentProcurement')).toHaveAttribute('aria-current', 'page')
  await second.page.keyboard.press('Alt+1')
  await expect(second.page.getByLabel('电话')).toHaveValue('0797-8391')
  await second.page.getByRole('toolbar').getByRole('button', { name: '设置' }).click()
  await expect(second.page.getByLabel('姓名')).toHaveValue('王芳')
})

test('what is wrong in the form of a new ledger is said at its field', async ({ start }) => {
  const { app, page } = await start()
  const workspace = await WorkspacePage.openSample(page)
  await workspace.create.click()
  await workspace.form.getByRole('button', { name: '建立账册' }).click()
  await expect(page.getByLabel('单位编码')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('单位编码')).toBeFocused()
  await expect(workspace.form).toContainText('请填写单位编码。')
  await page.getByLabel('单位编码').fill('402001')
  await page.getByLabel('单位名称').fill('甲')
  await page.getByLabel('预算年度').fill('2030')
  await expect(workspace.form).toContainText('2030 年还没有科目目录')
  await page.getByLabel('预算年度').fill('2023')
  await page.keyboard.press('Enter')
  await expect(workspace.form).toContainText('单位 402001 2023 年的账册已经有了')
  expect(await violations(page)).toEqual([])
  await takePictures(app, page, 'workspace-new')
})

test('a program killed at work opens again at the same place with all that was written', async ({
  start
}) => {
  const killed = await start()
  const desk = await DeskPage.openSample(killed.page)
  await killed.page.getByLabel('电话').fill('0797-1')
  await killed.page.keyboard.press('Enter')
  await expect(desk.tool('撤销')).toBeEnabled()
  await desk.section('threePublicExpenses').click()
  await expect(desk.section('threePublicExpenses')).toHaveAttribute('aria-current', 'page')
  // The place is written behind the page's back: it is no step of the ledger.
  await expect
    .poll(() =>
      killed.page.evaluate(async () => {
        const last = await window.yusuanbu['workspace.last']({})
        return last.ok ? last.data?.place : undefined
      })
    )
    .toMatch(/^section\/threePublicExpenses/)
  const gone = new Promise((done) => killed.app.process().once('exit', done))
  killed.app.process().kill('SIGKILL')
  await gone
  const { page } = await start()
  const again = new DeskPage(page)
  await expect(again.section('threePublicExpenses')).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('alert').first()).toContainText('没有正常')
  await again.section('profile').click()
  await expect(page.getByLabel('电话')).toHaveValue('0797-1')
})

test('the sample is marked, and made anew when confirmed', async ({ start }) => {
  const { page } = await start()
  const desk = await DeskPage.openSample(page)
  await expect(page.getByText('示例', { exact: true })).toBeVisible()
  await page.getByLabel('经办人').fill('李明')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '返回', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('示例：赣州市工业和信息化局')
  await page.getByRole('button', { name: '恢复示例…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '恢复示例' }).click()
  await expect(page.getByRole('alert')).toContainText('示例已恢复最初的样子')
  await new WorkspacePage(page).open('402001')
  await expect(desk.heading).toContainText('402001')
  await expect(page.getByLabel('经办人')).toHaveValue('')
})

test('recent workspaces are listed, opened, greyed where they are gone, and removed', async ({
  start,
  dataFolder
}) => {
  const { app, page } = await start()
  const folder = join(dataFolder, '..', '工作区甲')
  await stubOpenDialog(app, [folder])
  await page.getByRole('button', { name: /^新建工作区/ }).click()
  await page.getByRole('button', { name: '以后再填' }).click()
  const workspace = new WorkspacePage(page)
  await workspace.back.click()
  await WorkspacePage.openSample(page)
  await workspace.back.click()
  const startPage = new StartPage(page)
  await expect(startPage.recent).toHaveCount(2)
  expect(await violations(page)).toEqual([])
  await takePictures(app, page, 'start-recent')
  await startPage.recent.filter({ hasText: '工作区甲' }).click()
  await expect(page.getByRole('heading', { name: '工作区甲' })).toBeVisible()
  await workspace.back.click()
  renameSync(folder, `${folder} 移走`)
  await WorkspacePage.openSample(page)
  await workspace.back.click()
  const gone = startPage.recent.filter({ hasText: '工作区甲' })
  await expect(gone).toBeDisabled()
  await expect(gone).toContainText('文件夹不在了')
  await takePictures(app, page, 'start-gone')
  await page.getByRole('button', { name: '从列表移除 工作区甲' }).click()
  await expect(startPage.recent).toHaveCount(1)
})

test('an interchange file becomes a ledger; one that is there is replaced only when confirmed', async ({
  start,
  dataFolder
}) => {
  const { app, page } = await start()
  await stubOpenDialog(app, [join(dataFolder, '..', '导入')])
  await page.getByRole('button', { name: /^新建工作区/ }).click()
  await page.getByRole('button', { name: '以后再填' }).click()
  const load = page.getByRole('button', { name: '导入交换文件…' }).first()
  await stubOpenDialog(app, [SAMPLE])
  await load.click()
  await expect(page.getByRole('alert').filter({ hasText: '已导入 赣州市工业和信息化局机关' })).toBeVisible()
  const workspace = new WorkspacePage(page)
  await expect(workspace.ledgers).toHaveText([/402001/])
  await load.click()
  const question = page.getByRole('dialog', { name: '替换已有的账册' })
  await expect(question).toContainText('402001 赣州市工业和信息化局机关 2023 年的账册已经有了')
  await question.getByRole('button', { name: '取消' }).click()
  await expect(question).toHaveCount(0)
  await load.click()
  await question.getByRole('button', { name: '替换' }).click()
  await expect(question).toHaveCount(0)
  await expect(workspace.ledgers).toHaveCount(1)
})

test('the faults of a file are listed, and nothing is imported', async ({ start, dataFolder }) => {
  const { app, page } = await start()
  const workspace = await WorkspacePage.openSample(page)
  mkdirSync(dataFolder, { recursive: true })
  const file = join(dataFolder, 'faulty.json')
  const content = readFileSync(SAMPLE, 'utf8')
    .replace('"402001"', '"402077"')
    .replaceAll('"amount": "', '"amount": "x')
  writeFileSync(file, content)
  await stubOpenDialog(app, [file])
  await page.getByRole('button', { name: '导入交换文件…' }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('faulty.json')
  await expect(alert.getByRole('listitem').first()).toContainText('行')
  await takePictures(app, page, 'workspace-faults')
  await expect(workspace.ledgers).toHaveCount(3)
})

test('a ledger that another window has open is offered for reading only', async ({ start, dataFolder }) => {
  const first = await start()
  const folder = join(dataFolder, '..', '共用')
  await stubOpenDialog(first.app, [folder])
  await first.page.getByRole('button', { name: /^新建工作区/ }).click()
  await first.page.getByRole('button', { name: '以后再填' }).click()
  await stubOpenDialog(first.app, [SAMPLE])
  await first.page.getByRole('button', { name: '导入交换文件…' }).first().click()
  await new WorkspacePage(first.page).open('402001')

  const second = await start({ dataFolder: `${dataFolder}-2` })
  const { page } = second
  await stubOpenDialog(second.app, [folder])
  await page.getByRole('button', { name: /^打开工作区/ }).click()
  await new WorkspacePage(page).ledgers.first().click()
  const dialog = page.getByRole('dialog', { name: '账册正在别处使用' })
  await expect(dialog).toBeVisible()
  await takePictures(second.app, page, 'locked')
  await dialog.getByRole('button', { name: '只读打开' }).click()
  const desk = new DeskPage(page)
  await expect(desk.saved).toHaveText('只读')
  await expect(desk.tool('撤销')).toBeDisabled()
  await takePictures(second.app, page, 'desk-read-only')
})
