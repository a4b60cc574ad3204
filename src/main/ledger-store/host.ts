import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { processAlive } from '../files'

/** What a lock needs to know of the machine and its processes. */
export interface Host {
  readonly name: string
  /** This process. */
  readonly process: number
  /** Names this run of the machine since it was switched on; undefined where the system does not tell. */
  readonly boot: () => string | undefined
  readonly alive: (process: number) => boolean
  /** When a process began, in the system's own form; undefined when it is gone or cannot be told. */
  readonly startOf: (process: number) => string | undefined
  readonly sameStart: (a: string, b: string) => boolean
}

type Platform = Pick<Host, 'boot' | 'startOf' | 'sameStart'>

function platform(name: NodeJS.Platform): Platform {
  switch (name) {
    case 'linux':
      return linux
    case 'darwin':
      return macos
    case 'win32':
      return windows
    default:
      return { boot: () => undefined, startOf: () => undefined, sameStart: (a, b) => a === b }
  }
}

const linux: Platform = {
  boot: () => quietly(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
  startOf: (id) => quietly(() => startInStat(readFileSync(`/proc/${id}/stat`, 'utf8'))),
  sameStart: (a, b) => a === b
}

const macos: Platform = {
  boot: () => quietly(() => ask('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid'])),
  startOf: (id) => quietly(() => ask('/bin/ps', ['-o', 'lstart=', '-p', String(id)])),
  sameStart: (a, b) => a === b
}

/** Windows names no run of the machine cheaply; a process's start tells one process from another well enough. */
const windows: Platform = {
  boot: () => undefined,
  startOf(id) {
    if (id === process.pid) return String(Math.round(performance.timeOrigin))
    const question = `([DateTimeOffset](Get-Process -Id ${id}).StartTime).ToUnixTimeMilliseconds()`
    return quietly(() => ask('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', question]))
  },
  sameStart: nearStart
}

/** Node's own start lies a little after the process's: ten seconds are taken as the same. */
export function nearStart(a: string, b: string): boolean {
  return Math.abs(Number(a) - Number(b)) <= 10_000
}

/** Field 22 of /proc/<pid>/stat, in ticks since the boot; the name before it may hold spaces and brackets. */
export function startInStat(stat: string): string | undefined {
  return stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .at(19)
}

function ask(program: string, args: string[]): string | undefined {
  const options = {
    encoding: 'utf8',
    timeout: 3000,
    windowsHide: true,
    env: { ...process.env, LC_ALL: 'C' }
  } as const
  const answer = execFileSync(program, args, { ...options, stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  return answer === '' ? undefined : answer
}

function quietly<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** The real machine. */
export const systemHost: Host = {
  name: hostname(),
  process: process.pid,
  alive: processAlive,
  ...platform(process.platform)
}
