import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { manyUnits } from '../department/units'
import { median } from '../measure'
import { openBy } from './in-page'
import { answerDialogs, openWindow } from './window'

const OPENINGS = 9

/** In the page's own time, from the click to the frame that shows it, in milliseconds. */
export interface DepartmentFigures {
  readonly board: number
  readonly tick: number
  readonly setUp: number
  readonly tables: number
}

/** A department of so many units, all handed in, in the real window. */
export async function measureDepartment(units: number): Promise<DepartmentFigures> {
  const place = mkdtempSync(join(tmpdir(), 'ui-bench-'))
  const { paths } = await manyUnits(place, units)
  const { app, page } = await openWindow(join(place, 'data'))
  try {
    await newDepartment({ app, page }, { folder: join(place, 'workspace'), from: place, units })
    await answerDialogs(app, paths)
    await takeIn(page)
    return await taken(page, units)
  } finally {
    await app.close()
    rmSync(place, { recursive: true, force: true })
  }
}

/** A new department's workspace with the set-up of `from`, its second draft open. */
export async function newDepartment(
  { app, page }: { app: ElectronApplication; page: Page },
  { folder, from, units }: { folder: string; from: string; units: number }
): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768))
  await page.evaluate(() => window.yusuanbu['settings.change']({ userName: '测速' }))
  await page.reload()
  await page.waitForSelector('html[data-ready]', { state: 'attached' })
  await answerDialogs(app, [folder])
  await page.getByRole('button', { name: /新建部门工作区/ }).click()
  await page.getByRole('button', { name: '去部门设置' }).click()
  await answerDialogs(app, [join(from, 'department.json')])
  await page.getByRole('button', { name: '读入部门文件…' }).click()
  await page.getByLabel(`第 ${units} 个单位的编码`).waitFor()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('button', { name: '开始二上' }).click()
  await page.getByRole('button', { name: '结束二上…' }).waitFor()
}

/** Takes all packages that the dialog answers with in by the calls of the window's dialog. */
export async function takeIn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { yusuanbu: calls } = window
    const picked = await calls['department.pickPackages']({})
    if (!picked.ok) throw new Error(picked.error.message)
    const packages = []
    for (const { grant } of picked.data) {
      const looked = await calls['department.preview']({ grant })
      if (!looked.ok || looked.data.kind !== 'preview') throw new Error('A package was refused')
      packages.push({ grant, trust: { fingerprint: looked.data.preview.keyFingerprint, reason: '测速' } })
    }
    const { ok } = await calls['department.intake']({ job: crypto.randomUUID(), packages })
    if (!ok) throw new Error('They were not taken')
  })
}

async function taken(page: Page, units: number): Promise<DepartmentFigures> {
  const view = (at: number): string => `nav[aria-label=部门工作台] button:nth-child(${at})`
  const times = { board: [] as number[], tick: [] as number[], setUp: [] as number[], tables: [] as number[] }
  const row = `table[aria-label=各单位] tbody tr:nth-child(${units})`
  const [away, shown] = [view(9), 'table[aria-label=记录] tbody tr']
  for (let n = 0; n < OPENINGS; n++) {
    await openBy(page, away, shown)
    times.board.push(await openBy(page, view(1), row))
    times.tick.push(await openBy(page, `${row} input`, `${row} input:checked`))
    await openBy(page, away, shown)
    times.setUp.push(await openBy(page, view(2), `[aria-label="第 ${units} 个单位的编码"]`))
    await openBy(page, away, shown)
    times.tables.push(await openBy(page, view(5), '[role=grid] [role=gridcell]'))
  }
  return {
    board: median(times.board),
    tick: median(times.tick),
    setUp: median(times.setUp),
    tables: median(times.tables)
  }
}
