import type { CDPSession, ElectronApplication, Locator, Page } from '@playwright/test'

/** An entry grid in the real window, as a user meets it. Rows are counted from 0, columns go by their keys. */
export class Grid {
  readonly root: Locator
  readonly pen: Locator
  readonly grid: Locator
  readonly report: Locator
  #session: CDPSession | undefined

  constructor(
    readonly app: ElectronApplication,
    readonly page: Page,
    name?: string
  ) {
    this.grid = name === undefined ? page.getByRole('grid') : page.getByRole('grid', { name })
    this.root = page.locator('.entry-grid').filter({ has: this.grid })
    this.pen = this.root.locator('textarea.pen')
    this.report = this.root.locator('.report')
  }

  cell(row: number, column: string): Locator {
    return this.grid.locator(`[data-row='${row}'] [data-column='${column}']`)
  }

  async text(row: number, column: string): Promise<string> {
    return (await this.cell(row, column).innerText()).trim()
  }

  /** The active cell, as "row,column". */
  active(): Promise<string> {
    return this.grid
      .locator('.cell.active')
      .evaluate(
        (cell) =>
          `${cell.closest('[data-row]')?.getAttribute('data-row')},${cell.getAttribute('data-column')}`
      )
  }

  /** How far the editor lies from a cell: the greatest difference of their edges, in pixels. */
  async distance(row: number, column: string): Promise<number> {
    const pen = await this.pen.elementHandle()
    return this.cell(row, column).evaluate((cell, over) => {
      const [one, other] = [cell, over].map((element) => element.getBoundingClientRect())
      const sides = ['left', 'right', 'top', 'bottom'] as const
      return Math.max(...sides.map((side) => Math.abs((one?.[side] ?? 0) - (other?.[side] ?? 0))))
    }, pen)
  }

  async click(row: number, column: string): Promise<void> {
    await this.cell(row, column).click()
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** Chrome's own channel for what no driver of pages can send: input methods, keys without a pause. */
  async session(): Promise<CDPSession> {
    this.#session ??= await this.page.context().newCDPSession(this.page)
    return this.#session
  }

  /** Keys sent all at once, none waiting for the one before: single characters and names of arrows. */
  async burst(keys: readonly string[]): Promise<void> {
    const session = await this.session()
    const sent = keys.flatMap((key) => {
      const typed = key.length === 1
      const code = typed ? key.toUpperCase().charCodeAt(0) : (CODES[key] ?? 0)
      const event = { key, code: typed ? `Digit${key}` : key, windowsVirtualKeyCode: code }
      return [
        session.send('Input.dispatchKeyEvent', {
          type: typed ? 'keyDown' : 'rawKeyDown',
          ...event,
          ...(typed ? { text: key } : {})
        }),
        session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
      ]
    })
    await Promise.all(sent)
  }

  /** What an input method does before its text: a key that it has swallowed. */
  async swallowedKey(): Promise<void> {
    const session = await this.session()
    const event = { key: 'Process', code: 'KeyN', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 }
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
  }

  /** The letters or words under composition. */
  async compose(text: string): Promise<void> {
    const session = await this.session()
    await session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length
    })
  }

  /** What the input method gives in the end. */
  async composed(text: string): Promise<void> {
    const session = await this.session()
    await session.send('Input.insertText', { text })
  }

  /** Puts a text on the clipboard, as another program does, and pastes it. */
  async paste(text: string): Promise<void> {
    await this.app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text)
    await this.press('ControlOrMeta+v')
  }

  /** Copies what is selected and gives what another program would get. */
  async copy(key = 'ControlOrMeta+c'): Promise<string> {
    await this.app.evaluate(({ clipboard }) => clipboard.clear())
    await this.press(key)
    return this.app.evaluate(({ clipboard }) => clipboard.readText())
  }

  /** Zooms the window as Ctrl and + do. */
  async zoom(factor: number): Promise<void> {
    await this.app.evaluate(({ BrowserWindow }, by) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by)
    }, factor)
    await this.page.waitForTimeout(200)
  }
}

const CODES: Readonly<Record<string, number>> = {
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  Enter: 13,
  Tab: 9
}
