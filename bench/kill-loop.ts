import { fork } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { judge } from './kill-loop/judge'
import { Random } from './kill-loop/random'
import type { Acknowledgement } from './kill-loop/writer'
import { write } from './kill-loop/writer'

/** A ledger is worked on for this many rounds; then the next one is made, or an older one is migrated. */
const ROUNDS_A_LEDGER = 10
const OLDER = resolve('src/main/ledger-store/fixtures/version-1.ledger')
/** A round's writer is killed within this time of its start, or of its first step. */
const WITHIN_MS = 250

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    'plant-lost-acknowledgement': { type: 'boolean', default: false },
    writer: { type: 'string' }
  }
})

interface Round {
  readonly acknowledged: readonly Acknowledgement[]
  /** The writer ended by itself, which it never should. */
  readonly ended?: string
}

/** Starts a writer and kills it: while it opens the ledger, or some time after its first step. */
function killAWriter(path: string, random: Random): Promise<Round> {
  const acknowledged: Acknowledgement[] = []
  const lie = values['plant-lost-acknowledgement'] ? ['--plant-lost-acknowledgement'] : []
  const child = fork(
    process.argv[1] ?? '',
    ['--writer', path, '--seed', String(random.below(2 ** 31)), ...lie],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc']
    }
  )
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  let killed = false
  const kill = (after: number): void =>
    void setTimeout(() => {
      killed = true
      child.kill('SIGKILL')
    }, after)
  const early = random.next() < 0.3
  const wait = random.below(WITHIN_MS)
  if (early) kill(wait)
  return new Promise((done) => {
    child.on('message', (told: Acknowledgement) => {
      if (acknowledged.length === 0 && !early) kill(wait)
      acknowledged.push(told)
    })
    child.on('close', () => done({ acknowledged, ...(killed ? {} : { ended: said.slice(0, 2000) }) }))
  })
}

/** Files that a killed writer left and the next opening should have cleared. */
function leftovers(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tmp$|partial|unfinished|migrating/.test(name)
  )
}

async function main(): Promise<number> {
  const random = new Random(Number(values.seed))
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(Number(values.seed))) {
    process.stderr.write('--rounds and --seed take whole numbers, rounds from 1.\n')
    return 2
  }
  const place = mkdtempSync(join(tmpdir(), 'kill-loop-'))
  let steps = 0
  let done = 0
  let path = ''
  const faults: string[] = []
  for (let round = 0; round < rounds && faults.length === 0; round++) {
    if (round % ROUNDS_A_LEDGER === 0) {
      path = join(mkdtempSync(join(place, 'ledger-')), 'x.ledger')
      if ((round / ROUNDS_A_LEDGER) % 2 === 1) copyFileSync(OLDER, path)
    }
    const { acknowledged, ended } = await killAWriter(path, random)
    steps += acknowledged.length
    done = round + 1
    if (ended !== undefined) faults.push(`round ${round}: the writer ended by itself: ${ended}`)
    if (!existsSync(path)) {
      // Killed before there was a ledger: then nothing may have been acknowledged.
      if (acknowledged.length > 0) faults.push(`round ${round}: the ledger is gone`)
      continue
    }
    const found = await judge(path, acknowledged)
    faults.push(...found.map((what) => `round ${round}: ${what}`))
    faults.push(...leftovers(resolve(path, '..')).map((name) => `round ${round}: left behind: ${name}`))
  }
  return report(faults, `${done} rounds, ${steps} steps acknowledged (seed ${values.seed})`, path, place)
}

/** With a planted fault the loop is as it should be when it found it, and nothing else. */
function report(faults: readonly string[], summary: string, path: string, place: string): number {
  const planted = values['plant-lost-acknowledgement']
  const caught = faults.length > 0 && faults.every((fault) => fault.includes('was acknowledged and'))
  const good = planted ? caught : faults.length === 0
  if (good) rmSync(place, { recursive: true, force: true })
  const kept = good ? '' : `\nKept for a look: ${path}`
  const verdict = planted
    ? `the planted fault was ${caught ? 'caught' : 'NOT caught'}`
    : `${faults.length} faults`
  process.stdout.write(`${faults.map((fault) => `${fault}\n`).join('')}${summary}: ${verdict}${kept}\n`)
  return good ? 0 : 1
}

if (values.writer === undefined) process.exitCode = await main()
else await write(values.writer, Number(values.seed), values['plant-lost-acknowledgement'])
