import { parseArgs } from 'node:util'
import type { Command, Given } from './command'
import { WrongUse } from './command'

/**
 * Reads a command's own arguments. `--json` goes with every command.
 * @throws WrongUse with a Chinese sentence
 */
export function parseGiven(words: readonly string[], command: Command): Given {
  const isList = (name: string): boolean => typeof command.options[name] === 'object'
  const options = Object.fromEntries([
    ...Object.entries(command.options).map(
      ([name, value]) =>
        [name, { type: value === true ? 'boolean' : 'string', multiple: isList(name) }] as const
    ),
    ['json', { type: 'boolean', multiple: false }] as const
  ])
  const { values, positionals } = read(listed(words, isList), options)
  if (!fits(positionals.length, command)) {
    const wanted = command.takes.length === 0 ? '不带文件名' : `要给出 ${command.takes.join(' ')}`
    throw new WrongUse(`这个命令${wanted}，现在给了 ${positionals.length} 个。`)
  }
  const empty = [...positionals, ...Object.values(values).flat()].includes('')
  if (empty) throw new WrongUse('文件名和选项的值不能是空的。')
  const missing = (command.needs ?? []).filter((name) => values[name] === undefined)
  if (missing.length > 0) throw new WrongUse(`少了 ${missing.map((name) => `--${name}`).join('、')}。`)
  return {
    arguments: positionals,
    values: Object.fromEntries(only(values, (value) => typeof value === 'string')),
    lists: Object.fromEntries(only(values, isTexts)),
    switches: new Set(only(values, (value) => value === true).map(([name]) => name))
  }
}

/** The last argument may stand for one or more: `FILE…`. */
function fits(count: number, { takes }: Command): boolean {
  return takes.at(-1)?.endsWith('…') === true ? count >= takes.length : count === takes.length
}

type Value = string | boolean | readonly (string | boolean)[] | undefined

function isTexts(value: Value): value is string[] {
  return Array.isArray(value)
}

function only<T extends Value>(
  values: Readonly<Record<string, Value>>,
  is: (value: Value) => value is T
): [string, T][] {
  return Object.entries(values).filter((entry): entry is [string, T] => is(entry[1]))
}

/** Every word that follows an option with several values, up to the next option, is one of its values. */
function listed(words: readonly string[], isList: (name: string) => boolean): string[] {
  let list: string | undefined
  return words.flatMap((word) => {
    if (word.startsWith('-')) {
      list = word.startsWith('--') && isList(word.slice(2)) ? word : undefined
      return list === undefined ? [word] : []
    }
    return list === undefined ? [word] : [`${list}=${word}`]
  })
}

function read(
  words: readonly string[],
  options: Record<string, { type: 'string' | 'boolean'; multiple: boolean }>
) {
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
