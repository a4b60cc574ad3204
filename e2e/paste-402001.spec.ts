import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Grid } from './harness/grid'
import { ROOT } from './harness/launch'
import { expect, stubOpenDialog, stubSaveDialog, test } from './harness/test'
import { DeskPage } from './pages/desk-page'

const SOURCES = {
  generalPublicBudget: '一般公共预算拨款',
  carryoverGeneralPublicBudget: '上年结转（一般公共预算）'
} as const
interface Line {
  readonly function: string
  readonly economic: string
  readonly source: keyof typeof SOURCES
  readonly amount: string
}

const linesIn = (file: string): readonly Line[] =>
  (JSON.parse(readFileSync(file, 'utf8')) as { basicExpenditure: readonly Line[] }).basicExpenditure

/** 1234567.5 as a spreadsheet shows it. */
const separated = (yuan: string): string => {
  const [whole = '', decimals = ''] = yuan.split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`
}

test('a unit’s basic expenditure is pasted as one block, one step to undo and redo, a restart between', async ({
  start,
  dataFolder
}) => {
  test.setTimeout(120_000)
  const lines = linesIn(resolve(ROOT, 'resources/samples/ganzhou-2023/units/402001.json'))
  const fen = lines.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n)
  const total = separated(`${String(fen / 100n)}.${String(fen % 100n).padStart(2, '0')}`)
  const block = lines
    .map(({ function: item, economic, source, amount }) =>
      [item, economic, SOURCES[source], separated(amount)].join('\t')
    )
    .join('\r\n')

  const first = await start()
  await stubOpenDialog(first.app, [join(dataFolder, '..', '工作区')])
  const desk = await DeskPage.createLedger(first.page, '402001', '赣州市工业和信息化局机关')
  await desk.section('basicExpenditure').click()
  const grid = new Grid(first.app, first.page, '基本支出明细')
  await grid.click(0, 'function')
  const before = await desk.step()
  await grid.paste(`${block}\r\n`)
  await desk.holds(lines.length, total)
  await expect(grid.report).toHaveCount(0)
  await expect.poll(() => desk.step()).toBe(before + 1)
  await grid.press('ControlOrMeta+z')
  await desk.holds(0, '0.00')
  await grid.press('ControlOrMeta+y')
  await desk.holds(lines.length, total)
  await first.app.close()

  const second = await start()
  const again = new DeskPage(second.page)
  await again.holds(lines.length, total)
  await second.page.keyboard.press('ControlOrMeta+z')
  await again.holds(0, '0.00')
  await second.app.close()

  const third = await start()
  const last = new DeskPage(third.page)
  await last.holds(0, '0.00')
  await third.page.keyboard.press('ControlOrMeta+y')
  await last.holds(lines.length, total)
  const exported = join(dataFolder, '..', 'exported.json')
  await stubSaveDialog(third.app, exported)
  await last.tool('导出').click()
  await expect(third.page.getByText('交换文件已保存：exported.json')).toBeVisible()
  expect(linesIn(exported)).toEqual(lines)
})
