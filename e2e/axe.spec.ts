import type { ElectronApplication, Page } from '@playwright/test'
import { sections } from '../src/shared/ledger'
import { violations } from './harness/accessible'
import { expect, test } from './harness/test'
import { DeskPage } from './pages/desk-page'
import { WorkspacePage } from './pages/workspace-page'

async function dress(app: ElectronApplication, page: Page, theme: 'light' | 'dark'): Promise<void> {
  await app.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme)
  await page.waitForFunction(
    (dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark,
    theme === 'dark'
  )
}

for (const theme of ['light', 'dark'] as const) {
  test(`every page and dialog is without faults of accessibility in ${theme}`, async ({ start }) => {
    test.setTimeout(180_000)
    const { app, page } = await start()
    await dress(app, page, theme)
    const faults: string[] = []
    const look = async (name: string): Promise<void> => {
      faults.push(...(await violations(page)).map((one) => `${name}: ${one}`))
    }
    const dialog = page.getByRole('dialog')
    const closed = async (): Promise<void> => {
      await page.keyboard.press('Escape')
      await expect(dialog).toHaveCount(0)
    }

    await look('start')
    await page.getByRole('button', { name: /^新建工作区/ }).click()
    await expect(dialog).toBeVisible()
    await look('name')
    // A workspace is chosen by a dialog of the system, which nobody answers here.
    await app.evaluate(({ dialog: system }) => {
      system.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] })
    })
    await closed()

    const workspace = await WorkspacePage.openSample(page)
    await look('workspace')
    await workspace.create.click()
    await workspace.form.waitFor()
    await look('new ledger')
    await page.getByRole('button', { name: '取消' }).click()
    await workspace.open('402001')

    const desk = new DeskPage(page)
    for (const section of sections) {
      await desk.section(section).click()
      await expect(desk.content.getByRole('heading', { level: 2 }).first()).toBeVisible()
      await look(section)
    }
    await desk.section('projects').click()
    await desk.content.getByRole('button', { name: '工业业务经费', exact: true }).click()
    await expect(page.getByRole('grid', { name: '绩效指标' })).toBeAttached()
    await look('project')

    await desk
      .tool('审核')
      .or(page.getByRole('button', { name: /^审核/ }))
      .first()
      .click()
    const drawer = page.getByRole('complementary', { name: '审核' })
    await expect(drawer).toBeVisible()
    await look('findings')
    await drawer.getByRole('button', { name: '看全部规则' }).click()
    await look('record')
    await drawer.getByRole('button', { name: '收起审核' }).click()

    for (const name of ['本格历史', '备份', '设置', '键盘']) {
      await desk.tool(name).click()
      await expect(dialog).toBeVisible()
      await look(name)
      await closed()
    }
    await desk.section('priorYear').click()
    await page.getByRole('button', { name: '粘贴整表…' }).click()
    await expect(dialog).toBeVisible()
    await look('table paste')
    await closed()
    await desk.section('projects').click()
    await desk.content
      .getByRole('button', { name: '返回项目列表' })
      .or(desk.content.getByRole('button', { name: '新增项目' }))
      .click()
    await desk.content
      .getByRole('button', { name: /^删除 / })
      .first()
      .click()
    await expect(dialog).toBeVisible()
    await look('question')
    await closed()

    await desk.tool('各表').click()
    await expect(page.getByRole('grid').first()).toBeVisible()
    await look('tables')
    expect(faults).toEqual([])
  })
}
