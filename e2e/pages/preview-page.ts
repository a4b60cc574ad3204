import type { Locator, Page } from '@playwright/test'

/** The preview of a department's tables. */
export class PreviewPage {
  readonly tables: Locator
  readonly sheets: Locator
  readonly lines: Locator

  constructor(private readonly page: Page) {
    this.tables = page.getByRole('navigation', { name: '各表' }).getByRole('button')
    this.sheets = page.getByRole('grid')
    this.lines = page.getByRole('complementary', { name: '金额的来源' })
  }

  /** Opens it from the start page. */
  static async open(page: Page): Promise<PreviewPage> {
    await page.getByRole('button', { name: /看示例的公开表/ }).click()
    const preview = new PreviewPage(page)
    await preview.sheets.first().waitFor()
    return preview
  }

  async choose(id: string): Promise<void> {
    await this.tables.filter({ hasText: new RegExp(`^${id}\\D`) }).click()
    await this.page.locator(`main[data-table='${id}']`).waitFor()
  }

  cell(text: string): Locator {
    return this.page.getByRole('gridcell', { name: text, exact: true })
  }
}
