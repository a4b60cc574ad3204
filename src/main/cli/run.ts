import { UserError } from '@shared/errors'
import type { Command, Surroundings } from './command'
import { FaultyFile, sentence, WrongUse } from './command'
import { commands } from './commands'
import { parseGiven } from './parse'
import { usage } from './usage'

/** Where the words of a run go. */
export interface Streams {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

/**
 * Runs the command line: the result on `out`, everything else on `err`.
 * @returns 0 done (findings of an import included), 1 a refusal or a standing error, 2 wrong use
 */
export async function runCommandLine(
  words: readonly string[],
  surroundings: Omit<Surroundings, 'tell'>,
  { out, err }: Streams
): Promise<number> {
  if (words.length === 0 || words.includes('--help')) {
    out(usage(commands))
    return words.length === 0 ? 2 : 0
  }
  const json = words.includes('--json')
  try {
    const { command, rest } = commandOf(words)
    const {
      code,
      text,
      exact,
      json: data
    } = await command.run(parseGiven(rest, command), {
      ...surroundings,
      tell: (told) => err(`${told}\n`)
    })
    out(json ? `${JSON.stringify(data, undefined, 2)}\n` : exact ? text : `${text}\n`)
    return code
  } catch (error) {
    if (error instanceof WrongUse) {
      err(`${error.message}用法：\n${usage(commands)}`)
      return 2
    }
    if (!(error instanceof UserError)) throw error
    const faults = error instanceof FaultyFile ? { faults: error.faults } : {}
    if (json) out(`${JSON.stringify({ error: error.toFailure(), ...faults }, undefined, 2)}\n`)
    err(`${sentence(error)}\n`)
    return 1
  }
}

/** The command that the first words name: two of them, or one. */
function commandOf(words: readonly string[]): { command: Command; rest: readonly string[] } {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ')
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (command) return { command, rest: words.slice(length) }
  }
  throw new WrongUse(`没有“${words.slice(0, 2).join(' ')}”这个命令。`)
}
