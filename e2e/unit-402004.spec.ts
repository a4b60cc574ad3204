import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { ROOT } from './harness/launch'
import { expect, stubOpenDialog, stubSaveDialog, test } from './harness/test'
import { Keyboard } from './pages/keyboard'

const SAMPLE = resolve(ROOT, 'resources/samples/ganzhou-2023/units/402004.json')

/** The part of the interchange form that this unit's file uses. */
interface Line {
  readonly function: string
  readonly economic: string
  readonly source: Source
  readonly amount: string
}
interface Sample {
  readonly unit: { readonly code: string; readonly name: string }
  readonly fiscalYear: number
  readonly personnel: Readonly<Record<'authorized' | 'employed', Readonly<Record<string, number>>>> &
    Readonly<Record<'veteranRetirees' | 'retirees', number>>
  readonly stateAssets: Readonly<Record<string, number | string>>
  readonly income: Readonly<Record<Source, string>>
  readonly basicExpenditure: readonly Line[]
  readonly projects: readonly (Readonly<
    Record<'name' | 'period' | 'implementingUnit' | 'overview' | 'basis' | 'plan' | 'goal', string>
  > & {
    readonly carryover?: boolean
    readonly lines: readonly Line[]
    readonly indicators: readonly Readonly<
      Record<'level1' | 'level2' | 'name' | 'operator' | 'value' | 'unit', string>
    >[]
  })[]
  readonly threePublicExpenses: Readonly<
    Record<string, { readonly current?: string; readonly prior: string; readonly reason?: string }>
  >
  readonly governmentProcurement: Readonly<Record<string, string>>
  readonly changeReasons: Readonly<Record<string, string>>
  readonly priorYear: {
    readonly fiscalYear: number
    readonly income: Readonly<Record<Source, string>>
    readonly lines: readonly (Line & { readonly section: keyof typeof SECTIONS })[]
  }
}

const SOURCES = { generalPublicBudget: '一般公共预算拨款', otherIncome: '其他收入' } as const
type Source = keyof typeof SOURCES
const SECTIONS = { basic: '基本支出', project: '项目支出' } as const

const ledgerIn = (file: string): Sample => JSON.parse(readFileSync(file, 'utf8')) as Sample

const DECIMALS = { minimumFractionDigits: 2 }

const cellsOf = ({ function: item, economic, source, amount }: Line): string[] => [
  item,
  economic,
  SOURCES[source],
  amount
]

async function enterProfile(keys: Keyboard, { personnel, stateAssets }: Sample): Promise<void> {
  await keys.section('profile')
  for (const kind of ['administrative', 'civilServantManaged', 'publicInstitution'] as const) {
    await keys.fill(`personnel/authorized/${kind}`, String(personnel.authorized[kind]))
    await keys.fill(`personnel/employed/${kind}`, String(personnel.employed[kind]))
  }
  await keys.fill('personnel/veteranRetirees', String(personnel.veteranRetirees))
  await keys.fill('personnel/retirees', String(personnel.retirees))
  for (const [field, value] of Object.entries(stateAssets)) {
    await keys.fill(`stateAssets/${field}`, String(value))
  }
}

async function enterIncome(page: Page, keys: Keyboard, { income, priorYear }: Sample): Promise<void> {
  await keys.section('income')
  const grid = page.getByRole('grid', { name: '收入' })
  await keys.reach(page.locator('.entry-grid'))
  for (const [column, amounts] of Object.entries({ income, prior: priorYear.income })) {
    for (const [source, amount] of Object.entries(amounts)) {
      await keys.cell(grid, SOURCES[source as Source], column)
      await keys.type(amount)
      await keys.press('Enter')
    }
  }
}

async function enterBasic(page: Page, keys: Keyboard, { basicExpenditure }: Sample): Promise<void> {
  await keys.section('basicExpenditure')
  for (const line of basicExpenditure) await keys.row(cellsOf(line))
  await expect(page.getByText(`共 ${basicExpenditure.length} 行`)).toBeVisible()
}

async function enterProjects(page: Page, keys: Keyboard, { projects }: Sample): Promise<void> {
  for (const project of projects) {
    await keys.section('projects')
    await keys.press('Enter')
    await keys.reach(page.getByRole('textbox', { name: '项目名称' }))
    await keys.type(project.name)
    await keys.press('Enter')
    const path = async (field: string): Promise<string> => {
      const overview = await page.locator("[data-field$='/overview']").getAttribute('data-field')
      return overview?.replace('overview', field) ?? ''
    }
    const category = page.getByRole('combobox', { name: '项目类别' })
    await keys.reach(category)
    await keys.press('ArrowDown', 'ArrowDown')
    await expect(category.locator('option:checked')).toHaveText('其他运转类')
    for (const field of ['period', 'implementingUnit'] as const) {
      await keys.fill(await path(field), project[field])
    }
    await keys.reach(page.getByRole('checkbox', { name: '作为重点项目申报公开' }))
    await keys.press('Space', 'Space')
    for (const field of ['overview', 'basis', 'plan', 'goal'] as const) {
      await keys.fill(await path(field), project[field])
    }
    await keys.reach(page.locator('.entry-grid', { has: page.getByRole('grid', { name: '项目支出明细' }) }))
    for (const line of project.lines) await keys.row(cellsOf(line))
    await expect(page.locator('.carryover')).toContainText(project.carryover === true ? '是' : '：否')
    await keys.press('Escape')
    await keys.reach(page.locator('.entry-grid', { has: page.getByRole('grid', { name: '绩效指标' }) }))
    for (const { level1, level2, name, operator, value, unit } of project.indicators) {
      await keys.row([level1, level2, name, operator, value, unit].map((text) => text || undefined))
    }
  }
}

async function enterForms(page: Page, keys: Keyboard, ledger: Sample): Promise<void> {
  await keys.section('threePublicExpenses')
  for (const [item, { current = '', prior, reason }] of Object.entries(ledger.threePublicExpenses)) {
    await keys.fill(`threePublicExpenses/${item}/prior`, prior)
    if (reason !== undefined) await keys.fill(`threePublicExpenses/${item}/reason`, reason)
    const row = page.getByRole('row').filter({ has: page.locator(`[data-field$='/${item}/prior']`) })
    await expect(row.locator('.computed').first()).toHaveText(
      Number(current).toLocaleString('en-US', DECIMALS)
    )
  }
  await keys.section('governmentProcurement')
  for (const [kind, amount] of Object.entries(ledger.governmentProcurement)) {
    await keys.fill(`governmentProcurement/${kind}`, amount)
  }
  await keys.section('statement')
  for (const [field, reason] of Object.entries(ledger.changeReasons)) {
    await keys.fill(`changeReasons/${field}`, reason)
  }
}

async function enterPriorYear(page: Page, keys: Keyboard, { priorYear }: Sample): Promise<void> {
  await keys.section('priorYear')
  await keys.press('Escape')
  await keys.fill('priorYear/fiscalYear', String(priorYear.fiscalYear))
  await keys.reach(page.getByRole('radio', { name: '年初批复数' }))
  await keys.press('Space')
  await keys.reach(page.locator('.entry-grid'))
  for (const line of priorYear.lines) await keys.row([SECTIONS[line.section], undefined, ...cellsOf(line)])
}

test('a unit’s whole ledger is entered by keyboard alone, and its export is the sample', async ({
  start,
  dataFolder
}) => {
  test.setTimeout(240_000)
  const sample = ledgerIn(SAMPLE)
  const exported = join(dataFolder, '..', 'exported.json')
  const { app, page } = await start()
  const keys = new Keyboard(page)
  await stubOpenDialog(app, [join(dataFolder, '..', '工作区')])
  await stubSaveDialog(app, exported)

  await keys.reach(page.getByRole('button', { name: /^新建工作区/ }))
  await keys.press('Enter')
  await expect(page.getByRole('dialog', { name: '您的姓名' })).toBeVisible()
  await keys.type('王芳')
  await keys.press('Enter')
  await keys.reach(page.getByRole('button', { name: '新建账册' }).first())
  await keys.press('Enter')
  await keys.reach(page.getByLabel('单位编码'))
  await keys.type(sample.unit.code)
  await keys.reach(page.getByLabel('单位名称'))
  await keys.type(sample.unit.name)
  await keys.reach(page.getByLabel('单位性质'))
  await keys.press('ArrowDown', 'ArrowDown')
  await keys.reach(page.getByLabel('预算年度'))
  await keys.press('ControlOrMeta+a')
  await keys.type(String(sample.fiscalYear))
  await keys.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(sample.unit.code)

  await enterProfile(keys, sample)
  await enterIncome(page, keys, sample)
  await enterBasic(page, keys, sample)
  await enterProjects(page, keys, sample)
  await enterPriorYear(page, keys, sample)
  await enterForms(page, keys, sample)

  await keys.reach(page.getByRole('toolbar').getByRole('button', { name: '导出' }))
  await keys.press('Enter')
  await expect(page.getByText(/已.*exported\.json/)).toBeVisible()
  expect(ledgerIn(exported)).toEqual(sample)
})
