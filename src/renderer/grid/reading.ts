import { parseAmount, printInterchangeAmount } from '@shared/money'
import type {
  AmountColumn,
  ChoiceColumn,
  DateColumn,
  DecimalColumn,
  GridColumn,
  IntegerColumn,
  Option,
  Parsed,
  TextColumn
} from './model'

type Refused = Extract<Parsed, { ok: false }>

const EMPTY: Parsed = { ok: true, value: undefined }
const taken = (value: string): Parsed => ({ ok: true, value })
const refused = (reason: string): Refused => ({ ok: false, reason })

/** A text without the apostrophe by which a spreadsheet keeps it a text. */
const bare = (typed: string): string => typed.trim().replace(/^['‘’＇](?=.)/, '')

/** Full-width signs as an input method types them, 。 and blanks of every width, in plain ASCII; trimmed. */
export const plain = (typed: string): string =>
  typed
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('。', '.')
    .replace(/[\u2000-\u200a\u202f\u205f\u3000\u00a0]/g, ' ')
    .trim()

/** A text and a label alike where only width and case differ: 上年结转（一般公共预算） has brackets of its own. */
const folded = (text: string): string => plain(text).toLowerCase()

function readText({ maxLength }: TextColumn, typed: string): Parsed {
  const text = typed.replaceAll('\r\n', '\n').trim()
  if (text === '') return EMPTY
  const length = Array.from(text).length
  return maxLength !== undefined && length > maxLength
    ? refused(`最多 ${maxLength} 个字，这里有 ${length} 个，请删减。`)
    : taken(text)
}

function readAmount({ entered, negative = false }: AmountColumn, typed: string): Parsed {
  const read = parseAmount(typed, { unit: entered, negative })
  if (!read.ok) return refused(read.message)
  return read.empty ? EMPTY : taken(printInterchangeAmount(read.fen))
}

/** The digits of a number with its separators, commas or blanks, taken out; a refusal where they stand in wrong places. */
function ungrouped(text: string): string | Refused {
  const [separator] = /[, ]/.exec(text) ?? []
  if (separator === undefined) return text
  const form = separator === ',' ? /^[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/ : /^[1-9]\d{0,2}( \d{3})+(\.\d*)?$/
  if (form.test(text)) return text.replaceAll(separator, '')
  if (!/^[\d., ]+$/.test(text)) return text
  return refused(
    separator === ','
      ? '千分位逗号的位置不对，应从个位起每三位一个。'
      : '数字中间有空格，空格的位置不对：用作千分位的，从个位起每三位空一格；不是的，请去掉。'
  )
}

const withoutZeros = (digits: string): string => digits.replace(/^0+(?=\d)/, '')

/** A lone dash is zero in a spreadsheet's formats of numbers. */
const isDash = (text: string): boolean => /^[-–—−]$/.test(text)

function readInteger({ limit }: IntegerColumn, typed: string): Parsed {
  const text = plain(bare(typed))
  if (text === '') return EMPTY
  if (isDash(text)) return taken('0')
  const digits = ungrouped(text)
  if (typeof digits !== 'string') return digits
  if (/^-\d+$/.test(digits)) return refused('这里不能是负数。')
  // A spreadsheet writes whole numbers with decimals that say nothing.
  const match = /^(\d+)(?:\.0*)?$/.exec(digits)
  if (match === null) {
    return refused(/^\d*\.\d+$/.test(digits) ? '这里要填整数，不能有小数。' : '这里只能填整数，例如 12。')
  }
  const whole = withoutZeros(match[1] ?? '')
  return whole.length > 15 || Number(whole) > limit ? refused(`不能超过 ${limit}。`) : taken(whole)
}

function readDecimal({ decimals }: DecimalColumn, typed: string): Parsed {
  const text = plain(bare(typed))
  if (text === '') return EMPTY
  if (isDash(text)) return taken('0')
  const digits = ungrouped(text)
  if (typeof digits !== 'string') return digits
  const match = /^(\d*)(?:\.(\d*))?$/.exec(digits)
  const [, whole = '', rest = ''] = match ?? []
  if (/^-/.test(digits)) return refused('这里不能是负数。')
  if (match === null || whole + rest === '') return refused('这里只能填数字，例如 12.5。')
  const part = rest.replace(/0+$/, '')
  if (part.length > decimals) return refused(`最多 ${decimals} 位小数，这里有 ${part.length} 位。`)
  if (whole.length > 15) return refused('这个数太大了，请检查是否多输了位数。')
  return taken(withoutZeros(whole === '' ? '0' : whole) + (part === '' ? '' : `.${part}`))
}

/** The answer that stands at a number, from 1: `2` chooses the second. */
const byNumber = (options: readonly Option[], text: string): Option | undefined =>
  /^\d{1,2}$/.test(text) ? options[Number(text) - 1] : undefined

/** The answers that a typed text may mean, best first; all of them for no text. */
export function choicesFor({ options }: ChoiceColumn, typed: string): readonly Option[] {
  const text = folded(typed)
  if (text === '') return options
  const exact = options.filter(({ value, label }) => [value, label].some((one) => folded(one) === text))
  if (exact.length > 0) return exact
  const starting = options.filter(
    ({ value, label, initials }) =>
      folded(label).startsWith(text) || folded(value).startsWith(text) || initials?.startsWith(text) === true
  )
  const containing = options.filter((option) => folded(option.label).includes(text))
  const numbered = byNumber(options, text)
  return [...new Set([...(numbered ? [numbered] : []), ...starting, ...containing])]
}

function readChoice(column: ChoiceColumn, typed: string): Parsed {
  if (plain(typed) === '') return column.optional === true ? EMPTY : refused('这里必须选一项，不能空着。')
  const [only, second] = choicesFor(column, typed)
  if (only === undefined) {
    return refused(
      `没有“${typed.trim()}”这一项，可以填：${column.options.map(({ label }) => label).join('、')}。`
    )
  }
  if (second !== undefined && byNumber(column.options, plain(typed)) === undefined) {
    return refused(`“${typed.trim()}”可以是${only.label}，也可以是${second.label}，请写完整。`)
  }
  return taken(only.value)
}

const two = (digits: string): string => digits.padStart(2, '0')

function readDate(typed: string, year: number): Parsed {
  const text = plain(bare(typed)).replace(/ (?:0{1,2}:00(?::00)?)$/, '')
  if (text === '') return EMPTY
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text) ??
    /^()(\d{1,2})[-./月](\d{1,2})日?$/.exec(text)
  if (match === null) return refused('看不出这是哪一天，请写成 2024-01-31、20240131 或 1-31。')
  const [, typedYear = '', month = '', day = ''] = match
  const full = typedYear === '' ? year : Number(typedYear)
  // The Gregorian calendar, which the language carries: no clock is asked.
  const date = new Date(Date.UTC(full, Number(month) - 1, Number(day)))
  if (date.getUTCMonth() !== Number(month) - 1 || full < 1900) {
    return refused(`没有 ${full} 年 ${Number(month)} 月 ${Number(day)} 日这一天。`)
  }
  return taken(`${full}-${two(month)}-${two(day)}`)
}

const dateYear = ({ year }: DateColumn): number => year ?? new Date().getFullYear()

function readKind(column: GridColumn, typed: string): Parsed {
  switch (column.kind) {
    case 'text':
      return readText(column, typed)
    case 'amount':
      return readAmount(column, typed)
    case 'integer':
      return readInteger(column, typed)
    case 'decimal':
      return readDecimal(column, typed)
    case 'choice':
      return readChoice(column, typed)
    case 'picker':
      return plain(typed) === '' ? EMPTY : column.read(bare(typed))
    case 'date':
      return readDate(typed, dateYear(column))
  }
}

/**
 * What a typed or pasted text comes to in a column: its canonical value, nothing for blank, or a refusal with the
 * reason. Amounts are read as `parseAmount` reads them, in the unit in which the column is entered.
 */
export function readCell(column: GridColumn, typed: string): Parsed {
  const read = readKind(column, typed)
  if (!read.ok) return read
  const reason = column.check?.(read.value)
  return reason === undefined ? read : refused(reason)
}
