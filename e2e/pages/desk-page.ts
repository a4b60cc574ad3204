import type { Locator, Page } from '@playwright/test'
import { expect } from '../harness/test'
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

  /** Makes a workspace and in it an empty ledger of 2023, from the start page. */
  static async createLedger(page: Page, code: string, name: string): Promise<DeskPage> {
    await page.getByRole('button', { name: /^新建工作区/ }).click()
    await page.getByRole('button', { name: '以后再填' }).click()
    const workspace = new WorkspacePage(page)
    await workspace.create.click()
    await page.getByLabel('单位编码').fill(code)
    await page.getByLabel('单位名称').fill(name)
    await page.getByLabel('预算年度').fill('2023')
    await workspace.form.getByRole('button', { name: '建立账册' }).click()
    await page.getByRole('navigation', { name: '账册的各部分' }).waitFor()
    return new DeskPage(page)
  }

  /** The last step that the ledger has acknowledged. */
  async step(): Promise<number> {
    return Number(await this.saved.getAttribute('data-step'))
  }

  section(section: Section): Locator {
    return this.page.locator(`[data-section='${section}']`)
  }

  tool(name: string): Locator {
    return this.page.getByRole('toolbar', { name: '操作' }).getByRole('button', { name, exact: true })
  }

  /** Waits until 基本支出, which is open, has so many lines and this total of 元. */
  async holds(lines: number, total: string): Promise<void> {
    await expect(this.content.getByText(`共 ${lines} 行`)).toBeVisible()
    await expect(this.content.locator('.figures .current dd')).toHaveText(total)
  }
}
