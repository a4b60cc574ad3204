/**
 * Money as an integer number of fen (分, 1/100 元). Every amount in the program, in SQLite and in memory, is
 * of this kind; a floating-point number never is.
 */
export type Fen = number & FenBrand

declare const fenBrand: unique symbol
/** What makes a number a {@link Fen}: for the compiler only, and nameable in declarations made from it. */
export interface FenBrand {
  readonly [fenBrand]: 'fen'
}

/**
 * Takes a number as an amount in fen. Negative zero becomes zero.
 * @throws RangeError when it is not a safe integer: a fault of the program, since what users type or files hold
 * is read by the parsers, which refuse with a sentence
 */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value))
    throw new RangeError(`An amount must be an integer number of fen: ${value}`)
  return (value === 0 ? 0 : value) as Fen
}

/** Whether a value is an integer number of fen, without throwing. Negative zero is not: no amount is. */
export function isFen(value: unknown): value is Fen {
  return Number.isSafeInteger(value) && !Object.is(value, -0)
}

/** Nothing: exactly zero fen. Not the same as an absent amount. */
export const zeroFen = fen(0)

/** The most that one entered amount may be: 10^13 fen, i.e. 1,000 亿元. */
export const maxAmount = fen(1e13)

/** The most that a sum may be, either way: 9 × 10^15 fen, just below the last exact integer of a double. */
export const maxSum = fen(9e15)
