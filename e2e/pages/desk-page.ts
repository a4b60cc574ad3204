import type { Locator, Page } from '@playwright/test'
import type { Section } from '../../src/shared/ledger'
import { WorkspacePage } from './workspace-page'

/** The desk of an open ledger. */
export class DeskPage {
  readonly heading: Locator
  readonly sections: Locator
  readonly saved: Locator
  readonly status: Locator
  readonly content: Locator

  constructor(private readonly page: Page) {
    this.heading = page.getByRole('heading', { level: 1 })
    this.sections = page.getByRole('navigation', { name: '账册的各部分' })
    this.saved = page.getByRole('banner').getByRole('status')
    this.status = page.getByRole('contentinfo', { name: '状态栏' })
    this.content = page.locator('#section-content')
  }

  /** Opens one of the sample's ledgers from the start page. */
  static async openSample(page: Page, code = '402001'): Promise<DeskPage> {
    await (await WorkspacePage.openSample(page)).open(code)
    return new DeskPage(page)
  }

  section(section: Section): Locator {
    return this.page.locator(`[data-section='${section}']`)
  }

  tool(name: string): Locator {
    return this.page.getByRole('toolbar', { name: '操作' }).getByRole('button', { name, exact: true })
  }
}
