import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ElectronLaunch } from '../scripts/electron.mjs'
import type { Row } from './measure'
import { alternately, median } from './measure'

const ROUNDS = 9

/** The project's scripts find their neighbours by their own place: they cannot be bundled with the benchmark. */
async function electron(): Promise<ElectronLaunch> {
  const script = pathToFileURL(resolve('scripts/electron.mjs')).href
  const { electronLaunch } = (await import(/* @vite-ignore */ script)) as {
    electronLaunch: () => ElectronLaunch
  }
  return electronLaunch()
}

/** Starts an app folder and gives the milliseconds from the making of its process to its page being ready. */
async function launch(folder: string): Promise<number> {
  const place = mkdtempSync(join(tmpdir(), 'launch-bench-'))
  const answer = join(place, 'ready')
  const { executablePath, args } = await electron()
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(
    executablePath,
    [...sandbox, ...args, '-r', resolve('bench/ready.cjs'), `--user-data-dir=${join(place, 'data')}`, folder],
    { env: { ...process.env, LAUNCH_BENCH: answer }, stdio: 'ignore' }
  )
  await new Promise((done) => child.on('close', done))
  try {
    return Number(readFileSync(answer, 'utf8'))
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** The program's start beside that of an Electron window with an empty page. */
export async function launchRows(): Promise<Row[]> {
  await launch(resolve('.'))
  const times = await alternately(
    ROUNDS,
    () => launch(resolve('.')),
    () => launch(resolve('bench/empty-window'))
  )
  return [
    {
      name: 'launch to page ready (median)',
      figure: median(times.first),
      baseline: median(times.second),
      baselineName: 'empty window',
      bound: 1.5
    }
  ]
}
