import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { electronLaunch } from './electron.mjs'
import { here } from './prepare/place.mjs'

/**
 * Playwright's own module that holds the program's start until Playwright listens. It preloads it only into an
 * Electron that it finds by itself; without it one start in ten is missed.
 */
const loader = join(here.modules, 'playwright-core', 'lib', 'server', 'electron', 'loader.js')

/** Variables that would turn Electron into something else. */
const UNWANTED = ['ELECTRON_RUN_AS_NODE', 'ELECTRON_RENDERER_URL']

/** What to start the program with: `modules` are preloaded before it. */
export function programCommand({ dataFolder, modules = [], env = {} }) {
  const { executablePath, args } = electronLaunch()
  const preload = modules.flatMap((module) => ['-r', module])
  const ours = Object.entries(process.env).filter(([name]) => !UNWANTED.includes(name))
  return {
    executablePath,
    args: [...args, ...preload, `--user-data-dir=${dataFolder}`, here.root],
    env: { ...Object.fromEntries(ours), ...env }
  }
}

/** How long is waited before the main process is asked again, in milliseconds. */
const WAITS = [50, 200, 800, 2000]

/**
 * Playwright waits for what runs in the main process through a promise that nothing there holds, so that a collection
 * of garbage at the wrong moment ends the wait, though not the work; while the process is busy every wait ends so.
 * Asked again a little later, a few times: what is run this way must not mind being done twice.
 */
export function steady(app) {
  const evaluate = app.evaluate.bind(app)
  app.evaluate = async (work, arg) => {
    for (const wait of WAITS) {
      try {
        return await evaluate(work, arg)
      } catch (error) {
        if (!/promise was (garbage )?collected/i.test(String(error))) throw error
        await new Promise((done) => setTimeout(done, wait))
      }
    }
    return evaluate(work, arg)
  }
  return app
}

/** Starts the program under Playwright's hands and waits until its page is ready, or says why it is not. */
export async function openWindow(options) {
  const { executablePath, args, env } = programCommand(options)
  const app = steady(
    await _electron.launch({
      executablePath,
      args: ['-r', loader, ...args],
      env,
      colorScheme: null
    })
  )
  const page = await app.firstWindow()
  await page.waitForSelector('html[data-ready], [role=alert] h1', { state: 'attached' })
  return { app, page }
}
