import type { Subject } from './subject'

/** The most single slips (a digit wrong, missing, too many, two swapped) that still make a near code. */
const farthest = 3

/** A name that so few subjects share says which subject was meant; 行政运行 and its like say nothing. */
const fewOfOneName = 3

/** How many slips of typing lie between two codes: one digit changed, left out or put in, or two swapped. */
export function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(least)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}

function sharedStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}

/**
 * The subjects that an unknown code most likely stands for, the nearest first. A name that came with the code
 * outweighs the code when few subjects bear it; otherwise it decides among equally near codes. Subjects of
 * the level that the code's length names stand before others.
 */
export function nearestSubjects(
  subjects: readonly Subject[],
  code: string,
  { name = '', limit = 3 }: { readonly name?: string; readonly limit?: number } = {}
): Subject[] {
  const wanted = code.slice(0, 20)
  const namesakes = subjects.filter((subject) => name !== '' && subject.name === name)
  const telling = namesakes.length <= fewOfOneName
  const near = subjects.flatMap((subject) => {
    const slips = slipsBetween(wanted, subject.code)
    const named = name !== '' && subject.name === name
    if (slips > farthest && !(named && telling)) return []
    return [{ subject, slips, named, start: sharedStart(wanted, subject.code) }]
  })
  const order = (entry: (typeof near)[number]): number[] => [
    entry.named && telling ? 0 : 1,
    entry.subject.code.length === wanted.length ? 0 : 1,
    entry.slips,
    entry.named ? 0 : 1,
    -entry.start
  ]
  return near
    .map((entry) => ({ entry, order: order(entry) }))
    .sort((a, b) => {
      const at = a.order.findIndex((value, index) => value !== b.order[index])
      if (at >= 0) return (a.order[at] ?? 0) - (b.order[at] ?? 0)
      return a.entry.subject.code < b.entry.subject.code ? -1 : 1
    })
    .slice(0, limit)
    .map(({ entry }) => entry.subject)
}
