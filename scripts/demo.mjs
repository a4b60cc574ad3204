/**
 * `npm run demo`: the main job from end to end, into `demo-output/`. The department issues its tasks, the sample's three
 * units fill in and hand in, one is sent back and hands in again, all are accepted, consolidated and written as both
 * workbooks; every printed cell is compared with the published tables; the program opens and shows each table as it
 * will print, a unit's desk, the department's board and charts, and writes the PDF. It ends by itself; `--show` leaves
 * the window open.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from './commands/children.mjs'
import { exchange } from './demo-exchange.mjs'
import { takeDepartmentPictures, takeDeskPicture, takeTablePictures } from './demo-pictures.mjs'
import { electronLaunch } from './electron.mjs'
import { finish, secondsSince } from './prepare/console.mjs'
import { here } from './prepare/place.mjs'
import { report, Sentence } from './prepare/sentence.mjs'
import { openWindow } from './window.mjs'

const out = join(here.root, 'demo-output')
const sample = join(here.root, 'resources', 'samples', 'ganzhou-2023')
const UNITS = ['402001', '402002', '402004']
/** Holds a whole portrait sheet beside the panels. */
const SHEET = [1400, 1240]
const DESK = [1366, 768]

/** Runs the command line; its words are the demo's when they are asked for. */
async function cli(...words) {
  const { code, output } = await runNode([join(here.root, 'out', 'cli', 'index.js'), ...words])
  if (code !== 0) throw new Sentence(`The command line refused (${words.join(' ')}):\n${output}`)
  return output.trimEnd()
}

async function step(name, outcome, work) {
  const start = performance.now()
  const result = await work()
  finish(name, outcome, secondsSince(start))
  return result
}

const size = (app, [width, height]) =>
  app.evaluate(
    ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setContentSize(...to),
    [width, height]
  )

async function consolidate() {
  const { department, ledgers } = await step(
    'packages',
    'three units handed in, one of them twice; accepted',
    () => exchange(cli, { place, sample, units: UNITS })
  )
  const input = ['--department', join(sample, 'department.json'), '--units', ...ledgers]
  const books = { official: '部门预算报送版.xlsx', public: '部门预算公开版.xlsx' }
  await step('workbooks', Object.values(books).join('，'), async () => {
    for (const [kind, name] of Object.entries(books)) {
      await cli('consolidate', '--workspace', department, '--kind', kind, '--out', join(out, name))
    }
  })
  const compared = await step('comparison', 'every printed cell beside the published one', () =>
    cli('compare', ...input, '--published', join(sample, 'published', 'tables.json'))
  )
  process.stdout.write(`${compared}\n`)
  return department
}

async function show(dataFolder, department) {
  const { app, page } = await step('window', 'the page is ready', () => openWindow({ dataFolder }))
  await size(app, DESK)
  // Away from the buttons: the pointer of a new display lies in its middle.
  await page.mouse.move(2, 2)
  await page.screenshot({ path: join(out, 'start.png'), animations: 'disabled' })
  await size(app, SHEET)
  const pictures = await step('pictures', 'each table as it will print', () => takeTablePictures(page, out))
  await size(app, DESK)
  await page.screenshot({ path: join(out, 'preview.png'), animations: 'disabled' })
  await step('desk', 'a unit fills in, the checks look on', () =>
    takeDeskPicture(page, join(out, 'desk.png'))
  )
  await step('department', 'board, charts, and all tables as PDF', () =>
    takeDepartmentPictures(app, page, { department, out, tall: () => size(app, SHEET) })
  )
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
    `demo-output/: both workbooks, ${pictures.length} pictures of the tables, the PDF, start.png, preview.png, desk.png, board.png, charts.png, versions.json\n`
  )
  if (process.argv.includes('--show')) await new Promise((done) => app.on('close', done))
  else await app.close()
}

const place = mkdtempSync(join(tmpdir(), 'yusuanbu-demo-'))
if (existsSync(out)) rmSync(out, { recursive: true })
mkdirSync(out)
try {
  const department = await consolidate()
  await show(join(place, 'data'), department)
} catch (error) {
  process.exitCode = report(error)
} finally {
  rmSync(place, { recursive: true, force: true })
}
// A window that was left open by a failure must not keep the demo from ending.
if (process.exitCode !== undefined && process.exitCode !== 0) process.exit()
