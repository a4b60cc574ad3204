import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { WindowOptions } from '../../scripts/window.mjs'
import { openWindow, programCommand } from '../../scripts/window.mjs'

export const ROOT = resolve(import.meta.dirname, '../..')

export interface LaunchOptions {
  readonly dataFolder: string
  /** Items of security that are switched off, by the name of their module in `e2e/weaken`. */
  readonly weaken?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

const windowOptions = ({ dataFolder, weaken = [], env = {} }: LaunchOptions): WindowOptions => ({
  dataFolder,
  env,
  modules: weaken.map((name) => resolve(ROOT, 'e2e/weaken', `${name}.cjs`))
})

/** Starts the program and waits until its page is ready. */
export function launch(options: LaunchOptions): Promise<{ app: ElectronApplication; page: Page }> {
  return openWindow(windowOptions(options))
}

/** Starts the program as a plain process, for the cases in which it shows no window. */
export function run(options: LaunchOptions): Promise<{ code: number | null; stderr: string }> {
  const { executablePath, args, env } = programCommand(windowOptions(options))
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(executablePath, [...sandbox, ...args], { env })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return new Promise((done) => child.on('close', (code) => done({ code, stderr })))
}
