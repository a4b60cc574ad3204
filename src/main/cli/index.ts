import { join } from 'node:path'
import { userInfo } from 'node:os'
import { runElsewhere } from './driver'

/** The command line: `out/main/cli.js` under any Node, no window. */
async function main(): Promise<number> {
  const root = join(__dirname, '..', '..')
  const words = process.argv.slice(2)
  const elsewhere = runElsewhere(root, __filename, words)
  if (elsewhere !== undefined) return elsewhere
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

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(
      `程序遇到意外问题，没有完成：${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
    )
    process.exitCode = 1
  }
)
