import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { expect, stubOpenDialog, stubSaveDialog } from '../harness/test'
import { Keyboard } from './keyboard'

/** Somebody without a mouse at one machine: keys are pressed, the page is only looked at. */
export class WithoutMouse {
  readonly keys: Keyboard

  constructor(
    readonly app: ElectronApplication,
    readonly page: Page
  ) {
    this.keys = new Keyboard(page)
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' })
  }

  /** Goes to a button and presses it. From a grid Escape leads on. */
  async press(place: Locator | string | RegExp): Promise<void> {
    const found = typeof place === 'string' || place instanceof RegExp ? this.button(place).first() : place
    await expect(found).toBeEnabled()
    if (await this.page.locator('.entry-grid :focus').count()) await this.keys.press('Escape')
    await this.keys.reach(found)
    await this.keys.press('Enter')
  }

  /** Presses the button that asks for a file, which is this one. */
  async open(button: string | RegExp | Locator, ...paths: string[]): Promise<void> {
    await stubOpenDialog(this.app, paths)
    await this.press(button)
  }

  async type(field: Locator, text: string): Promise<void> {
    await this.keys.reach(field)
    await this.keys.type(text)
  }

  async tick(box: Locator): Promise<void> {
    await this.keys.reach(box)
    await this.keys.press('Space')
  }

  async begin(which: RegExp, folder: string, name: string): Promise<void> {
    await this.open(which, folder)
    await this.type(this.page.getByRole('dialog', { name: '您的姓名' }).getByLabel('姓名'), name)
    await this.keys.press('Enter')
    await expect(this.button('返回开始页')).toBeVisible()
  }

  async explainAll(): Promise<void> {
    await expect(this.page.locator('article.finding').first()).toBeVisible()
    const open = this.page
      .locator('article.warning')
      .filter({ has: this.page.getByRole('button', { name: '写说明…' }) })
    for (let left = await open.count(); left > 0; left -= 1) {
      await this.press(open.first().getByRole('button', { name: '写说明…' }))
      await this.type(this.page.getByLabel(/的说明$/), '确有需要')
      await this.press('保存说明')
      await expect(open).toHaveCount(left - 1)
    }
  }

  /** From the ledger's pages to the package, the explanations that are still wanted on the way. */
  async handIn(path: string): Promise<void> {
    await stubSaveDialog(this.app, path)
    const submit = this.button('上报…')
    // What only the tables show may want an explanation still.
    await expect(async () => {
      await this.press(this.page.getByRole('toolbar').getByRole('button', { name: '上报' }))
      await expect(submit).toBeVisible()
      if (await submit.isEnabled()) return
      await this.press('去审核')
      await this.explainAll()
      throw new Error('Not ready yet')
    }).toPass({ timeout: 90_000 })
    await this.press(submit)
    await expect(this.page.getByRole('dialog', { name: '上报回执' })).toBeVisible()
    await this.keys.press('Escape')
    await expect(this.page.getByRole('dialog')).toHaveCount(0)
  }
}
