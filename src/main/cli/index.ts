import { join } from 'node:path'
import { userInfo } from 'node:os'
import { driverMissing, runElsewhere } from './driver'

/** The command line: `out/cli/index.js` under any Node, no window. */
async function main(): Promise<number> {
  const root = join(__dirname, '..', '..')
  const words = process.argv.slice(2)
  const elsewhere = runElsewhere(root, __filename, words)
  if (elsewhere !== undefined) return elsewhere
  if (driverMissing()) return 1
  const { runCommandLine } = await import('./run')
  const surroundings = {
    folder: process.cwd(),
    resources: join(root, 'resources'),
    user: userInfo().username,
    clock: () => new Date()
  }
  return runCommandLine(words, surroundings, {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text)
  })
}

// A reader that has seen enough closes the pipe: that is no failure. A full disk is one.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  process.stderr.write(`结果没有写完（${error.code ?? error.message}）。请检查输出的位置和磁盘空间。\n`)
  process.exit(1)
})

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(
      `程序遇到意外问题，没有完成：${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
    )
    process.exitCode = 1
  }
)
