import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { violations } from './harness/accessible'
import { ROOT } from './harness/launch'
import { expect, stubOpenDialog, stubSaveDialog, takePictures, test } from './harness/test'
import { Keyboard } from './pages/keyboard'

const SAMPLE = resolve(ROOT, 'resources/samples/ganzhou-2023')
const CODE = '402004'
const PHONE = "[data-field='contacts/phone']"

/** Somebody without a mouse at one machine: keys are pressed, the page is only looked at. */
class Desk {
  readonly keys: Keyboard

  constructor(
    readonly app: ElectronApplication,
    readonly page: Page
  ) {
    this.keys = new Keyboard(page)
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' })
  }

  /** Goes to a button and presses it. From a grid Escape leads on. */
  async press(place: Locator | string | RegExp): Promise<void> {
    const found = typeof place === 'string' || place instanceof RegExp ? this.button(place).first() : place
    await expect(found).toBeEnabled()
    if (await this.page.locator('.entry-grid :focus').count()) await this.keys.press('Escape')
    await this.keys.reach(found)
    await this.keys.press('Enter')
  }

  /** Presses the button that asks for a file, which is this one. */
  async open(button: string | RegExp | Locator, ...paths: string[]): Promise<void> {
    await stubOpenDialog(this.app, paths)
    await this.press(button)
  }

  async type(field: Locator, text: string): Promise<void> {
    await this.keys.reach(field)
    await this.keys.type(text)
  }

  async tick(box: Locator): Promise<void> {
    await this.keys.reach(box)
    await this.keys.press('Space')
  }

  async begin(which: RegExp, folder: string, name: string): Promise<void> {
    await this.open(which, folder)
    await this.type(this.page.getByRole('dialog', { name: '您的姓名' }).getByLabel('姓名'), name)
    await this.keys.press('Enter')
    await expect(this.button('返回开始页')).toBeVisible()
  }

  async explainAll(): Promise<void> {
    await expect(this.page.locator('article.finding').first()).toBeVisible()
    const open = this.page
      .locator('article.warning')
      .filter({ has: this.page.getByRole('button', { name: '写说明…' }) })
    for (let left = await open.count(); left > 0; left -= 1) {
      await this.press(open.first().getByRole('button', { name: '写说明…' }))
      await this.type(this.page.getByLabel(/的说明$/), '确有需要')
      await this.press('保存说明')
      await expect(open).toHaveCount(left - 1)
    }
  }

  /** From the ledger's pages to the package, the explanations that are still wanted on the way. */
  async handIn(path: string): Promise<void> {
    await stubSaveDialog(this.app, path)
    const submit = this.button('上报…')
    // What only the tables show may want an explanation still.
    await expect(async () => {
      await this.press(this.page.getByRole('toolbar').getByRole('button', { name: '上报' }))
      await expect(submit).toBeVisible()
      if (await submit.isEnabled()) return
      await this.press('去审核')
      await this.explainAll()
      throw new Error('Not ready yet')
    }).toPass({ timeout: 90_000 })
    await this.press(submit)
    await expect(this.page.getByRole('dialog', { name: '上报回执' })).toBeVisible()
    await this.keys.press('Escape')
    await expect(this.page.getByRole('dialog')).toHaveCount(0)
  }
}

/** The sample's department with the one unit whose way this is. */
function departmentFile(folder: string): string {
  const sample = JSON.parse(readFileSync(join(SAMPLE, 'department.json'), 'utf8')) as {
    units: { code: string }[]
  }
  const path = join(folder, 'department.json')
  const units = sample.units.filter(({ code }) => code === CODE)
  writeFileSync(path, JSON.stringify({ ...sample, units, keyProjects: [] }))
  return path
}

test('a unit and its department, each without a mouse', async ({ start, dataFolder }) => {
  test.setTimeout(400_000)
  const folder = join(dataFolder, '..')
  mkdirSync(folder, { recursive: true })
  const other = await start()
  const department = new Desk(other.app, other.page)
  const views = department.page.getByRole('navigation', { name: '部门工作台' })
  const view = (name: string): Locator => views.getByRole('button', { name, exact: true })

  await department.begin(/^新建部门工作区/, join(folder, '部门'), '李科长')
  await department.press('去部门设置')
  await department.open('读入部门文件…', departmentFile(folder))
  await department.press('保存')
  await department.press('开始二上')
  await department.press(view('控制数'))
  // The unit's row is the second; from 编码 and 单位 on to its figures, and past the other sources to 三公.
  await department.keys.reach(department.page.locator('.entry-grid textarea.pen'))
  await department.keys.press('ArrowDown', 'ArrowRight', 'ArrowRight')
  await department.page.keyboard.type('99999999')
  await department.keys.press('Tab')
  await department.page.keyboard.type('99999999')
  await department.keys.press('Enter', 'ArrowUp', ...Array<string>(10).fill('ArrowRight'))
  await department.page.keyboard.type('999999')
  await department.keys.press('Enter')
  await expect(
    department.page.locator(`[data-row='1'] [data-column='threePublic/officialReception']`)
  ).toHaveText('999,999.00')
  await department.press('保存')
  await expect(department.page.getByText('控制数已保存')).toBeVisible()
  await department.press(view('看板'))
  await department.press('下发任务…')
  await department.open('选文件夹并下发…', join(folder, 'tasks'))
  await expect(department.page.getByText('已写出 1 个任务包').first()).toBeVisible()

  const own = await start({ dataFolder: join(folder, 'unit-data') })
  const unit = new Desk(own.app, own.page)
  const { page } = unit
  await unit.begin(/^新建工作区/, join(folder, CODE), '王会计')
  await unit.open('载入任务包…', join(folder, 'tasks', `${CODE}_2023_二上_任务1.ysbtask`))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(CODE)
  await unit.press(page.getByRole('banner').getByRole('button', { name: '返回' }))
  await unit.open('导入交换文件…', join(SAMPLE, 'units', `${CODE}.json`))
  await unit.press(page.getByRole('dialog').getByRole('button', { name: '替换' }))
  await expect(page.getByText(/已导入/).first()).toBeVisible()
  await unit.press(page.getByRole('region', { name: /年的账册$/ }).getByRole('button'))
  await expect(page.getByRole('navigation', { name: '账册的各部分' })).toBeVisible()
  await test.step('what the limits leave follows the figures as they are typed', () => headroom(unit))
  await unit.press(page.getByRole('toolbar').getByRole('button', { name: /^审核/ }))
  await unit.explainAll()
  await unit.handIn(join(folder, 'one.ysbsubmission'))

  await department.open('收上报包…', join(folder, 'one.ysbsubmission'))
  await department.tick(department.page.getByRole('checkbox', { name: /已与单位核对无误/ }))
  await department.type(department.page.getByLabel('怎样核对的密钥指纹'), '电话逐字核对')
  await department.press('收下 1 个')
  await expect(department.page.getByRole('dialog').getByText('已收下')).toBeVisible()
  await department.press('关闭')
  await department.press(department.button(new RegExp(CODE)))
  await department.press('审阅这一版')
  await expect(department.page.getByRole('navigation', { name: '账册的各部分' })).toBeVisible()
  await test.step('the department comments on a field and on a line', async () => {
    await department.keys.section('profile')
    await department.keys.reach(department.page.locator(PHONE))
    await department.keys.press('Control+Alt+m')
    await department.keys.type('请改正联系电话')
    await department.keys.press('Control+Enter')
    await department.keys.section('basicExpenditure')
    await expect(department.page.locator('.entry-grid :focus')).toHaveCount(1)
    await department.keys.press('ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight')
    await department.keys.press('Control+Alt+m')
    await department.keys.type('请核对这一行的金额')
    await department.keys.press('Control+Enter')
  })
  await stubSaveDialog(department.app, join(folder, 'back.ysbreply'))
  await department.press('退回（意见 2 条）…')
  await department.press(department.page.getByRole('dialog').getByRole('button', { name: '退回…' }))
  await expect(department.button('已退回 1')).toBeVisible()

  await unit.open('读入回复包…', join(folder, 'back.ysbreply'))
  await expect(page.getByText('请改正联系电话')).toBeVisible()
  await takePictures(unit.app, page, 'unit-comments-list')
  expect(await violations(page)).toEqual([])
  await test.step('each comment is at its cell, and done with when it is ticked off', () => corrected(unit))
  await unit.handIn(join(folder, 'two.ysbsubmission'))

  await department.open('收上报包…', join(folder, 'two.ysbsubmission'))
  await department.press('收下 1 个')
  await expect(department.page.getByRole('dialog').getByText('已收下')).toBeVisible()
  await department.press('关闭')
  await department.tick(department.page.getByRole('checkbox', { name: '全选' }))
  await department.open(department.button('接收…').first(), join(folder, 'replies'))
  await department.press(department.page.getByRole('dialog').getByRole('button', { name: '接收' }))
  await expect(department.button('已接收 1')).toBeVisible()
  await department.press(view('导出'))
  const out = join(folder, 'out')
  mkdirSync(out)
  await department.open('选文件夹并导出…', out)
  await expect(department.page.getByRole('alert').first()).toContainText('已导出', { timeout: 60_000 })
  expect(readdirSync(out).some((name) => name.includes('报送版'))).toBe(true)

  await unit.open('读入回复包…', join(folder, 'replies', `${CODE}_2023_二上_第2版_接收.ysbreply`))
  await expect(page.getByText('第 2 版已被主管部门接收')).toBeVisible()
})

/** Types an amount beyond its limit and takes it back. */
async function headroom({ app, page, keys }: Desk): Promise<void> {
  const beside = page.getByLabel(/^控制数余额/)
  const operating = beside.locator('[data-ceiling="generalPublicBudget/operating"]')
  const status = page.getByRole('contentinfo', { name: '状态栏' })
  await keys.section('income')
  await expect(beside).toHaveCount(0)
  await keys.section('threePublicExpenses')
  await expect(beside).toContainText('公务接待费')
  await keys.section('basicExpenditure')
  await expect(operating).not.toContainText('超出')
  await expect(status.getByRole('button', { name: '控制数 ✓' })).toBeVisible()
  const before = (await page.getByText(/^共 \d+ 行$/).textContent()) ?? ''
  await keys.press('Control+End')
  await keys.press('ArrowDown', 'Home')
  await keys.row(['2150501', '30201', undefined, '123456789'])
  await expect(operating).toContainText('✗ 超出')
  await expect(status.getByRole('status').filter({ hasText: '超出控制数' })).toHaveCount(1)
  const fold = status.getByRole('button', { name: '控制数 ✗ 超出 1 处' })
  await keys.press('Escape')
  await keys.reach(fold)
  await keys.press('Enter')
  await expect(status.getByRole('table', { name: '控制数' })).toBeVisible()
  await expect(page.getByText(/G01/)).toHaveCount(0)
  await takePictures(app, page, 'unit-headroom-exceeded')
  expect(await violations(page)).toEqual([])
  await keys.press('Enter')
  // The cells of the row that was typed, one step each.
  await expect(async () => {
    await keys.press('Control+z')
    await expect(page.getByText(before)).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
  await expect(operating).not.toContainText('超出')
  await takePictures(app, page, 'unit-headroom')
}

/** From the list to each cell, its correction, and the tick. */
async function corrected(unit: Desk): Promise<void> {
  const { app, page, keys } = unit
  const phone = page.locator(PHONE)
  const note = page.locator('.comment-note')
  const nav = page.getByRole('navigation', { name: '账册的各部分' })
  await unit.press(page.getByRole('row').filter({ hasText: '请改正联系电话' }).getByRole('button'))
  await expect(phone).toBeFocused()
  await expect(phone).toHaveAccessibleDescription(/退回意见：请改正联系电话/)
  await expect(note).toBeVisible()
  await expect(nav.getByRole('button', { name: /单位基本情况/ })).toContainText('意见 1')
  await takePictures(app, page, 'unit-comment-field')
  expect(await violations(page)).toEqual([])
  await keys.type('0797-8391999')
  await keys.press('Enter')
  await keys.reach(phone, 'Shift+Tab')
  await keys.press('Control+Alt+m')
  await expect(page.getByRole('checkbox', { name: '改好了：请改正联系电话' })).toBeFocused()
  await keys.press('Space')
  await expect(note).toHaveCount(0)

  await keys.press('F8')
  const cell = page.getByRole('gridcell').filter({ has: page.locator('.remark') })
  await expect(cell).toHaveCount(1)
  await expect(cell).toHaveAttribute('aria-description', /退回意见：请核对这一行的金额/)
  await expect(page.locator('.entry-grid textarea:focus')).toHaveAccessibleDescription(/请核对这一行的金额/)
  await expect(page.locator('.grid-popup')).toContainText('退回意见：请核对这一行的金额')
  await takePictures(app, page, 'unit-comment-grid')
  expect(await violations(page)).toEqual([])
  const row = await cell.getAttribute('id')
  await keys.press('Insert')
  await expect(cell).not.toHaveAttribute('id', row ?? '')
  await keys.press('Control+z')
  await expect(cell).toHaveAttribute('id', row ?? '')
  // A filter that hides the row gives way to whoever is led to it.
  await keys.press('Escape')
  const filter = page.getByPlaceholder(/^筛选编码/)
  await keys.reach(filter, 'Shift+Tab')
  await keys.type('30208')
  await expect(page.locator('.remark')).toHaveCount(0)
  await unit.press('基本支出第 2 行的金额')
  await expect(page.locator('.cell.active .remark')).toHaveCount(1)
  await keys.press('Control+Alt+m')
  await expect(page.getByRole('checkbox', { name: '改好了：请核对这一行的金额' })).toBeFocused()
  await keys.press('Space')
  await expect(page.locator('.remark')).toHaveCount(0)
  await expect(page.getByRole('toolbar').getByRole('button', { name: '意见 ✓' })).toBeVisible()
}
