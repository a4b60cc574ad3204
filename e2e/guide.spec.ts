import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { Grid } from './harness/grid'
import { ROOT } from './harness/launch'
import { expect, stubOpenDialog, test } from './harness/test'
import { DeskPage } from './pages/desk-page'
import { WorkspacePage } from './pages/workspace-page'

const GUIDE = resolve(ROOT, 'docs/guide')
const IMAGES = resolve(GUIDE, 'images')
const SIZE = [1366, 768] as const
/** A table of last year's as a spreadsheet gives it: its columns in an order of their own, with a total. */
const LAST_YEAR = [
  ['支出功能分类', '部门经济科目', '类别', '资金来源', '批复数（万元）', '备注'],
  ['2150501 行政运行', '30201 办公费', '基本支出', '一般公共预算拨款', '128.0049', ''],
  ['2150599', '委托业务费', '项目支出', '一般公共预算拨款', '301.9547', '宣传'],
  ['合计', '', '', '', '429.9596', '']
]
  .map((row) => row.join('\t'))
  .join('\r\n')

/** Makes the pictures of the users' guide: one size, light, without a pointer and without paths of this machine. */
class Camera {
  constructor(
    private readonly app: ElectronApplication,
    private readonly page: Page
  ) {}

  async prepare(): Promise<void> {
    await this.app.evaluate(
      ({ BrowserWindow, nativeTheme }, [width, height]) => {
        nativeTheme.themeSource = 'light'
        BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
      },
      [...SIZE] as const
    )
    await this.page.waitForFunction(([width, height]) => innerWidth === width && innerHeight === height, [
      ...SIZE
    ] as const)
  }

  async take(name: string): Promise<void> {
    await this.page.mouse.move(SIZE[0] / 2, SIZE[1] - 2)
    await this.page.evaluate(() => {
      for (const path of document.querySelectorAll('p.path')) path.textContent = 'D:\\预算\\2023 年预算'
    })
    await this.page.screenshot({
      path: resolve(IMAGES, `${name}.png`),
      animations: 'disabled',
      caret: 'hide'
    })
  }
}

test('every picture of the users’ guide exists, and every one is shown', () => {
  const text = readFileSync(resolve(GUIDE, 'README.md'), 'utf8')
  const shown = [...text.matchAll(/!\[[^\]]+\]\(images\/([^)]+)\)/g)].map(([, name]) => name)
  expect([...new Set(shown)].sort()).toEqual(readdirSync(IMAGES).sort())
})

test('the pictures of the users’ guide are made', async ({ start, dataFolder }) => {
  test.skip(process.env['GUIDE'] !== '1', 'npm run guide makes them')
  test.setTimeout(300_000)
  mkdirSync(IMAGES, { recursive: true })
  const { app, page } = await start()
  const camera = new Camera(app, page)
  await camera.prepare()
  await takeBeginning(app, page, camera, resolve(dataFolder, '../2023 年预算'))
  const desk = await DeskPage.openSample(page)
  await takeSections(app, page, desk, camera)
  await takeProject(page, desk, camera)
  await takeAround(page, desk, camera)
})

/** The start page, the name, an empty workspace, a new ledger. */
async function takeBeginning(
  app: ElectronApplication,
  page: Page,
  camera: Camera,
  folder: string
): Promise<void> {
  await camera.take('start')
  mkdirSync(folder)
  await stubOpenDialog(app, [folder])
  await page.getByRole('button', { name: /^新建工作区/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('王芳')
  await camera.take('name')
  await dialog.getByRole('button', { name: '确定' }).click()
  const workspace = new WorkspacePage(page)
  await workspace.create.waitFor()
  await camera.take('workspace-empty')
  await workspace.create.click()
  await page.getByLabel('单位编码').fill('402001')
  await page.getByLabel('单位名称').fill('赣州市工业和信息化局机关')
  await camera.take('new-ledger')
  await workspace.back.click()
}

/** The pages of the sections, and the entry grid at work. */
async function takeSections(
  app: ElectronApplication,
  page: Page,
  desk: DeskPage,
  camera: Camera
): Promise<void> {
  for (const section of [
    'profile',
    'income',
    'basicExpenditure',
    'otherExpenditure',
    'projects',
    'threePublicExpenses',
    'governmentProcurement',
    'performance',
    'priorYear',
    'statement'
  ] as const) {
    await desk.section(section).click()
    await expect(desk.content.getByRole('heading', { level: 2 })).toBeVisible()
    await camera.take(section)
  }
  await desk.section('basicExpenditure').click()
  const grid = new Grid(app, page, '基本支出明细')
  await grid.click(3, 'economic')
  await grid.type('bgf')
  await expect(page.getByRole('listbox')).toBeVisible()
  await camera.take('subject-picker')
  await grid.press('Escape')
  await grid.click(1, 'amount')
  await grid.type('2400000')
  await grid.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '改正' }).waitFor()
  await camera.take('ask')
  await page.getByRole('dialog').getByRole('button', { name: '改正' }).click()
  // What was typed waits for its correction: here the figure that stood there before.
  await grid.click(1, 'amount')
  await grid.type('16200')
  await grid.press('Enter')
  await grid.click(20, 'amount')
  await grid.paste('12,000.00\r\n一万二\r\n3,500.50')
  await expect(grid.report).toBeVisible()
  await camera.take('paste-report')
  await page.keyboard.press('ControlOrMeta+z')
  await grid.click(21, 'amount')
  await grid.type('247341')
  await grid.press('Enter')
  await expect(desk.section('basicExpenditure')).toContainText('完成')
  await desk.section('priorYear').click()
  await page.getByRole('button', { name: '粘贴整表…' }).click()
  await page.getByRole('dialog').getByRole('textbox').first().fill(LAST_YEAR)
  await expect(page.getByRole('dialog').getByRole('button', { name: /^填入 2 行/ })).toBeVisible()
  await camera.take('prior-paste')
  await page.keyboard.press('Escape')
}

/** One project: its fields and lines, then its indicators and its table. */
async function takeProject(page: Page, desk: DeskPage, camera: Camera): Promise<void> {
  await desk.section('projects').click()
  await page.getByRole('button', { name: '工业业务经费', exact: true }).click()
  await camera.take('project')
  await page.getByText('预览：本项目的绩效目标表').click()
  await page.getByRole('region', { name: '绩效目标表预览' }).getByText('项目支出绩效目标表').waitFor()
  await page.getByText('预览：本项目的绩效目标表').scrollIntoViewIfNeeded()
  await page.getByRole('heading', { name: '绩效指标' }).evaluate((heading) => heading.scrollIntoView())
  await camera.take('project-table')
}

/** What stands around the sections: the checks, the balance, the tables, the dialogs. */
async function takeAround(page: Page, desk: DeskPage, camera: Camera): Promise<void> {
  await desk.section('basicExpenditure').click()
  await page.getByRole('toolbar', { name: '操作' }).getByRole('button', { name: /^审核/ }).click()
  await page.getByRole('complementary', { name: '审核' }).getByText('警告：').waitFor()
  await page
    .getByRole('button', { name: /^写说明/ })
    .first()
    .click()
  await page
    .getByRole('textbox', { name: /的说明$/ })
    .fill('机关日常运行的专项业务，按上年口径列在基本支出。')
  await camera.take('findings')
  await page.getByRole('button', { name: '取消' }).click()
  await page.getByRole('button', { name: '看全部规则' }).click()
  await camera.take('rules')
  await page.getByRole('button', { name: '收起审核' }).click()
  await desk.status.getByRole('button', { name: '收支平衡' }).click()
  await camera.take('balance')
  await desk.status.getByRole('button', { name: '收支平衡' }).click()
  await page
    .getByRole('group', { name: '金额单位' })
    .getByRole('button', { name: '万元', exact: true })
    .click()
  await camera.take('wanyuan')
  await page.getByRole('group', { name: '金额单位' }).getByRole('button', { name: '元', exact: true }).click()
  for (const [tool, name] of [
    ['本格历史', 'history'],
    ['备份', 'backups'],
    ['设置', 'settings'],
    ['键盘', 'keys']
  ] as const) {
    await desk.tool(tool).click()
    await page.getByRole('dialog').waitFor()
    await page.waitForTimeout(300)
    await camera.take(name)
    await page.keyboard.press('Escape')
  }
  await desk.tool('设置').click()
  await page.getByRole('button', { name: '科目目录…' }).click()
  await camera.take('subjects')
  await page.keyboard.press('Escape')
  await desk.tool('各表').click()
  await page.getByRole('grid').first().waitFor()
  await page.waitForTimeout(500)
  await camera.take('tables')
}
