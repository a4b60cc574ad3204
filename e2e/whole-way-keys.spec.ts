import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { violations } from './harness/accessible'
import { expect, stubSaveDialog, takePictures, test } from './harness/test'
import { cellsOf, CODES, fromFiles, SAMPLE } from './harness/workbook'
import { WithoutMouse } from './pages/without-mouse'

/** The unit that is given limits and is sent back. */
const CODE = '402004'
const PHONE = "[data-field='contacts/phone']"

const packageOf = (folder: string, code: string): string => join(folder, `${code}.ysbsubmission`)

test('three units and their department, each without a mouse', async ({ start, dataFolder }) => {
  test.setTimeout(600_000)
  const folder = join(dataFolder, '..')
  mkdirSync(folder, { recursive: true })
  const other = await start()
  const department = new WithoutMouse(other.app, other.page)
  const views = department.page.getByRole('navigation', { name: '部门工作台' })
  const view = (name: string): Locator => views.getByRole('button', { name, exact: true })

  await department.begin(/^新建部门工作区/, join(folder, '部门'), '李科长')
  await department.press('去部门设置')
  await department.open('读入部门文件…', join(SAMPLE, 'department.json'))
  await department.press('保存')
  await department.press('开始二上')
  await department.press(view('控制数'))
  await test.step('the limits of one unit are typed', () => limits(department))
  await department.press(view('看板'))
  await department.press('下发任务…')
  await department.open('选文件夹并下发…', join(folder, 'tasks'))
  await expect(department.page.getByText('已写出 3 个任务包').first()).toBeVisible()

  const units = new Map<string, WithoutMouse>()
  for (const code of CODES)
    await test.step(`${code} fills in and hands in`, async () => {
      const own = await start({ dataFolder: join(folder, `${code}-data`) })
      const unit = new WithoutMouse(own.app, own.page)
      units.set(code, unit)
      await fill(unit, folder, code)
      if (code === CODE)
        await test.step('what the limits leave follows the figures as they are typed', () => headroom(unit))
      await unit.press(unit.page.getByRole('toolbar').getByRole('button', { name: /^审核/ }))
      await unit.explainAll()
      await unit.handIn(packageOf(folder, code))
    })
  const unit = units.get(CODE)!
  const { page } = unit

  await department.open('收上报包…', ...CODES.map((code) => packageOf(folder, code)))
  await department.press('全部核对无误')
  await department.type(department.page.getByLabel('怎样核对的密钥指纹'), '电话逐字核对')
  await department.press('收下 3 个')
  await expect(department.page.getByRole('dialog').getByText('已收下')).toHaveCount(3)
  await department.press('关闭')
  await department.press(department.button(new RegExp(CODE)))
  await department.press('审阅这一版')
  await expect(department.page.getByRole('navigation', { name: '账册的各部分' })).toBeVisible()
  await test.step('the department comments on a field and on a line', () => comments(department))
  await stubSaveDialog(department.app, join(folder, 'back.ysbreply'))
  await department.press('退回（意见 2 条）…')
  await department.press(department.page.getByRole('dialog').getByRole('button', { name: '退回…' }))
  await expect(department.button('已退回 1')).toBeVisible()

  await unit.open('读入回复包…', join(folder, 'back.ysbreply'))
  await expect(page.getByText('请改正联系电话')).toBeVisible()
  await takePictures(unit.app, page, 'unit-comments-list')
  expect(await violations(page)).toEqual([])
  await test.step('each comment is at its cell, and done with when it is ticked off', () => corrected(unit))
  await unit.handIn(packageOf(folder, `${CODE}-again`))

  await department.open('收上报包…', packageOf(folder, `${CODE}-again`))
  await department.press('收下 1 个')
  await expect(department.page.getByRole('dialog').getByText('已收下')).toBeVisible()
  await department.press('关闭')
  await department.tick(department.page.getByRole('checkbox', { name: '全选' }))
  await department.open(department.button('接收…').first(), join(folder, 'replies'))
  await department.press(department.page.getByRole('dialog').getByRole('button', { name: '接收' }))
  await expect(department.button('已接收 3')).toBeVisible()
  await department.press(view('导出'))
  const out = join(folder, 'out')
  mkdirSync(out)
  await department.open('选文件夹并导出…', out)
  await expect(department.page.getByRole('alert').first()).toContainText('已导出 4 个文件', {
    timeout: 60_000
  })
  const workbook = readdirSync(out).find((name) => name.includes('报送版'))
  expect(await cellsOf(join(out, workbook ?? ''))).toEqual(await cellsOf(fromFiles(folder)))

  await unit.open('读入回复包…', join(folder, 'replies', `${CODE}_2023_二上_第2版_接收.ysbreply`))
  await expect(page.getByText('第 2 版已被主管部门接收')).toBeVisible()
})

/** Types the limits of the last unit: two of general public budget, one of the three-public expenses. */
async function limits(department: WithoutMouse): Promise<void> {
  const { page, keys } = department
  const row = page.getByRole('row').filter({ hasText: CODE })
  await keys.reach(page.locator('.entry-grid textarea.pen'))
  // From 编码 and 单位 on to the figures, and past the other sources to 三公.
  await keys.press(...CODES.map(() => 'ArrowDown'), 'ArrowRight', 'ArrowRight')
  await keys.type('99999999')
  await keys.press('Tab')
  await keys.type('99999999')
  await keys.press('Enter', 'ArrowUp', ...Array<string>(10).fill('ArrowRight'))
  await keys.type('999999')
  await keys.press('Enter')
  await expect(row.locator("[data-column='threePublic/officialReception']")).toHaveText('999,999.00')
  await department.press('保存')
  await expect(page.getByText('控制数已保存')).toBeVisible()
}

/** Loads the unit's task and takes the sample's figures in. */
async function fill(unit: WithoutMouse, folder: string, code: string): Promise<void> {
  const { page } = unit
  await unit.begin(/^新建工作区/, join(folder, code), `会计${code}`)
  await unit.open('载入任务包…', join(folder, 'tasks', `${code}_2023_二上_任务1.ysbtask`))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(code)
  await unit.press(page.getByRole('banner').getByRole('button', { name: '返回' }))
  await unit.open('导入交换文件…', join(SAMPLE, 'units', `${code}.json`))
  await unit.press(page.getByRole('dialog').getByRole('button', { name: '替换' }))
  await expect(page.getByText(/已导入/).first()).toBeVisible()
  await unit.press(page.getByRole('region', { name: /年的账册$/ }).getByRole('button'))
  await expect(page.getByRole('navigation', { name: '账册的各部分' })).toBeVisible()
}

async function comments({ page, keys }: WithoutMouse): Promise<void> {
  await keys.section('profile')
  await keys.reach(page.locator(PHONE))
  await keys.press('Control+Alt+m')
  await keys.type('请改正联系电话')
  await keys.press('Control+Enter')
  await keys.section('basicExpenditure')
  await expect(page.locator('.entry-grid :focus')).toHaveCount(1)
  await keys.press('ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight')
  await keys.press('Control+Alt+m')
  await keys.type('请核对这一行的金额')
  await keys.press('Control+Enter')
}

/** Types an amount beyond its limit and takes it back. */
async function headroom({ app, page, keys }: WithoutMouse): Promise<void> {
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
async function corrected(unit: WithoutMouse): Promise<void> {
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
