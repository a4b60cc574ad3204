import type { Classification } from '@shared/ledger'
import type { Fen } from '@shared/money'
import { percentChange, printWanyuan, printYuan, difference } from '@shared/money'

/** How the print page writes amounts and subjects. */
export interface PrintWords {
  readonly unit: '元' | '万元'
  /** An absent amount is an empty cell; an exact zero is 0.00. */
  readonly amount: (amount: Fen | undefined) => string
  /** A code with its name: 2150101 行政运行. */
  readonly subject: (classification: Classification, code: string, name?: string) => string
}

/** @param label a code with its name, the code alone where the catalog lacks it */
export function printWords(
  shown: 'yuan' | 'wanyuan',
  label: (classification: Classification, code: string) => string
): PrintWords {
  const print = (amount: Fen): string =>
    shown === 'yuan' ? printYuan(amount) : printWanyuan(amount, { zero: '0.00' })
  return {
    unit: shown === 'yuan' ? '元' : '万元',
    amount: (amount) => (amount === undefined ? '' : print(amount)),
    subject: (classification, code, name) => {
      const known = label(classification, code)
      return known === code && name !== undefined ? `${code} ${name}` : known
    }
  }
}

/** Two cells: the change against the prior year and its percentage; empty where there is nothing to compare. */
export function changeCells(
  words: PrintWords,
  current: Fen | undefined,
  prior: Fen | undefined
): readonly [string, string] {
  if (current === undefined || prior === undefined) return ['', '']
  const percent = percentChange(current, prior)
  return [words.amount(difference(current, prior)), percent === undefined ? '' : `${percent}%`]
}

/** A count, empty where it is not filled. */
export const count = (value: number | undefined): string => (value === undefined ? '' : String(value))

/** 是 or 否, empty where it is not said. */
export const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? '是' : '否')
