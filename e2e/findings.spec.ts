import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { violations } from './harness/accessible'
import { Grid } from './harness/grid'
import { expect, stubSaveDialog, takePictures, test } from './harness/test'
import { DeskPage } from './pages/desk-page'

/** The drawer of the checks, as a user meets it. */
class Findings {
  readonly drawer: Locator
  readonly counts: Locator
  readonly cards: Locator
  readonly here: Locator

  constructor(page: Page) {
    this.drawer = page.getByRole('complementary', { name: '审核' })
    this.counts = this.drawer.getByRole('status')
    this.cards = this.drawer.getByRole('article')
    this.here = this.drawer.locator('[aria-current=true]')
  }

  /** Opened by its button, when all rules have been judged. */
  static async open(page: Page): Promise<Findings> {
    await page.getByRole('toolbar', { name: '操作' }).getByRole('button', { name: /^审核/ }).click()
    const findings = new Findings(page)
    await expect(findings.counts).toHaveText('错 0 · 警 5 · 提 6')
    return findings
  }

  button(name: string): Locator {
    return this.drawer.getByRole('button', { name, exact: true })
  }

  async show(which: '全部' | '待处理' | '已说明'): Promise<void> {
    await this.drawer.getByRole('combobox', { name: '显示哪些' }).selectOption(which)
  }
}

test('findings are counted, searched and gone to by F8', async ({ start }) => {
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  const findings = await Findings.open(page)
  await expect(findings.cards).toHaveCount(11)
  await page.keyboard.press('F8')
  await expect(findings.here).toContainText('D04')
  await expect(desk.section('basicExpenditure')).toHaveAttribute('aria-current', 'page')
  const grid = new Grid(app, page)
  const active = grid.grid.locator('.cell.active')
  await expect(active.locator('.mark.warning')).toBeVisible()
  expect(await grid.active()).toMatch(/,function$/)
  await takePictures(app, page, 'findings-cell')
  // From finding to finding over the sections, within a table as outside, and the drawer shows which it is.
  await page.keyboard.press('F8')
  await expect(findings.here).toContainText('D06')
  await expect(desk.section('projects')).toHaveAttribute('aria-current', 'page')
  await findings.button('收起审核').focus()
  await page.keyboard.press('Shift+F8')
  await expect(findings.here).toContainText('D04')
  await expect(desk.section('basicExpenditure')).toHaveAttribute('aria-current', 'page')

  const search = page.getByLabel('查找问题')
  await search.fill('超编')
  await expect(findings.cards).toHaveCount(1)
  await expect(findings.cards).toContainText('E20')
  await search.fill('')
  await findings.show('待处理')
  await expect(findings.cards).toHaveCount(5)
  await findings.show('已说明')
  await expect(findings.cards).toHaveCount(0)
})

test('a warning is explained and a rule ticked; the report is written and printed', async ({
  start,
  dataFolder
}) => {
  const { app, page } = await start()
  await DeskPage.openSample(page)
  await page.evaluate(() => window.yusuanbu['settings.change']({ userName: '李会计' }))
  const findings = await Findings.open(page)
  const card = findings.cards.filter({ hasText: '超编' })
  const explain = async () => {
    await card.getByRole('button', { name: '写说明…' }).click()
    await card.getByLabel('E20 的说明').fill('两人待退休，已报编办。')
    await card.getByRole('button', { name: '保存说明' }).click()
    await expect(card).toContainText('说明：两人待退休，已报编办。')
  }
  await explain()
  await findings.show('已说明')
  await expect(findings.cards).toHaveCount(1)
  await findings.show('全部')
  await card.getByRole('button', { name: '删去说明' }).click()
  await expect(card.getByRole('button', { name: '写说明…' })).toBeVisible()
  await explain()

  await findings.button('看全部规则').click()
  const rule = findings.drawer.getByRole('listitem').filter({ hasText: 'G02' })
  await rule.getByRole('checkbox').click()
  await expect(rule).toContainText(/李会计 于 \d{4}-\d\d-\d\d 确认/)
  await takePictures(app, page, 'findings-record')
  expect(await violations(page)).toEqual([])

  const book = join(dataFolder, '审核报告.xlsx')
  await stubSaveDialog(app, book)
  await findings.button('导出报告…').click()
  await expect(page.getByRole('alert').filter({ hasText: '审核报告.xlsx' })).toBeVisible()
  expect(readFileSync(book).subarray(0, 2).toString('latin1')).toBe('PK')

  const paper = join(dataFolder, '审核报告.pdf')
  await stubSaveDialog(app, paper)
  await findings.button('打印审核报告…').click()
  await expect(page.getByRole('alert').filter({ hasText: '审核报告.pdf' })).toBeVisible()
  const bytes = readFileSync(paper)
  expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  await test.info().attach('审核报告.pdf', { body: bytes, contentType: 'application/pdf' })
  const words = execFileSync('pdftotext', ['-layout', paper, '-'], { encoding: 'utf8' })
  for (const said of [
    '2023 年预算审核报告',
    ...['填报人：', '单位审核人：', '主管部门审核人：', '账册指纹', '警 5 处（其中未说明 4 处）'],
    ...['E20', '李会计 于', 'S15', '第 1 页，共']
  ]) {
    expect(words).toContain(said)
  }
})

test('an edit that breaks the balance is an error at once, until it is taken back', async ({ start }) => {
  const { app, page } = await start()
  const desk = await DeskPage.openSample(page)
  const findings = await Findings.open(page)
  await desk.section('income').click()
  const grid = new Grid(app, page)
  await grid.click(0, 'income')
  await grid.type('17187781.30')
  await grid.press('Enter')
  await expect(findings.counts).not.toContainText('错 0')
  // The rules on tables come a moment later: until then they are none that did not run.
  expect(await findings.counts.innerText()).not.toContain('未运行')
  await expect(findings.cards.filter({ hasText: '12.30' }).first()).toBeVisible()
  await desk.tool('撤销').click()
  await expect(findings.counts).toHaveText('错 0 · 警 5 · 提 6')
})
