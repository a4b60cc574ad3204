import type { Page } from '@playwright/test'
import type { Row } from './measure'
import { median, print, quantile } from './measure'
import { listen, openSection, taken } from './ui/in-page'
import { measureDepartment } from './ui/department'
import type { DepartmentFigures } from './ui/department'
import { openDesk } from './ui/window'

/**
 * `npm run bench:ui`: the real window at 5,000 lines beside the same on a ledger that is all but empty, both in
 * this run; then a department of 300 units beside one of three. What the desk promises (a keystroke within a frame, a
 * page within 300 ms) is printed beside it.
 */
const LINES = 5_000
const UNITS = 300
const OPENINGS = 15
const EDITS = 200
const FRAME_MS = 16
const OPEN_MS = 300
const AWAY = '[data-section=statement][aria-current=page]'
const GRID = '.entry-grid [role=row][data-row]'

interface Figures {
  readonly open: number
  readonly commit: number
  readonly paint: number
  readonly groupedCommit: number
  readonly groupedPaint: number
  readonly filteredCommit: number
  readonly filteredPaint: number
}

/** Edits amounts one after another, down the column, as fast as they are acknowledged. */
async function edit(page: Page, from: number): Promise<{ commit: number; paint: number }> {
  await page.locator('.entry-grid .row.entry [data-column=amount]').first().click()
  await listen(page)
  for (let n = 0; n < EDITS; n++) {
    const before = await page.locator('[data-step]').getAttribute('data-step')
    for (const digit of String(from + n)) await page.keyboard.press(digit)
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      (step) => document.querySelector('[data-step]')?.getAttribute('data-step') !== step,
      before,
      { polling: 5 }
    )
  }
  const { commits, paints } = await taken(page)
  if (commits.length !== EDITS) throw new Error(`${commits.length} of ${EDITS} edits were acknowledged`)
  return { commit: quantile(commits, 0.95), paint: quantile(paints, 0.95) }
}

/** Puts the rows under the headings of their function items. */
async function group(page: Page): Promise<void> {
  await page.getByLabel('分组', { exact: true }).selectOption('按功能科目分组')
  await page.locator('.entry-grid textarea.pen').focus()
  await page.keyboard.press('Control+Home')
  await page.locator('.entry-grid [role=row].heading').first().waitFor()
}

/** Shows the rows whose words contain a text, which is most of them. */
async function filter(page: Page): Promise<void> {
  await page.getByLabel('筛选文字').fill('一般公共预算')
  await page.getByText(/^显示 \d+ 行，共 \d+ 行$/).waitFor()
}

async function measure(lines: number): Promise<Figures> {
  const { page, close } = await openDesk(lines)
  try {
    const times: number[] = []
    for (let n = 0; n < OPENINGS; n++) {
      await openSection(page, 'statement', AWAY)
      times.push(await openSection(page, 'basicExpenditure', GRID))
    }
    const plain = await edit(page, 10_000)
    await group(page)
    const grouped = await edit(page, 20_000)
    await filter(page)
    const filtered = await edit(page, 30_000)
    return {
      open: median(times),
      ...plain,
      ...{ groupedCommit: grouped.commit, groupedPaint: grouped.paint },
      ...{ filteredCommit: filtered.commit, filteredPaint: filtered.paint }
    }
  } finally {
    await close()
  }
}

const empty = await measure(1)
const full = await measure(LINES)
const row = (name: string, of: keyof Figures): Row => ({
  name,
  figure: full[of],
  baseline: empty[of],
  baselineName: 'one line'
})
const promises: readonly (readonly [Row, number | undefined])[] = [
  [row(`page open at ${LINES} lines (median)`, 'open'), OPEN_MS],
  [row('commit: keydown to acknowledged (p95)', 'commit'), FRAME_MS],
  [row('digit: keydown to painted (p95)', 'paint'), undefined],
  [row('grouped, commit: keydown to acknowledged (p95)', 'groupedCommit'), FRAME_MS],
  [row('grouped, digit: keydown to painted (p95)', 'groupedPaint'), undefined],
  [row('grouped and filtered, commit: keydown to acknowledged (p95)', 'filteredCommit'), FRAME_MS],
  [row('grouped and filtered, digit: keydown to painted (p95)', 'filteredPaint'), undefined]
]
let kept = true
for (const [one, most] of promises) {
  print(one)
  if (most === undefined) continue
  const within = one.figure <= most
  process.stdout.write(`  promised within ${most} ms: ${within ? 'kept' : 'NOT KEPT'}\n`)
  kept = kept && within
}
const [few, many] = [await measureDepartment(3), await measureDepartment(UNITS)]
const views: readonly (readonly [string, keyof DepartmentFigures])[] = [
  [`board of ${UNITS} units open (median)`, 'board'],
  ['a unit ticked: click to painted (median)', 'tick'],
  [`set-up of ${UNITS} units open (median)`, 'setUp'],
  [`tables of ${UNITS} units open (median)`, 'tables']
]
for (const [name, of] of views) print({ name, figure: many[of], baseline: few[of], baselineName: '3 units' })
process.exitCode = kept ? 0 : 1
