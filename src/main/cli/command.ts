import type { Failure } from '@shared/errors'
import { UserError } from '@shared/errors'
import type { Fault } from '@shared/exchange'

/** Where a command's words go and what it knows of its surroundings. */
export interface Surroundings {
  /** The folder that relative paths start from. */
  readonly folder: string
  /** resources/ of the program. */
  readonly resources: string
  /** Whose name stands in a ledger's history. */
  readonly user: string
  readonly clock: () => Date
  /** Says something beside the result. */
  readonly tell: (sentence: string) => void
}

/** What a command came to: the same content for people, in Chinese, and for machines. */
export interface Outcome {
  /** 0 done, 1 a standing error. */
  readonly code: 0 | 1
  readonly text: string
  /** The text is a file's content: nothing is added to it, not even the end of a line. */
  readonly exact?: true
  readonly json: unknown
}

/**
 * An option of a command: a value's name for the usage, true for a mere switch, or a name in a list for one or
 * more values after each other.
 */
export type Options = Readonly<Record<string, string | true | readonly [string]>>

export interface Command {
  /** The arguments, as the usage names them; a last one that ends in … stands for one or more. */
  readonly takes: readonly string[]
  readonly options: Options
  /** Options without which the command means nothing. */
  readonly needs?: readonly string[]
  /** One line for the usage. */
  readonly purpose: string
  /** @throws UserError a refusal: exit code 1 */
  readonly run: (given: Given, surroundings: Surroundings) => Promise<Outcome>
}

export interface Given {
  readonly arguments: readonly string[]
  readonly values: Readonly<Record<string, string>>
  /** Of the options that take one or more values. */
  readonly lists: Readonly<Record<string, readonly string[]>>
  readonly switches: ReadonlySet<string>
}

/** A file from outside was refused; a machine is given its faults one by one. */
export class FaultyFile extends UserError {
  constructor(
    message: string,
    action: string,
    readonly faults: readonly Fault[]
  ) {
    super('faulty', message, action)
  }
}

/** The command line itself was wrong: exit code 2. */
export class WrongUse extends Error {}

/** A failure as the command line says it. */
export const sentence = ({ message, action }: Pick<Failure, 'message' | 'action'>): string =>
  action === undefined ? message : `${message}${action}`

/** The first argument, which the table of commands has made sure of. */
export function firstArgument({ arguments: [first] }: Given): string {
  if (first === undefined) throw new WrongUse('少了一个文件名。')
  return first
}

/** An option that must have been given: parsing has made sure of it. */
export function needed({ values }: Given, option: string): string {
  const value = values[option]
  if (value === undefined) throw new WrongUse(`少了 --${option}。`)
  return value
}

/** An option's value as one of those it can have; the first where it was not given. */
export function choice<T extends string>({ values }: Given, option: string, among: readonly [T, ...T[]]): T {
  const value = values[option]
  if (value === undefined) return among[0]
  const found = among.find((one) => one === value)
  if (found === undefined) throw new WrongUse(`--${option} 只能是 ${among.join('、')}，不能是“${value}”。`)
  return found
}
