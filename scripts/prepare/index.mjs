import { announce, finish, secondsSince } from './console.mjs'
import { electronStep } from './electron.mjs'
import { sweep } from './files.mjs'
import { withLock } from './lock.mjs'
import { nodeStep } from './node.mjs'
import { packagesStep } from './packages.mjs'
import { here } from './place.mjs'
import { systemStep } from './system.mjs'

export const steps = [packagesStep, nodeStep, electronStep, systemStep]

/**
 * Makes this checkout ready to run: packages, Node, Electron, system libraries. Runs on the machine's own
 * Node (20.19 or newer) and needs no package. Each step prints one line; what is done is skipped; what was
 * interrupted is done again.
 *
 * @throws {import('./sentence.mjs').Sentence} when a step fails: what is wrong and what to do
 */
export async function prepare(place = here, list = steps) {
  if (await allDone(place, list)) return sayUpToDate(place, list)
  return withLock(place.preparationLock, async () => {
    sweep(place.cache)
    for (const step of list.filter((one) => !skipped(one))) await take(step, place)
  })
}

const skipped = (step) => step.skip?.() ?? false
const upToDate = (step, place) => step.upToDate?.(place) ?? 'up to date'

async function allDone(place, list) {
  for (const step of list) {
    if (!skipped(step) && (await step.todo(place)) !== undefined) return false
  }
  return true
}

function sayUpToDate(place, list) {
  for (const step of list.filter((one) => !skipped(one))) finish(step.name, upToDate(step, place), 0)
}

async function take(step, place) {
  const start = performance.now()
  const todo = await step.todo(place)
  if (todo === undefined) return finish(step.name, upToDate(step, place), secondsSince(start))
  announce(step.name, step.doing)
  finish(step.name, await step.act(place, todo), secondsSince(start))
}
