import { fen, isFen, maxAmount, maxSum, parseInterchangeAmount, printInterchangeAmount } from '@shared/money'
import type { Fen } from '@shared/money'
import { z } from '../zod'
import { fundSources } from './sources'
import type { StatedAmount } from './model'

/**
 * The kinds of field a ledger has. Each schema reads an interchange value (JSON) and writes it back: amounts
 * are texts outside and fen inside, everything else is the same on both sides. The sentences given here are
 * Chinese and complete; what zod reports by itself is put into words in `sentence.ts`.
 */

/** The longest name, the longest text, and the most rows that one list may have. */
export const limits = { name: 200, text: 20_000, rows: 20_000, count: 100_000_000 } as const

const unprintable = /[\p{Cc}\p{Cs}]/u
const unprintableInText = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u
const unprintableSentence = '文字中有不可见的控制字符或残缺的字符，请删去后重新输入。'

/** One line of text. */
export const name = z
  .string()
  .max(limits.name)
  .refine((text) => !unprintable.test(text), unprintableSentence)

/** Text of any number of lines. */
export const text = z
  .string()
  .max(limits.text)
  .refine((value) => !unprintableInText.test(value), unprintableSentence)

/** A subject's code (科目编码); an empty text is a code not chosen yet. Whether it exists is the catalog's question. */
export const subjectCode = z
  .string()
  .regex(/^[0-9A-Za-z]{0,20}$/, '科目编码只能由数字和字母组成，最多 20 位，不带空格和名称。')
  .meta({ id: 'subjectCode', description: '科目编码; an empty text is a code not chosen yet' })

/** A unit's or department's code: it also names files, so it is letters, digits, and - _ . between them. */
export const unitCode = z
  .string()
  .regex(
    /^[0-9A-Za-z](?:[0-9A-Za-z_.-]{0,38}[0-9A-Za-z])?$/,
    '编码只能由数字、字母和中间的 - _ . 组成，1 至 40 位。'
  )
  .meta({ id: 'unitCode', description: '单位编码' })

/** A project's code: text of any form, up to 40 characters, not empty. */
export const projectCode = z
  .string()
  .min(1)
  .max(40)
  .refine((code) => !unprintable.test(code), unprintableSentence)
  .meta({ id: 'projectCode', description: '项目编码, any text' })

const tooLong = '金额过长：一笔金额不能超过 1,000 亿元，最多两位小数。'

function readAmount(printed: string, negative: boolean, context: { issues: z.core.$ZodRawIssue[] }): Fen {
  const read = parseInterchangeAmount(printed, { negative })
  if (read.ok) return read.fen
  context.issues.push({ code: 'custom', input: printed, message: read.message })
  return z.NEVER
}

function amountOf(negative: boolean): z.ZodCodec<z.ZodString, z.ZodCustom<Fen>> {
  const pattern = negative ? /^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,2})?$/ : /^(?:0|[1-9]\d{0,11})(?:\.\d{1,2})?$/
  return z.codec(
    z.string().max(40, tooLong).meta({ pattern: pattern.source }),
    z.custom<Fen>((value) => isFen(value) && Math.abs(value) <= maxAmount && (negative || value >= 0)),
    {
      decode: (printed, context) => readAmount(printed, negative, context),
      encode: (value) => printInterchangeAmount(value)
    }
  )
}

/** An amount: in a file 元 with up to two decimals as text, in memory fen; 0 to 10^13 fen. */
export const amount = amountOf(false).meta({
  id: 'amount',
  description: '元, up to two decimals, at most 100000000000.00'
})

/** An amount that may be negative: prior-year lines alone have it. */
export const signedAmount = amountOf(true).meta({ id: 'signedAmount', description: '元, may be negative' })

/**
 * An amount of a file that is a sum: it may be beyond what one amount may be, up to 9 × 10^15 fen. Whether it
 * is the sum of its lines shows only when all of the file has been read.
 */
export const sumAmount = z
  .codec(
    z.string().max(40, tooLong).meta({ pattern: '^(?:0|[1-9]\\d{0,13})(?:\\.\\d{1,2})?$' }),
    z.custom<Fen>((value) => isFen(value) && value >= 0 && value <= maxSum),
    {
      decode: (printed, context) => readSum(printed) ?? readAmount(printed, false, context),
      encode: (value) => printInterchangeAmount(value)
    }
  )
  .meta({ id: 'sumAmount', description: '元, a sum of amounts, at most 90000000000000.00' })

/** The sum that is too large for one amount; undefined for every other text. */
function readSum(printed: string): Fen | undefined {
  const read = parseInterchangeAmount(printed)
  if (read.ok || read.code !== 'tooLarge') return undefined
  const [whole = '', decimals = ''] = printed.split('.')
  const value = Number(whole + decimals.padEnd(2, '0'))
  return value <= maxSum ? fen(value) : undefined
}

/** A computed amount as a change speaks of it: a kept amount that differs, or the word `computed`. */
export const statedAmount = z.codec(z.string().max(40, tooLong), z.custom<StatedAmount>(), {
  decode: (printed, context) => (printed === 'computed' ? 'computed' : readAmount(printed, false, context)),
  encode: (value) => (value === 'computed' ? 'computed' : printInterchangeAmount(value))
})

/** How many people, cars, posts. */
export const count = z.int().min(0).max(limits.count).meta({ id: 'count' })

/** How many of a thing are bought: up to four decimals. */
export const quantity = z
  .number()
  .min(0)
  .max(1e9)
  .refine((value) => Number(value.toFixed(4)) === value, '数量最多四位小数。')

export const year = z.int().min(2000).max(2100)
export const date = z.iso.date()
export const flag = z.boolean()
export const source = z.enum(fundSources).meta({ id: 'fundSource', description: '资金来源' })
export const rowId = z.int().min(1)
