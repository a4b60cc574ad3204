import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { readPackage, readPackageOf } from '../../src/main/exchange'
import { saveExport } from '../../src/main/export'
import { nodeFiles } from '../../src/main/files'
import { demandPaper } from './paper'
import { departmentFolder, openDesk, openStore, UNIT, YEAR } from './work'

/** What the killed process had said was done: the ledger's newest step, and how long the log was. */
export interface Done {
  readonly number: number
  readonly hash: string
  readonly log: number
}

/** What does not hold after a kill; nothing when all does. */
export async function judge(place: string, done: Done | undefined): Promise<string[]> {
  return [
    ...(await judgeOut(place)),
    ...(await judgeLedger(place, done)),
    ...(await judgeDesk(place, done)),
    ...leftBehind(place)
  ]
}

async function judgeLedger(place: string, done: Done | undefined): Promise<string[]> {
  const store = await openStore(place)
  try {
    const faults = store.verify().sound ? [] : ['the ledger is not sound']
    if (done !== undefined && store.head().number < done.number)
      faults.push(`step ${done.number} of the ledger was acknowledged and is gone`)
    else if (done !== undefined && store.head().number === done.number && store.head().hash !== done.hash)
      faults.push(`step ${done.number} of the ledger was acknowledged and is another one`)
    const last = store.exchange.events().at(-1)
    if (last?.kind === 'submit' && !store.exchange.locked) faults.push('what was handed in is not locked')
    return faults
  } finally {
    await store.close()
  }
}

async function judgeDesk(place: string, done: Done | undefined): Promise<string[]> {
  const desk = openDesk(place)
  try {
    const faults: string[] = []
    if (done !== undefined && desk.log().length < done.log)
      faults.push(`entry ${done.log} of the log was acknowledged and is gone`)
    const row = desk.board(YEAR, 'secondDraft').find(({ code }) => code === UNIT)
    const inHand = row?.inHand
    if (inHand !== undefined && row?.state !== inHand.state)
      faults.push(`the unit is ${row?.state ?? ''}, its version ${inHand.state}`)
    const held = desk.ledgerInHand(YEAR, 'secondDraft', UNIT)
    if (held?.fingerprint !== inHand?.fingerprint)
      faults.push('the ledger in hand is not the version in hand')
    const versions = desk.versions(YEAR, 'secondDraft', UNIT)
    const open = versions.filter(({ state, id }) => state === 'submitted' && id !== inHand?.id)
    if (open.length > 0) faults.push('an older version was not replaced')
    const log = desk.log({ unit: UNIT })
    const taken = log.filter(({ event }) => event === 'intakeTaken').length
    if (taken !== versions.length) faults.push(`${versions.length} versions, ${taken} in the log`)
    const answered = log.filter(({ event }) => event === 'sentBack' || event === 'accepted').length
    faults.push(...(await judgeFiles(place, 'submissions', versions.length)))
    faults.push(...(await judgeFiles(place, 'replies', answered)))
    desk.consolidate(YEAR, { partial: true }).close()
    return faults
  } finally {
    desk.close()
  }
}

/** A file for every record and none besides; each the whole package. */
async function judgeFiles(
  place: string,
  folder: 'submissions' | 'replies',
  count: number
): Promise<string[]> {
  const path = join(departmentFolder(place), folder)
  const names = existing(path)
  const faults = names.length === count ? [] : [`${names.length} files in ${folder} for ${count} records`]
  const newest = names.slice(-3)
  for (const name of newest) {
    const kind = folder === 'submissions' ? 'submission' : 'reply'
    await readPackageOf(kind, readFileSync(join(path, name))).catch(() =>
      faults.push(`${name} does not read`)
    )
  }
  return faults
}

function existing(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

/**
 * What was written for others, beside the workspaces: each file is whole, or it is not there; and the next file that
 * is saved takes away what was half-written.
 */
async function judgeOut(place: string): Promise<string[]> {
  const faults: string[] = []
  const out = join(place, 'out')
  if (!existsSync(out)) return faults
  saveExport(nodeFiles, join(out, 'next.json'), new TextEncoder().encode('{}'), { replace: true })
  for (const name of readdirSync(out)) {
    const bytes = readFileSync(join(place, 'out', name))
    try {
      if (name.endsWith('.xlsx')) demandWorkbook(bytes)
      else if (name.endsWith('.pdf')) demandPaper(bytes)
      else if (name.endsWith('.json')) JSON.parse(bytes.toString('utf8'))
      else await readPackage(bytes)
    } catch {
      faults.push(`out/${name} is not whole`)
    }
  }
  return faults
}

/** Every sheet of a workbook unpacks (with its checksum) and ends as it should. */
export function demandWorkbook(bytes: Uint8Array): void {
  const sheets = Object.entries(unzipSync(bytes)).filter(([name]) => name.startsWith('xl/worksheets/sheet'))
  const whole = (sheet: Uint8Array): boolean => Buffer.from(sheet.subarray(-12)).toString() === '</worksheet>'
  if (sheets.length < 2 || !sheets.every(([, sheet]) => whole(sheet))) throw new Error('not a whole workbook')
}

/** What is half-made in the two workspaces. */
function leftBehind(place: string): string[] {
  return ['department', 'unit'].flatMap((folder) =>
    readdirSync(join(place, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tmp$|\.part$|unfinished|migrating|\.next$/.test(name))
      .map((name) => `left behind: ${folder}/${name}`)
  )
}
