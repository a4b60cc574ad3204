import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { ROOT } from './launch'
import { stubOpenDialog } from './test'
import { SAMPLE } from './workbook'

/** A command of the command line, as a unit at its own machine; its answer. */
export function cli(...words: string[]): Record<string, unknown> {
  const args = [resolve(ROOT, 'scripts/run.mjs'), 'cli', ...words, '--json']
  return JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })) as Record<
    string,
    unknown
  >
}

/** A unit that has loaded its task, filled the sample in and handed in; its package. */
export function handIn(folder: string, code: string): string {
  const place = join(folder, code)
  cli('package', 'load', join(folder, 'tasks', `${code}_2023_二上_任务1.ysbtask`), '--workspace', place)
  cli('ledger', 'import', join(SAMPLE, 'units', `${code}.json`), '--into', place)
  const ledger = join(place, 'ledgers/2023', `${code}.ledger`)
  const out = join(folder, `${code}.ysbsubmission`)
  cli('package', 'submit', ledger, '--out', out, '--explain', '确有需要')
  return out
}

/** The button of one of the department's views. */
export const view = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: '部门工作台' }).getByRole('button', { name, exact: true })

/** Whatever tells this. */
export const told = (page: Page, text: string): Locator => page.getByText(text, { exact: false }).first()

/** Offers packages to the board. */
export async function takeIn(app: ElectronApplication, page: Page, packages: string[]): Promise<void> {
  await stubOpenDialog(app, packages)
  await page.getByRole('button', { name: '收上报包…' }).click()
}
