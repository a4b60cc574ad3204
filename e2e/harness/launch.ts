import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { electronLaunch } from '../../scripts/electron.mjs'

export const ROOT = resolve(import.meta.dirname, '../..')

/**
 * Playwright's own module that holds the program's start until Playwright listens. It preloads it only into an
 * Electron that it finds by itself; without it one start in ten is missed.
 */
const LOADER = resolve(ROOT, 'node_modules/playwright-core/lib/server/electron/loader.js')

export interface LaunchOptions {
  readonly dataFolder: string
  /** Items of security that are switched off, by the name of their module in `e2e/weaken`. */
  readonly weaken?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** The environment of a test's program: ours, without what would turn Electron into something else. */
function environment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const unwanted = ['ELECTRON_RUN_AS_NODE', 'ELECTRON_RENDERER_URL']
  const ours = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !unwanted.includes(entry[0])
  )
  return { ...Object.fromEntries(ours), ...more }
}

function command({ dataFolder, weaken = [] }: LaunchOptions): { executablePath: string; args: string[] } {
  const { executablePath, args } = electronLaunch()
  const modules = weaken.flatMap((name) => ['-r', resolve(ROOT, 'e2e/weaken', `${name}.cjs`)])
  return { executablePath, args: [...args, ...modules, `--user-data-dir=${dataFolder}`, ROOT] }
}

/** Starts the program and waits until its page is ready. */
export async function launch(options: LaunchOptions): Promise<{ app: ElectronApplication; page: Page }> {
  const { executablePath, args } = command(options)
  const app = await _electron.launch({
    executablePath,
    args: ['-r', LOADER, ...args],
    env: environment(options.env),
    colorScheme: null
  })
  const page = await app.firstWindow()
  await page.waitForSelector('html[data-ready], [role=alert] h1', { state: 'attached' })
  return { app, page }
}

/** Starts the program as a plain process, for the cases in which it shows no window. */
export function run(options: LaunchOptions): Promise<{ code: number | null; stderr: string }> {
  const { executablePath, args } = command(options)
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(executablePath, [...sandbox, ...args], { env: environment(options.env) })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return new Promise((done) => child.on('close', (code) => done({ code, stderr })))
}
