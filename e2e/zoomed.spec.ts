import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ROOT } from './harness/launch'
import { clickMenu, expect, test } from './harness/test'
import { DeskPage } from './pages/desk-page'

test('at 200 % in a window of 1280 × 720 a line is typed, and nothing lies over its cell', async ({
  start
}) => {
  const { app, page } = await start()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720))
  const desk = await DeskPage.openSample(page)
  await desk.section('basicExpenditure').click()
  while ((await page.evaluate(() => innerWidth)) > 640) await clickMenu(app, '视图', '放大')
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Home')
  await page.keyboard.type('215')
  const list = page.getByRole('listbox')
  await expect(list.getByRole('option').first()).toBeVisible()
  const picture = await app.evaluate(async ({ BrowserWindow }) =>
    (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64')
  )
  writeFileSync(resolve(ROOT, 'test-results/pictures/zoomed-list.png'), Buffer.from(picture ?? '', 'base64'))
  const cell = (await page.locator('#section-content .cell.active').boundingBox())!
  const box = (await list.boundingBox())!
  const apart =
    box.y >= cell.y + cell.height ||
    box.y + box.height <= cell.y ||
    box.x >= cell.x + cell.width ||
    box.x + box.width <= cell.x
  expect(apart, JSON.stringify({ cell, box })).toBe(true)
  await expect(page.locator('#section-content .cell.active')).toBeInViewport({ ratio: 0.99 })
  // The grid is no higher than the window: its rows are scrolled in it.
  const grid = (await page.locator('#section-content .entry-grid').boundingBox())!
  expect(grid.height).toBeLessThan(310)
  const overflow = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    return [scrollWidth - innerWidth, scrollHeight - innerHeight]
  })
  expect(overflow).toEqual([0, 0])
  // What is chosen by keys is in sight in the list, which is lower than it would like to be.
  for (let n = 0; n < 12; n += 1) await page.keyboard.press('ArrowDown')
  await expect(list.locator('[aria-selected=true]')).toBeInViewport({ ratio: 0.9 })
  expect(await list.evaluate((element) => element.scrollTop)).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(list).toHaveCount(0)
  // The page may still be following the pen.
  await expect(async () => {
    await desk.tool('设置').scrollIntoViewIfNeeded()
    for (const name of ['撤销', '元', '设置', '键盘'])
      await expect(desk.tool(name)).toBeInViewport({ ratio: 0.99, timeout: 500 })
  }).toPass()
})
