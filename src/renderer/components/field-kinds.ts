import type { Json } from '@shared/ledger'
import { fields } from '@shared/ledger'
import {
  parseAmount,
  parseInterchangeAmount,
  printExactWanyuan,
  printInterchangeAmount,
  printWanyuan,
  printYuan
} from '@shared/money'

/** What a typed text comes to as an interchange value; absent is an empty field. */
export type FieldRead =
  { readonly ok: true; readonly value: Json | undefined } | { readonly ok: false; readonly reason: string }

/** How a value stands in a field: at rest, while it is edited, and what a typed text means. */
export interface FieldKind {
  readonly show: (value: Json | undefined) => string
  readonly edit: (value: Json | undefined) => string
  readonly read: (text: string) => FieldRead
}

const EMPTY: FieldRead = { ok: true, value: undefined }

const plain = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** The unit of amounts in words. */
export const unitName = (unit: 'yuan' | 'wanyuan'): string => (unit === 'yuan' ? '元' : '万元')

/** An interchange amount (元) as it is shown: 1,234.50, in 万元 rounded once to two decimals; nothing for none. */
export function showAmount(value: Json | undefined, shown: 'yuan' | 'wanyuan'): string {
  const read = typeof value === 'string' ? parseInterchangeAmount(value, { negative: true }) : undefined
  if (read?.ok !== true) return plain(value)
  return shown === 'yuan' ? printYuan(read.fen) : printWanyuan(read.fen, { zero: '0.00' })
}

/**
 * Money: shown in the one unit, typed in the other where the user chose so. While it is edited it stands there
 * exactly and without separators, in the unit in which it is typed.
 */
export function amountKind(units: {
  readonly shown: 'yuan' | 'wanyuan'
  readonly entered: 'yuan' | 'wanyuan'
  readonly negative?: boolean | undefined
}): FieldKind {
  const { shown, entered, negative = false } = units
  return {
    show: (value) => showAmount(value, shown),
    edit: (value) => {
      const read = typeof value === 'string' ? parseInterchangeAmount(value, { negative: true }) : undefined
      if (read?.ok !== true) return plain(value)
      return entered === 'yuan'
        ? printYuan(read.fen, { grouped: false })
        : printExactWanyuan(read.fen, { grouped: false })
    },
    read: (text) => {
      const read = parseAmount(text, { unit: entered, negative })
      if (!read.ok) return { ok: false, reason: read.message }
      return read.empty ? EMPTY : { ok: true, value: printInterchangeAmount(read.fen) }
    }
  }
}

/** A text of one line: outer spaces are nobody's meaning. */
export function lineKind(limit: number): FieldKind {
  return {
    show: plain,
    edit: plain,
    read: (text) => readText(text.trim(), limit)
  }
}

/** A text of several lines, kept as typed; of blanks alone it is empty. */
export function textKind(limit: number): FieldKind {
  return {
    show: plain,
    edit: plain,
    read: (text) => readText(text.trim() === '' ? '' : text.replaceAll('\r\n', '\n'), limit)
  }
}

function readText(text: string, limit: number): FieldRead {
  if (text === '') return EMPTY
  if (text.length <= limit) return { ok: true, value: text }
  return {
    ok: false,
    reason: `最多 ${limit} 字，现在有 ${text.length} 字，请删去 ${text.length - limit} 字。`
  }
}

/** How many people, cars, posts: a whole number, not negative. Full-width digits and separators are taken. */
export const countKind: FieldKind = {
  show: plain,
  edit: plain,
  read: (typed) => {
    const text = typed.normalize('NFKC').replaceAll(/\s/g, '')
    if (text === '') return EMPTY
    if (!/^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)$/.test(text)) {
      return { ok: false, reason: '请填不带小数的数字，例如 12；没有就填 0 或留空。' }
    }
    const count = Number(text.replaceAll(',', ''))
    if (count <= fields.limits.count) return { ok: true, value: count }
    return { ok: false, reason: '数字太大，请检查是否多输了位数。' }
  }
}

/** A date: 2024-01-31, 2024-1-31, 2024.1.31, 2024/1/31, 2024年1月31日, 20240131. */
export const dateKind: FieldKind = {
  show: plain,
  edit: plain,
  read: (typed) => {
    const text = typed.normalize('NFKC').replaceAll(/\s/g, '').replaceAll('。', '.')
    if (text === '') return EMPTY
    const parts =
      /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
      /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text) ??
      /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/.exec(text)
    if (parts === null) return { ok: false, reason: '请填年月日，例如 2024-1-31 或 20240131。' }
    const [, year = '', month = '', day = ''] = parts
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    if (fields.date.safeParse(date).success) return { ok: true, value: date }
    return { ok: false, reason: `没有 ${year} 年 ${Number(month)} 月 ${Number(day)} 日这一天，请改正。` }
  }
}

/** One of a few: what is chosen is the value. */
export const choiceKind: FieldKind = {
  show: plain,
  edit: plain,
  read: (text) => (text === '' ? EMPTY : { ok: true, value: text })
}
