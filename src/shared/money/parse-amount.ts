import { fen, maxAmount, zeroFen } from './fen'
import type { Fen } from './fen'
import { lookAlike } from './look-alikes'
import { printYuan } from './print'
import { nameOf, plainText } from './typed-text'

/** Why typed text is not an amount. */
export type AmountFault =
  | 'tooLong'
  | 'exponent'
  | 'letters'
  | 'grouping'
  | 'spaces'
  | 'severalLines'
  | 'date'
  | 'percent'
  | 'decimals'
  | 'brackets'
  | 'formula'
  | 'malformed'
  | 'negative'
  | 'tooLarge'

/** What became of typed or pasted text. Empty is not zero. `message` is a Chinese sentence for the cell. */
export type ParsedAmount =
  | { readonly ok: true; readonly empty: false; readonly fen: Fen }
  | { readonly ok: true; readonly empty: true }
  | { readonly ok: false; readonly code: AmountFault; readonly message: string }

export interface ParseOptions {
  /** What a number without a suffix is in: the unit that the column's header says. */
  readonly unit: 'yuan' | 'wanyuan'
  /** Whether the amount may be below zero: in prior-year lines only. */
  readonly negative: boolean
  /** The greatest magnitude. Default: {@link maxAmount}. */
  readonly limit?: Fen
}

type Refused = Extract<ParsedAmount, { ok: false }>
type Exact = { readonly ok: true; readonly value: bigint } | Refused

const units = {
  yuan: { decimals: 2, name: '元' },
  wanyuan: { decimals: 6, name: '万元' }
} as const

/** Longer text is not an amount, and is not worth a look at each character. */
const longest = 200

function refuse(code: AmountFault, message: string): Refused {
  return { ok: false, code, message }
}

/** What no amount contains, told before the form is judged, so that the sentence names the real mistake. */
function strangeCharacter(text: string): Refused | undefined {
  if (/\d[eE][+-]?\d/.test(text)) {
    return refuse('exponent', '这是科学计数法，后面的位数可能已经丢失，请输入完整的数字。')
  }
  const rest = text.replace(/(?<=[\d.)] *)(?:万元|万|元)/g, '')
  const strange = Array.from(rest).find((character) => !/[\d.,()+\-=¥ ]/.test(character))
  if (strange === undefined) return undefined
  if (strange === '亿') return refuse('letters', '不支持以亿为单位，请换算成万元或元再输入。')
  if (strange === '万' || strange === '元') {
    return refuse('malformed', '单位只能写在数字后面，例如 1234.5万 或 500元。')
  }
  if (/[*/×÷^%％]/.test(strange)) {
    return refuse('formula', `算式里只能有加号和减号，不能有${nameOf(strange)}。`)
  }
  return refuse('letters', `金额里不能有${nameOf(strange)}，只能是数字。`)
}

/** What spreadsheets and other programs put before a number, and what says no more than ¥ does. */
function withoutMarks(text: string): string {
  return text
    .replace(/^['‘’＇](?=.)/, '')
    .trim()
    .replace(/^([+-]? *\(?) *(?:RMB|CNY|人民币)[:：]? *¥?/i, '$1¥')
}

/** A number without the spaces between its groups of three; one in any other place is told. */
function closed(text: string): string | Refused {
  if (!/[\d.,] +[\d.,]/.test(text)) return text
  if (/^[1-9]\d{0,2}(?: \d{3})+(?:\.\d*)? *(?:万元|万|元)?$/.test(text)) return text.replaceAll(' ', '')
  return refuse(
    'spaces',
    '数字中间有空格，位置又不像千分位：用空格分千分位的，从个位起每三位空一格，例如 1 234 567.50；不是的，请把空格去掉。'
  )
}

/** An unsigned number with an optional suffix, exactly in fen. */
function readNumber(typed: string, { unit }: ParseOptions): Exact {
  const text = closed(typed)
  if (typeof text !== 'string') return text
  const match = /^([\d,]*)(?:\.([\d.,]*))? *(万元|万|元)?$/.exec(text)
  const [, whole = '', decimals = '', suffix] = match ?? []
  if (match === null || (whole === '' && decimals === '')) {
    return refuse('malformed', '看不出这是多少金额，请输入一个数字，例如 1234.50。')
  }
  if (decimals.includes('.')) return refuse('malformed', '一个数字里只能有一个小数点。')
  if (decimals.includes(',')) return refuse('grouping', '小数点后面不能有千分位逗号。')
  if (whole.includes(',') && !/^[1-9]\d{0,2}(?:,\d{3})+$/.test(whole)) {
    return refuse('grouping', '千分位逗号的位置不对，应从个位起每三位一个，例如 1,234,567.50。')
  }
  const { decimals: most, name } =
    suffix === undefined ? units[unit] : units[suffix === '元' ? 'yuan' : 'wanyuan']
  if (decimals.length > most) {
    const reason = name === '元' ? '元以下只到分，最多两位小数' : '以万元输入时最多六位小数（到分）'
    return refuse('decimals', `${reason}，这里有 ${decimals.length} 位，请核对后重新输入。`)
  }
  const scale = name === '元' ? 1n : 10_000n
  return {
    ok: true,
    value: BigInt(whole.replaceAll(',', '') + decimals) * ((scale * 100n) / 10n ** BigInt(decimals.length))
  }
}

/** One amount with its sign, currency mark or brackets: -1,234.50, ¥-3, (1,234.50), ¥(5)万元. */
function readAmount(text: string, options: ParseOptions): Exact {
  const bracketed = /^¥? *\(([^()]*)\) *(万元|万|元)?$/.exec(text)
  if (bracketed !== null) {
    const inner = (bracketed[1] ?? '').trim().replace(/^¥ */, '')
    return negated(readNumber(`${inner}${bracketed[2] ?? ''}`, options))
  }
  if (/[()]/.test(text)) {
    return refuse('brackets', '括号只能成对地括住一个数字，表示负数，例如 (1,234.50)。')
  }
  const marked = /^([+-]?) *¥? *([+-]?) *(.*)$/.exec(text)
  const [, first = '', second = '', number = ''] = marked ?? []
  if (first !== '' && second !== '') return refuse('malformed', '一个数字前面只能有一个正负号。')
  const read = readNumber(number, options)
  return first + second === '-' ? negated(read) : read
}

function negated(exact: Exact): Exact {
  return exact.ok ? { ok: true, value: -exact.value } : exact
}

/** =1200+34.5-3: a sum of numbers, each under the rules and the limit of an amount. */
function readSum(text: string, options: ParseOptions): Exact {
  const terms = text.match(/[+-]? *[^+-]+|[+-]/g)
  if (terms === null) return refuse('formula', '等号后面没有内容，请输入算式，例如 =1200+34.5-3。')
  let total = 0n
  for (const term of terms) {
    if (/[()=¥]/.test(term)) return refuse('formula', '算式里只能有数字、加号和减号，例如 =1200+34.5-3。')
    if (/^[+-] *$/.test(term)) return refuse('formula', '算式不完整：加号或减号的后面缺少数字。')
    const read = readAmount(term.trim(), options)
    if (!read.ok) return read
    const refused = beyond(read.value, options)
    if (refused !== undefined) return refused
    total += read.value
  }
  return { ok: true, value: total }
}

function beyond(value: bigint, { limit = maxAmount }: ParseOptions): Refused | undefined {
  if (value <= BigInt(limit) && value >= -BigInt(limit)) return undefined
  return refuse('tooLarge', `金额超过上限 ${printYuan(limit)} 元，请检查是否多输了位数，或把元当成了万元。`)
}

/**
 * Reads an amount as a finance clerk types or pastes it, exactly: thousands separators in their right places,
 * full-width digits and signs, 。 as decimal point, spaces in place of the separators, the suffixes 元, 万 and 万元
 * (which stand above `unit`), ¥ or RMB, the apostrophe of a spreadsheet's text cell, brackets or a minus for a negative, and simple sums (=1200+34.5-3). Blank text is empty. A lone dash is
 * zero, as in Excel's accounting format. Anything else is refused with the reason; nothing is guessed and
 * nothing rounded. Never throws.
 */
export function parseAmount(typed: string, options: ParseOptions): ParsedAmount {
  if (typed.length > longest) {
    return refuse('tooLong', `这段文字有 ${typed.length} 个字，不是一个金额，请检查是否粘贴错了位置。`)
  }
  if (/[\d.,元万][^\S\t\r\n]*[\t\r\n]\s*[\d.,]/.test(typed)) {
    return refuse('severalLines', '一格里有好几行或好几列，看不出是哪一个金额，请分开填。')
  }
  const text = withoutMarks(plainText(typed))
  if (text === '') return { ok: true, empty: true }
  if (/^¥? *--?$/.test(text)) return { ok: true, empty: false, fen: zeroFen }
  const other = lookAlike(text)
  if (other !== undefined) return refuse(other.code, other.message)
  const strange = strangeCharacter(text)
  if (strange !== undefined) return strange
  const read = readText(text, options)
  if (!read.ok) return read
  if (read.value < 0n && !options.negative) {
    return refuse('negative', '这里的金额不能是负数，只有上年数可以为负。')
  }
  const refused = beyond(read.value, options)
  return refused ?? { ok: true, empty: false, fen: fen(Number(read.value)) }
}

function readText(text: string, options: ParseOptions): Exact {
  if (text.startsWith('=')) return readSum(text.slice(1).trim(), options)
  if (text.includes('=')) return refuse('formula', '等号只能写在算式的最前面，例如 =1200+34.5-3。')
  if (/[\d.元万] *[+-] *[\d.¥]/.test(text)) {
    return refuse('formula', '算式请以等号开头，例如 =1200+34.5-3。')
  }
  return readAmount(text, options)
}
