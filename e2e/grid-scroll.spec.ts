import { expect, test } from './grid-page/test'
import type { Grid } from './harness/grid'

/** Watches every frame: how much of the room for rows is not covered by rows, in pixels, at the worst. */
const watchFrames = (grid: Grid): Promise<void> =>
  grid.page.evaluate(() => {
    const scroller = document.querySelector('.entry-grid .scroller')!
    const seen = { frames: 0, worst: 0, tops: new Set<number>(), stop: false }
    Object.assign(window, { seenFrames: seen })
    const look = (): void => {
      const box = scroller.getBoundingClientRect()
      const header = document.querySelector('.entry-grid .header')!.getBoundingClientRect()
      const rows = [...document.querySelectorAll('.entry-grid .body .row')].map((row) =>
        row.getBoundingClientRect()
      )
      const from = Math.min(...rows.map(({ top }) => top))
      const to = Math.max(...rows.map(({ bottom }) => bottom))
      const height = rows.reduce((all, row) => all + row.height, 0)
      const end = box.top + scroller.clientHeight
      const hole = Math.max(from - header.bottom, end - to, to - from - height, 0)
      seen.worst = Math.max(seen.worst, hole)
      seen.frames += 1
      seen.tops.add(scroller.scrollTop)
      if (!seen.stop) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })

const framesSeen = (grid: Grid): Promise<{ frames: number; worst: number; places: number }> =>
  grid.page.evaluate(() => {
    const { seenFrames: seen } = window as unknown as {
      seenFrames: { frames: number; worst: number; tops: Set<number>; stop: boolean }
    }
    seen.stop = true
    return { frames: seen.frames, worst: seen.worst, places: seen.tops.size }
  })

test('5,000 rows are scrolled from end to end by the wheel without a blank frame', async ({ open }) => {
  const grid = await open({ rows: 5000 })
  const scroller = grid.root.locator('.scroller')
  await grid.cell(3, 'name').hover()
  await watchFrames(grid)
  const top = () => scroller.evaluate((element) => element.scrollTop)
  const most = await scroller.evaluate((element) => element.scrollHeight - element.clientHeight)
  expect(most).toBeGreaterThan(4900 * 28)
  for (let before = -1; (await top()) < most && before !== (await top());) {
    before = await top()
    for (let n = 0; n < 10; n += 1) await grid.page.mouse.wheel(0, 700)
    await grid.page.waitForTimeout(50)
  }
  expect(await top()).toBe(most)
  const { frames, worst, places } = await framesSeen(grid)
  expect(frames).toBeGreaterThan(60)
  expect(places).toBeGreaterThan(60)
  expect(worst).toBeLessThanOrEqual(1)
  await expect(grid.cell(4999, 'name')).toBeVisible()
})

test('5,000 rows are scrolled from end to end by the scrollbar without a blank frame', async ({ open }) => {
  const grid = await open({ rows: 5000 })
  const scroller = grid.root.locator('.scroller')
  const box = (await scroller.boundingBox())!
  await watchFrames(grid)
  const x = box.x + box.width - 7
  await grid.page.mouse.move(x, box.y + 20)
  await grid.page.mouse.down()
  await grid.page.mouse.move(x, box.y + box.height - 10, { steps: 60 })
  await grid.page.mouse.up()
  const { worst, places } = await framesSeen(grid)
  expect(places).toBeGreaterThan(20)
  expect(worst).toBeLessThanOrEqual(1)
  expect(await scroller.evaluate((element) => element.scrollTop)).toBeGreaterThan(4000 * 28)
})

for (const factor of [0.5, 2, 3]) {
  test(`at a zoom of ${factor * 100} % keys land and the editor lies over its cell`, async ({ open }) => {
    const grid = await open({ rows: 40, frozen: 1, totals: 1 })
    await grid.zoom(factor)
    await grid.click(1, 'subject')
    await grid.press('End', 'ArrowLeft', 'ControlOrMeta+ArrowDown', 'ArrowLeft', 'ArrowLeft')
    await grid.click(1, 'subject')
    await grid.press(
      ...Array.from({ length: 8 }, () => 'ArrowRight'),
      ...Array.from({ length: 20 }, () => 'ArrowDown')
    )
    await grid.type('7')
    expect(await grid.active()).toBe('21,people')
    // Both at one moment: the window may still be scrolling to the cell.
    await expect.poll(() => grid.distance(21, 'people')).toBeLessThan(1.5)
    const cell = (await grid.cell(21, 'people').boundingBox())!
    const scroller = (await grid.root.locator('.scroller').boundingBox())!
    expect(cell.y).toBeGreaterThan(scroller.y + 50)
    expect(cell.y + cell.height).toBeLessThan(scroller.y + scroller.height)
    await grid.press('Enter')
    await expect.poll(() => grid.text(21, 'people')).toBe('7')
    await grid.zoom(1)
  })
}
