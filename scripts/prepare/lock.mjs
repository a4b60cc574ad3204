import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { onRunning } from './command.mjs'
import { say } from './console.mjs'

const BEAT_MS = 3_000
/** A holder that has not touched its lock for so long is dead, wherever it runs. */
const SILENT_MS = 60_000
/** A command that outlived its killed preparation is waited for so long at most. */
const ORPHAN_MS = 15 * 60_000
const GUARD_MS = 10_000
const POLL_MS = 300

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

const content = (running) => JSON.stringify({ pid: process.pid, host: hostname(), running })

function create(file) {
  try {
    writeFileSync(file, content([]), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function age(file) {
  try {
    return Date.now() - statSync(file).mtimeMs
  } catch {
    return 0
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Whoever holds the lock, or undefined when the lock is gone or not readable yet. */
function holder(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * Is the lock one that its holder can no longer release? A killed holder may have left a command running
 * (npm ci goes on alone): until that has ended, the lock holds.
 */
export function isStale(file) {
  const silent = age(file) > SILENT_MS
  const by = holder(file)
  if (by === undefined || by.host !== hostname()) return silent
  if (alive(by.pid) && !silent) return false
  return age(file) > ORPHAN_MS || !by.running.some(alive)
}

/**
 * Breaks a stale lock. Of several that want to, only the one holding the guard may, and it looks again: the
 * lock may by then be a living one's.
 */
export function breakStale(file) {
  const guard = `${file}.breaking`
  if (existsSync(guard) && age(guard) > GUARD_MS) rmSync(guard, { force: true })
  if (!create(guard)) return
  try {
    if (isStale(file)) rmSync(file, { force: true })
  } finally {
    rmSync(guard, { force: true })
  }
}

function touch(file) {
  const now = new Date()
  try {
    utimesSync(file, now, now)
  } catch {
    // Broken by hand while we worked: the steps themselves stay whole, each ends with a rename.
  }
}

/**
 * Runs `work` while no other process holds the lock file; waits for it as long as its holder lives, saying once
 * that another of this `name` is running. A holder
 * that was killed is noticed by its process, or by its silence.
 */
export async function withLock(file, work, name = 'preparation') {
  mkdirSync(dirname(file), { recursive: true })
  let told = false
  while (!create(file)) {
    if (isStale(file)) {
      breakStale(file)
      continue
    }
    if (!told)
      say(`Another ${name} of this folder is running (process ${holder(file)?.pid ?? '?'}): waiting.`)
    told = true
    await sleep(POLL_MS)
  }
  const beat = setInterval(() => touch(file), BEAT_MS)
  onRunning((pids) => writeFileSync(file, content(pids)))
  try {
    return await work()
  } finally {
    clearInterval(beat)
    onRunning(() => undefined)
    rmSync(file, { force: true })
  }
}
