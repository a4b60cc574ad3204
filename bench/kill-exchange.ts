import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { judge } from './kill-exchange/judge'
import type { Done } from './kill-exchange/judge'
import { Desks, prepare } from './kill-exchange/work'
import { Random } from './kill-loop/random'

/**
 * The kill loop of the exchange: a process hands in, takes in, sends back, accepts, un-accepts, withdraws and
 * exports, at a unit's desk and its department's, and is killed at a random moment. After every kill both must be
 * in the old state or the new one, with all that was acknowledged and no file that nobody knows.
 */
const ROUNDS_A_PLACE = 20
const WITHIN_MS = 1500

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    'plant-lost-acknowledgement': { type: 'boolean', default: false },
    place: { type: 'string' }
  }
})

async function work(place: string): Promise<never> {
  const random = new Random(Number(values.seed))
  const desks = await Desks.open(place)
  const tell = (more = 0): void => {
    const { number, hash } = desks.store.head()
    process.send?.({ number: number + more, hash, log: desks.desk.log().length + more } satisfies Done)
  }
  tell()
  for (;;) {
    await desks.step(random)
    tell(values['plant-lost-acknowledgement'] && random.next() < 0.1 ? 1000 : 0)
    await new Promise((done) => setImmediate(done))
  }
}

function killOne(place: string, random: Random): Promise<{ steps: number; done?: Done; ended?: string }> {
  const plant = values['plant-lost-acknowledgement'] ? ['--plant-lost-acknowledgement'] : []
  const words = ['--place', place, '--seed', String(random.below(2 ** 31)), ...plant]
  const child = fork(process.argv[1] ?? '', words, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  let [said, killed, steps] = ['', false, 0]
  let done: Done | undefined
  const wait = random.below(WITHIN_MS)
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.on('message', (told: Done) => {
    if (steps === 0) {
      setTimeout(() => {
        killed = true
        child.kill('SIGKILL')
      }, wait)
    }
    steps += 1
    if (done === undefined || told.number >= done.number) done = told
  })
  return new Promise((resolve) => {
    child.on('close', () =>
      resolve({
        steps,
        ...(done === undefined ? {} : { done }),
        ...(killed ? {} : { ended: said.slice(0, 2000) })
      })
    )
  })
}

async function main(): Promise<number> {
  const [random, rounds] = [new Random(Number(values.seed)), Number(values.rounds)]
  const root = mkdtempSync(join(tmpdir(), 'kill-exchange-'))
  const faults: string[] = []
  let [steps, place, done] = [0, '', 0]
  for (let round = 0; round < rounds && faults.length === 0; round++) {
    if (round % ROUNDS_A_PLACE === 0) {
      place = mkdtempSync(join(root, 'place-'))
      await prepare(place)
    }
    const killed = await killOne(place, random)
    steps += killed.steps
    done = round + 1
    if (killed.ended !== undefined)
      faults.push(`round ${round}: the process ended by itself: ${killed.ended}`)
    faults.push(...(await judge(place, killed.done)).map((what) => `round ${round}: ${what}`))
  }
  const planted = values['plant-lost-acknowledgement']
  const caught = faults.length > 0 && faults.every((fault) => fault.includes('was acknowledged and'))
  const good = planted ? caught : faults.length === 0
  if (good) rmSync(root, { recursive: true, force: true })
  const verdict = planted
    ? `the planted fault was ${caught ? 'caught' : 'NOT caught'}`
    : `${faults.length} faults`
  const kept = good ? '' : `\nKept for a look: ${place}`
  process.stdout.write(
    `${faults.map((fault) => `${fault}\n`).join('')}${done} rounds, ${steps} steps of the exchange (seed ${values.seed}): ${verdict}${kept}\n`
  )
  return good ? 0 : 1
}

if (values.place === undefined) process.exitCode = await main()
else await work(values.place)
