import type { ElectronApplication, Locator, Page } from '@playwright/test'

/** What the pages with grids of lines have in common. */

export async function paste(app: ElectronApplication, page: Page, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, content) => clipboard.writeText(content), text)
  await page.keyboard.press('ControlOrMeta+v')
}

/** To the first cell of the empty row above the total. */
export async function toBlankRow(page: Page): Promise<void> {
  for (const key of ['ControlOrMeta+End', 'ArrowDown', 'Home']) await page.keyboard.press(key)
}

export const grid = (page: Page, name: string): Locator => page.getByRole('grid', { name })

/** The row whose cells have these words. */
export const row = (page: Page, name: string, words: string): Locator =>
  grid(page, name).getByRole('row').filter({ hasText: words })
