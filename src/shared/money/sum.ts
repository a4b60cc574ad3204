import { UserError } from '@shared/errors'
import { fen, maxSum, zeroFen } from './fen'
import type { Fen } from './fen'

function tooLarge(): UserError {
  return new UserError(
    'sumTooLarge',
    '合计超过 90,000,000,000,000.00 元，超出可以精确计算的范围，没有得出合计。',
    '请检查是否有金额多输了位数，或把元当成了万元。'
  )
}

/**
 * The exact sum, in fen; of nothing it is zero. The order of the amounts makes no difference, also when
 * amounts of both signs pass the limit on the way and come back.
 * @throws UserError `sumTooLarge` when the sum is beyond ± 9 × 10^15 fen
 */
export function sum(amounts: Iterable<Fen>): Fen {
  let exact = 0n
  let running: number = zeroFen
  for (const amount of amounts) {
    const next = running + amount
    if (Number.isSafeInteger(next)) {
      running = next
    } else {
      exact += BigInt(running)
      running = amount
    }
  }
  if (exact !== 0n) {
    const total = exact + BigInt(running)
    if (total > BigInt(maxSum) || total < -BigInt(maxSum)) throw tooLarge()
    return fen(Number(total))
  }
  if (Math.abs(running) > maxSum) throw tooLarge()
  return fen(running)
}

/**
 * `minuend` − `subtrahend`, exactly, in fen.
 * @throws UserError `sumTooLarge` as for {@link sum}
 */
export function difference(minuend: Fen, subtrahend: Fen): Fen {
  return sum([minuend, negate(subtrahend)])
}

/** The same amount with the other sign; zero stays zero. */
export function negate(amount: Fen): Fen {
  return fen(0 - amount)
}
