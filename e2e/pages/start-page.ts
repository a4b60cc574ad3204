import type { Locator, Page } from '@playwright/test'

/** The start page, as a user sees it. */
export class StartPage {
  readonly heading: Locator
  readonly beginnings: Locator
  readonly recent: Locator
  readonly notices: Locator
  readonly exportDiagnostics: Locator

  constructor(page: Page) {
    this.heading = page.getByRole('heading', { name: '预算簿' })
    this.beginnings = page.getByRole('region', { name: '开始' }).getByRole('button')
    this.recent = page.getByRole('region', { name: '最近使用' }).locator('li > button:first-child')
    this.notices = page.getByRole('alert')
    this.exportDiagnostics = page.getByRole('button', { name: '导出诊断包' })
  }
}
