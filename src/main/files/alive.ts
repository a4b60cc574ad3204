import { readFileSync } from 'node:fs'

/**
 * Whether a process of this machine still runs: another user's is alive too. One that has ended and only waits for its
 * parent to learn of it is not, nor is the number of a thread, which Linux takes for its process's.
 */
export function processAlive(id: number): boolean {
  try {
    process.kill(id, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return process.platform !== 'linux' || runs(id)
}

function runs(id: number): boolean {
  let status: string
  try {
    status = readFileSync(`/proc/${id}/status`, 'utf8')
  } catch {
    // It ended meanwhile, or this machine does not tell: then what the signal said stands.
    return true
  }
  const of = (name: string): string | undefined => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1]
  return of('Tgid') === String(id) && !['Z', 'X'].includes(of('State') ?? '')
}
