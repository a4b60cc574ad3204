import { coordinates } from './coordinates'
import type { Coordinate } from './coordinates'

/** The texts that a coordinate may have, or those that it may not have. */
export type Condition = readonly string[] | { readonly except: readonly string[] }

/** Which facts are meant: those that fulfil every condition. No condition means all facts. */
export type Where = { readonly [C in Coordinate]?: Condition }

/** Whether a condition names the texts that it admits. */
export function isList(condition: Condition | undefined): condition is readonly string[] {
  return Array.isArray(condition)
}

/** Whether nothing can fulfil a condition. */
export function isNever(condition: Condition | undefined): boolean {
  return isList(condition) && condition.length === 0
}

/** The coordinates that have a condition, in their fixed order. */
export function conditioned(where: Where): Coordinate[] {
  return coordinates.filter((coordinate) => where[coordinate] !== undefined)
}

/** A condition as a function. */
export function admits(condition: Condition): (text: string) => boolean {
  const texts = new Set(isList(condition) ? condition : condition.except)
  return isList(condition) ? (text) => texts.has(text) : (text) => !texts.has(text)
}

/** Whether a fact is meant, told by its text on each coordinate. */
export function matcher(where: Where): (textOf: (coordinate: Coordinate) => string) => boolean {
  const tests = Object.entries(where).map(
    ([coordinate, condition]) => [coordinate as Coordinate, admits(condition)] as const
  )
  return (textOf) => tests.every(([coordinate, test]) => test(textOf(coordinate)))
}

/** Both at once: the facts that fulfil the one and the other. */
export function both(a: Where, b: Where): Where {
  const merged: { [C in Coordinate]?: Condition } = { ...a }
  for (const coordinate of Object.keys(b) as Coordinate[]) {
    const [one, other] = [a[coordinate], b[coordinate]]
    if (other !== undefined) merged[coordinate] = one === undefined ? other : intersection(one, other)
  }
  return merged
}

function intersection(a: Condition, b: Condition): Condition {
  if (isList(a)) return a.filter(admits(b))
  return isList(b) ? b.filter(admits(a)) : { except: [...new Set([...a.except, ...b.except])] }
}
