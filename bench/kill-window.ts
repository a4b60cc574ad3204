import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { ElectronApplication, Page } from '@playwright/test'
import { DepartmentDesk } from '../src/main/department'
import { manyUnits, YEAR } from './department/units'
import { demandWorkbook } from './kill-exchange/judge'
import { Random } from './kill-loop/random'
import { newDepartment, takeIn } from './ui/department'
import { answerDialogs, openWindow } from './ui/window'

/**
 * The kill loop of the export in the real window: it draws the workbooks in its work process and prints the tables by
 * printToPDF, and all of its processes are killed at once, at a random moment or just while a file is being written.
 * After every kill each file is whole or not there, the department is as it was, and the next export takes away what
 * was half-written.
 */
const UNITS = 3
const WITHIN_MS = 4000
const FILES = 4

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    'plant-torn-file': { type: 'boolean', default: false }
  }
})

interface Window {
  readonly app: ElectronApplication
  readonly page: Page
}

/** Asks for everything, into the folder that the dialog was told. */
const exportAll = (page: Page): Promise<boolean> =>
  page.evaluate(async (fiscalYear) => {
    const { ok } = await window.yusuanbu['summary.export']({
      ...{
        fiscalYear,
        round: 'secondDraft',
        partial: true,
        job: crypto.randomUUID(),
        template: 'ganzhou-2023'
      },
      ...{ editions: ['submission', 'disclosure'], units: false, checkReport: true, pdf: true }
    })
    return ok
  }, YEAR)

async function openAgain(place: string): Promise<Window> {
  const { app, page } = await openWindow(join(place, 'data'))
  await page.getByRole('navigation', { name: '部门工作台' }).waitFor()
  await answerDialogs(app, [join(place, 'out')])
  return { app, page }
}

/** All of the program's processes at once, which are a group of their own; those that write to a disk end when it lets them. */
async function killAll(app: ElectronApplication): Promise<void> {
  const child = app.process()
  const { pid } = child
  if (pid === undefined) return
  const group = process.platform === 'win32' ? pid : -pid
  await new Promise<void>((done) => {
    child.once('exit', () => done())
    process.kill(group, 'SIGKILL')
  })
  for (let waited = 0; waited < 10_000 && isThere(group); waited += 20) await after(20)
}

function isThere(group: number): boolean {
  try {
    return process.kill(group, 0)
  } catch {
    return false
  }
}

/** When so many files have been begun to be written. */
function begun(folder: string, count: number): Promise<void> {
  return new Promise((done) => {
    const seen = new Set<string>()
    const watcher = watch(folder, (_event, name) => {
      if (name === null || !isHalf(name)) return
      seen.add(name)
      if (seen.size < count) return
      watcher.close()
      done()
    })
  })
}

const isHalf = (name: string): boolean => /^\.yusuanbu-.*\.tmp$/.test(name)
const after = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))

/** How an export was killed, and what it left half-written. */
interface Killed {
  readonly within: boolean
  /** Of the window's own process, which prints: the others are of its work process. */
  readonly halfPrinted: boolean
  readonly half: boolean
}

/** One export that is killed: at a random time, or while a file is being written; the printed one is the last. */
async function killOne(place: string, random: Random): Promise<Killed> {
  const { app, page } = await openAgain(place)
  const out = join(place, 'out')
  const pid = await app.evaluate(() => process.pid)
  const before = new Set(readdirSync(out))
  const within = random.next() < 0.7
  const which = random.next() < 0.5 ? FILES : 1 + random.below(FILES)
  const moment = within ? begun(out, which) : after(random.below(WITHIN_MS))
  const done = exportAll(page).catch(() => false)
  await Promise.race([moment, done])
  await killAll(app)
  const halves = readdirSync(out).filter((name) => isHalf(name) && !before.has(name))
  return { within, half: halves.length > 0, halfPrinted: halves.some((name) => name.includes(`-${pid}-`)) }
}

/** What does not hold after a kill. */
function judge(place: string, logged: number): string[] {
  const out = join(place, 'out')
  const faults: string[] = []
  for (const name of readdirSync(out)) {
    if (isHalf(name)) continue
    try {
      const bytes = readFileSync(join(out, name))
      if (name.endsWith('.pdf')) demandPdf(bytes)
      else demandWorkbook(bytes)
    } catch {
      faults.push(`${name} is not whole`)
    }
  }
  const desk = DepartmentDesk.open(join(place, 'department'), { user: '测试', clock: () => new Date() })
  if (desk.log().length !== logged) faults.push('the log of the department has changed')
  const states = desk.board(YEAR, 'secondDraft').map(({ state }) => state)
  if (states.length !== UNITS || states.some((state) => state !== 'submitted'))
    faults.push('the board has changed')
  desk.close()
  return faults
}

/** Its table of contents is where its end says that it is, and it ends. */
function demandPdf(bytes: Buffer): void {
  const end = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.subarray(-64).toString('latin1'))
  const at = Number(end?.[1])
  const table = bytes.subarray(at, at + 20).toString('latin1')
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-')) || !/^(xref|\d+ 0 obj)/.test(table))
    throw new Error('not a whole PDF')
}

/** What must be caught: a file of which a half is there under its own name. */
function tear(folder: string): void {
  writeFileSync(join(folder, '撕开的.pdf'), '%PDF-1.7\nhalf')
}

async function prepare(place: string): Promise<number> {
  const { paths } = await manyUnits(place, UNITS)
  mkdirSync(join(place, 'out'))
  const { app, page } = await openWindow(join(place, 'data'))
  await newDepartment({ app, page }, { folder: join(place, 'department'), from: place, units: UNITS })
  await answerDialogs(app, paths)
  await takeIn(page)
  await app.close()
  const desk = DepartmentDesk.open(join(place, 'department'), { user: '测试', clock: () => new Date() })
  const logged = desk.log().length
  desk.close()
  return logged
}

/** A whole export: it takes away what the killed ones left, and makes every file. */
async function finish(place: string): Promise<string[]> {
  const out = join(place, 'out')
  const before = readdirSync(out).filter((name) => !isHalf(name)).length
  const { app, page } = await openAgain(place)
  const ok = await exportAll(page)
  await app.close()
  const names = readdirSync(out)
  const left = names.filter(isHalf).map((name) => `left behind: ${name}`)
  const made = names.length - left.length - before
  return [...left, ...(ok && made === FILES ? [] : [`the last export made ${made} files of ${FILES}`])]
}

const [random, rounds] = [new Random(Number(values.seed)), Number(values.rounds)]
const place = mkdtempSync(join(tmpdir(), 'kill-window-'))
const logged = await prepare(place)
const faults: string[] = []
const killed: Killed[] = []
let done = 0
for (; done < rounds && faults.length === 0; done++) {
  killed.push(await killOne(place, random))
  if (values['plant-torn-file']) tear(join(place, 'out'))
  faults.push(...judge(place, logged).map((what) => `round ${done}: ${what}`))
}
if (faults.length === 0) faults.push(...(await finish(place)))
const planted = values['plant-torn-file']
const caught = faults.length > 0 && faults.every((fault) => fault.endsWith('is not whole'))
const good = planted ? caught : faults.length === 0
if (good) rmSync(place, { recursive: true, force: true })
const count = (which: keyof Killed): number => killed.filter((one) => one[which]).length
const how = `${count('within')} within a file; ${count('half')} left one half-written, ${count('halfPrinted')} the printed one`
const verdict = planted
  ? `the planted fault was ${caught ? 'caught' : 'NOT caught'}`
  : `${faults.length} faults`
const kept = good ? '' : `\nKept for a look: ${place}`
process.stdout.write(
  `${faults.map((fault) => `${fault}\n`).join('')}${done} rounds of the export in the window (${how}; seed ${values.seed}): ${verdict}${kept}\n`
)
process.exitCode = good ? 0 : 1
