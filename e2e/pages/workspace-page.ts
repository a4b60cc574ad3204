import type { Locator, Page } from '@playwright/test'

/** The open workspace: its ledgers. */
export class WorkspacePage {
  readonly ledgers: Locator
  readonly back: Locator
  readonly create: Locator
  readonly form: Locator

  constructor(private readonly page: Page) {
    this.ledgers = page.getByRole('region', { name: /年的账册$/ }).getByRole('button')
    this.back = page.getByRole('button', { name: '返回开始页' })
    this.create = page.getByRole('button', { name: '新建账册' }).first()
    this.form = page.getByRole('form', { name: '新建账册' })
  }

  /** Opens the sample from the start page. */
  static async openSample(page: Page): Promise<WorkspacePage> {
    await page.getByRole('button', { name: /^打开示例/ }).click()
    const workspace = new WorkspacePage(page)
    await workspace.ledgers.first().waitFor()
    return workspace
  }

  async open(code: string): Promise<void> {
    await this.ledgers.filter({ hasText: code }).click()
    await this.page.getByRole('navigation', { name: '账册的各部分' }).waitFor()
  }
}
