import { describeSteps } from '@shared/ledger'
import type { Step } from '@shared/ledger'

/** What is wrong with a file, by kind. */
export type FaultCode =
  | 'notText'
  | 'notJson'
  | 'tooLarge'
  | 'tooDeep'
  | 'duplicateField'
  | 'newerFormat'
  | 'wrongFile'
  | 'unknownField'
  | 'missing'
  | 'wrongType'
  | 'invalidValue'
  | 'duplicateCode'
  | 'sumTooLarge'

/** One fault of a file from outside. */
export interface Fault {
  readonly code: FaultCode
  /** The place as JSON path: `basicExpenditure[3].amount`; empty for the file as a whole. */
  readonly path: string
  /** The line in the file, from 1; absent when what was read was no text. */
  readonly line?: number
  /** A Chinese sentence with the place, what is wrong, and what to do. */
  readonly message: string
}

/** The most faults that are named at once. */
export const faultLimit = 100

/** What became of a file: all of it, or nothing and why. */
export type ReadResult<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      /** At least one, at most `faultLimit`, in the order of the file. */
      readonly faults: readonly Fault[]
      /** How many more there are. */
      readonly unnamed: number
    }

/** A fault before its place is put into words. */
export interface RawFault {
  readonly code: FaultCode
  readonly steps: readonly Step[]
  readonly sentence: string
  /** Where in the text; undefined when there is none. */
  readonly offset?: number | undefined
}

/** The JSON path of a place: ['a', 3, 'b'] is `a[3].b`; a name that is no identifier stands in quotes. */
export function jsonPath(steps: readonly Step[]): string {
  let path = ''
  for (const step of steps) {
    if (typeof step === 'number') path += `[${step}]`
    else if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(step)) path += `[${JSON.stringify(shortened(step))}]`
    else path += (path === '' ? '' : '.') + shortened(step)
  }
  return path
}

function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name
}

/** Refuses a file: puts the faults in the order of the file, names the first of them, counts the rest. */
export function refusal(raw: readonly RawFault[], text?: string): ReadResult<never> {
  const ordered = [...raw].sort((a, b) => (a.offset ?? 0) - (b.offset ?? 0))
  const lines = text === undefined ? undefined : new LineCounter(text)
  return {
    ok: false,
    faults: ordered.slice(0, faultLimit).map((fault) => named(fault, lines)),
    unnamed: Math.max(0, ordered.length - faultLimit)
  }
}

/** No value of the interchange form lies deeper; what is nested deeper is named by where it begins. */
const deepestPlace = 8

function named({ code, steps, sentence, offset }: RawFault, lines: LineCounter | undefined): Fault {
  const line = offset === undefined ? undefined : lines?.lineOf(offset)
  const place = describeSteps(
    steps.slice(0, deepestPlace).map((step) => (typeof step === 'string' ? printable(step) : step))
  )
  const where = [line === undefined ? '' : `文件第 ${line} 行`, place]
    .filter((part) => part !== '')
    .join('，')
  return {
    code,
    path: jsonPath(steps),
    ...(line === undefined ? {} : { line }),
    message: where === '' ? sentence : `${where}：${sentence}`
  }
}

function printable(name: string): string {
  return shortened(name).replace(/[\p{Cc}\p{Cs}]/gu, '�')
}

/** Counts lines forward, for offsets that come in ascending order. */
class LineCounter {
  private at = 0
  private line = 1
  constructor(private readonly text: string) {}
  lineOf(offset: number): number {
    for (; this.at < offset && this.at < this.text.length; this.at++) {
      if (this.text.charCodeAt(this.at) === 10) this.line++
    }
    return this.line
  }
}
