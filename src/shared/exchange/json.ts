import type { Step } from '@shared/ledger'
import type { RawFault } from './fault'

/**
 * A strict JSON reader for files from outside. Beyond JSON.parse it knows where every value stands, refuses
 * fields that come twice or touch prototypes, and bounds depth, so that every fault can be named by its place
 * and no file can exhaust the program.
 */
export interface JsonDocument {
  readonly value: unknown
  /** Fields that come twice, and names that no file may use. */
  readonly faults: readonly RawFault[]
  /** Where a value stands in the text, or what it should stand in when it is missing. */
  readonly offsetOf: (steps: readonly Step[]) => number
}

/** A document, or the one fault at which reading had to stop. */
export type JsonResult =
  { readonly ok: true; readonly document: JsonDocument } | { readonly ok: false; readonly fault: RawFault }

/** No value of the interchange form lies deeper than 8. */
const deepest = 32
/** The longest number: more digits than any field takes. */
const longestNumber = 40

/** Reads a text as JSON. Never throws. */
export function readJson(text: string): JsonResult {
  const reader = new Reader(text)
  try {
    return { ok: true, document: reader.document() }
  } catch (error) {
    if (error instanceof Stop) return { ok: false, fault: error.fault }
    throw error
  }
}

class Stop extends Error {
  constructor(readonly fault: RawFault) {
    super(fault.sentence)
  }
}

const plain = /[^"\\\p{Cc}]*/uy
const numeral = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const space = /[ \t\n\r]*/y
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t'
}
const words: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null]
]

class Reader {
  private at = 0
  private readonly steps: Step[] = []
  private readonly faults: RawFault[] = []
  /** Where the members of each object and array stand. */
  private readonly places = new WeakMap<object, Map<Step, number>>()

  constructor(private readonly text: string) {}

  document(): JsonDocument {
    this.skip()
    const start = this.at
    const value = this.value()
    this.skip()
    if (this.at < this.text.length) this.stop('notJson', '内容结束之后还有多余的文字，请删去。')
    return { value, faults: this.faults, offsetOf: (steps) => this.offsetOf(value, start, steps) }
  }

  private offsetOf(root: unknown, start: number, steps: readonly Step[]): number {
    let [value, offset] = [root, start]
    for (const step of steps) {
      if (typeof value !== 'object' || value === null) break
      const place = this.places.get(value)?.get(step)
      if (place === undefined) break
      offset = place
      value = (value as Readonly<Record<Step, unknown>>)[step]
    }
    return offset
  }

  private value(): unknown {
    if (this.steps.length > deepest) this.stop('tooDeep', `层次太深，最多 ${deepest} 层。`)
    const next = this.text[this.at]
    if (next === '{') return this.object()
    if (next === '[') return this.array()
    if (next === '"') return this.string()
    for (const [word, value] of words) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length
        return value
      }
    }
    return this.number()
  }

  private object(): object {
    const object: Record<string, unknown> = {}
    const places = new Map<Step, number>()
    this.places.set(object, places)
    this.at++
    this.skip()
    if (this.take('}')) return object
    do {
      this.skip()
      const start = this.at
      if (this.text[start] !== '"') this.stop('notJson', '这里应为写在引号里的字段名。')
      const name = this.string()
      this.steps.push(name)
      this.skip()
      if (!this.take(':')) this.stop('notJson', '字段名后面应为冒号。')
      this.skip()
      const value = this.value()
      this.keep(object, places, name, value, start)
      this.steps.pop()
      this.skip()
    } while (this.take(','))
    if (!this.take('}')) this.stop('notJson', '这里应为逗号或右花括号，文件可能不完整。')
    return object
  }

  private keep(
    object: Record<string, unknown>,
    places: Map<Step, number>,
    name: string,
    value: unknown,
    start: number
  ): void {
    if (name === '__proto__') this.note('unknownField', '不认识这个字段，请删去。', start)
    else if (places.has(name)) this.note('duplicateField', '同一个字段写了两次，请只留一个。', start)
    else {
      places.set(name, start)
      object[name] = value
    }
  }

  private array(): unknown[] {
    const array: unknown[] = []
    const places = new Map<Step, number>()
    this.places.set(array, places)
    this.at++
    this.skip()
    if (this.take(']')) return array
    do {
      this.skip()
      places.set(array.length, this.at)
      this.steps.push(array.length)
      array.push(this.value())
      this.steps.pop()
      this.skip()
    } while (this.take(','))
    if (!this.take(']')) this.stop('notJson', '这里应为逗号或右方括号，文件可能不完整。')
    return array
  }

  private string(): string {
    this.at++
    let string = ''
    for (;;) {
      string += this.match(plain)
      const next = this.text[this.at]
      if (next === '"') {
        this.at++
        return string
      }
      if (next !== '\\') this.stop('notJson', '文字没有结束的引号，或其中有换行等控制字符。')
      string += this.escape()
    }
  }

  private escape(): string {
    const kind = this.text[this.at + 1] ?? ''
    if (kind !== 'u') {
      const character = Object.hasOwn(escapes, kind) ? escapes[kind] : undefined
      if (character === undefined) return this.stop('notJson', '反斜杠后面的写法不对。')
      this.at += 2
      return character
    }
    const digits = this.text.slice(this.at + 2, this.at + 6)
    if (!/^[0-9A-Fa-f]{4}$/.test(digits)) this.stop('notJson', '反斜杠后面的写法不对。')
    this.at += 6
    return String.fromCharCode(Number.parseInt(digits, 16))
  }

  private number(): number {
    const digits = this.match(numeral)
    if (digits === '') this.stop('notJson', '这里不是 JSON 的写法，文件可能不完整或被改坏。')
    if (digits.length > longestNumber)
      this.stop('invalidValue', '数字太长。金额请写成带引号的文字，例如 "1234.50"。')
    // Plus zero: JSON can say -0, which no field means.
    return Number(digits) + 0
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0] ?? ''
    this.at += found.length
    return found
  }

  private skip(): void {
    this.match(space)
  }

  private take(character: string): boolean {
    const found = this.text[this.at] === character
    if (found) this.at++
    return found
  }

  private note(code: RawFault['code'], sentence: string, offset: number): void {
    this.faults.push({ code, steps: [...this.steps], sentence, offset })
  }

  private stop(code: RawFault['code'], sentence: string): never {
    throw new Stop({ code, steps: [...this.steps], sentence, offset: this.at })
  }
}
