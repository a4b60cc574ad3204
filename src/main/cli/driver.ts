import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** What the database driver asks of Node; an older one would be killed at the first ledger. */
const NODE_API = 10

/**
 * On a Node that cannot load the database driver: runs the same words again with the project's own Node, or says
 * which Node is needed.
 * @returns the exit code of what ran instead; undefined when this Node will do
 */
export function runElsewhere(root: string, script: string, words: readonly string[]): number | undefined {
  if (Number(process.versions['napi'] ?? '0') >= NODE_API) return undefined
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const own = join(root, '.cache', 'node', 'bin', name)
  if (existsSync(own)) {
    const { status } = spawnSync(own, [script, ...words], { stdio: 'inherit' })
    return status ?? 1
  }
  process.stderr.write(
    `这里的 Node ${process.versions.node} 太旧，不能打开账册。请安装 Node 22.14 或更新的版本，或在项目里先运行一次 npm run setup。\n`
  )
  return 1
}

/** Says so where the database driver does not lie beside the program, as when it was copied without it. */
export function driverMissing(): boolean {
  try {
    createRequire(__filename).resolve('better-sqlite3')
    return false
  } catch {
    process.stderr.write(
      '找不到数据库驱动 better-sqlite3。请在项目文件夹里运行命令行程序，或先运行一次 npm run setup。\n'
    )
    return true
  }
}
