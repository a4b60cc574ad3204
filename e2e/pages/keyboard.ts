import type { Locator, Page } from '@playwright/test'
import type { Section } from '../../src/shared/ledger'
import { expect } from '../harness/test'

/** More presses than any page has places: whoever needs them does not find the way. */
const MOST_PRESSES = 120

/** Somebody without a mouse: everything is done with keys, the page is only looked at. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }

  /** Presses a key until the focus is on a place or inside it. */
  async reach(place: Locator, key = 'Tab'): Promise<void> {
    await place.waitFor({ state: 'attached' })
    for (let n = 0; n < MOST_PRESSES; n += 1) {
      if (await place.evaluate((element) => element.contains(document.activeElement))) return
      await this.press(key)
    }
    throw new Error(`${key} does not lead to ${place.toString()}`)
  }

  /** Opens a section by Alt and its number in the list. */
  async section(section: Section): Promise<void> {
    const listed = await this.page
      .locator('[data-section]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-section')))
    await this.press(`Alt+${String((listed.indexOf(section) + 1) % 10)}`)
    await expect(this.page.locator(`[data-section='${section}']`)).toHaveAttribute('aria-current', 'page')
  }

  /** Types into the field of a cell of the ledger; leaving it takes what was typed. */
  async fill(path: string, text: string): Promise<void> {
    await this.reach(this.page.locator(`[data-field='${path}']`))
    await this.type(text)
    await this.press('Tab')
  }

  /** Types a row where the grid that has the focus stands, and goes to the next; undefined leaves a cell as it is. */
  async row(cells: readonly (string | undefined)[]): Promise<void> {
    for (const [n, cell] of cells.entries()) {
      if (n > 0) await this.press('Tab')
      if (cell !== undefined) await this.type(cell)
    }
    await this.press('Enter', 'Home')
  }

  /** Goes to a cell of the grid that has the focus, by arrows. */
  async cell(grid: Locator, row: string, column: string): Promise<void> {
    const steps = await grid.evaluate(
      (element, [words, key]) => {
        const rows = [...element.querySelectorAll('[data-row]')]
        const wanted = rows.find((one) => one.textContent.includes(words))
        const active = element.querySelector('.cell.active')
        const columns = [...(wanted?.querySelectorAll('[data-column]') ?? [])].map((one) =>
          one.getAttribute('data-column')
        )
        const from = [
          active?.closest('[data-row]')?.getAttribute('data-row'),
          active?.getAttribute('data-column')
        ]
        return [
          Number(wanted?.getAttribute('data-row')) - Number(from[0]),
          columns.indexOf(key) - columns.indexOf(from[1] ?? '')
        ] as const
      },
      [row, column] as const
    )
    const [down, right] = steps
    for (let n = 0; n < Math.abs(down); n += 1) await this.press(down > 0 ? 'ArrowDown' : 'ArrowUp')
    for (let n = 0; n < Math.abs(right); n += 1) await this.press(right > 0 ? 'ArrowRight' : 'ArrowLeft')
  }
}
