import { parseArgs } from 'node:util'
import type { Command, Given } from './command'
import { WrongUse } from './command'

/**
 * Reads a command's own arguments. `--json` goes with every command.
 * @throws WrongUse with a Chinese sentence
 */
export function parseGiven(words: readonly string[], command: Command): Given {
  const options = Object.fromEntries([
    ...Object.entries(command.options).map(
      ([name, value]) => [name, { type: value === true ? 'boolean' : 'string' }] as const
    ),
    ['json', { type: 'boolean' }] as const
  ])
  const { values, positionals } = read(words, options)
  if (positionals.length !== command.takes.length) {
    const wanted = command.takes.length === 0 ? '不带文件名' : `要给出 ${command.takes.join(' ')}`
    throw new WrongUse(`这个命令${wanted}，现在给了 ${positionals.length} 个。`)
  }
  const entries = Object.entries(values)
  const given = new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  const missing = (command.needs ?? []).filter((name) => !given.has(name))
  if (missing.length > 0) throw new WrongUse(`少了 ${missing.map((name) => `--${name}`).join('、')}。`)
  return {
    arguments: positionals,
    values: Object.fromEntries(given),
    switches: new Set(entries.filter(([, value]) => value === true).map(([name]) => name))
  }
}

function read(words: readonly string[], options: Record<string, { type: 'string' | 'boolean' }>) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    const named = /'(-[^']*)'/.exec((error as Error).message)?.[1]?.replace(/[ ,=].*/, '') ?? ''
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new WrongUse(`不认识的选项 ${named}。`)
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') throw new WrongUse(`选项 ${named} 的写法不对。`)
    throw error
  }
}
