/**
 * `npm run demo`: opens the window, waits until its page is ready, keeps a picture of it and the versions it ran
 * on in `demo-output/`, and ends. `--show` leaves the window open until it is closed.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronLaunch } from './electron.mjs'
import { finish, secondsSince } from './prepare/console.mjs'
import { here } from './prepare/place.mjs'
import { openWindow } from './window.mjs'

const out = join(here.root, 'demo-output')
const show = process.argv.includes('--show')
const dataFolder = mkdtempSync(join(tmpdir(), 'yusuanbu-demo-'))
rmSync(out, { recursive: true, force: true })
mkdirSync(out)

try {
  const start = performance.now()
  const { app, page } = await openWindow({ dataFolder })
  finish('window', 'the page is ready', secondsSince(start))
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768))
  await page.screenshot({ path: join(out, 'start.png'), animations: 'disabled' })
  const versions = await app.evaluate(({ app: program }) => {
    const { electron, chrome, node } = process.versions
    return { yusuanbu: program.getVersion(), electron, chromium: chrome, node }
  })
  const ran = {
    ...versions,
    standIn: electronLaunch().standIn,
    system: `${process.platform} ${process.arch}`
  }
  writeFileSync(join(out, 'versions.json'), `${JSON.stringify(ran, undefined, 2)}\n`)
  process.stdout.write(
    `demo-output/start.png      the window as it opened\ndemo-output/versions.json  what it ran on\n`
  )
  if (show) await new Promise((done) => app.on('close', done))
  else await app.close()
} finally {
  rmSync(dataFolder, { recursive: true, force: true })
}
