/**
 * The members of the longest increasing run in a sequence of distinct numbers: the rows that can stay where
 * they are when the others are moved.
 */
export function longestIncreasing(numbers: readonly number[]): Set<number> {
  /** For each length, the index at which the run of that length with the smallest last number ends. */
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  for (const [index, value] of numbers.entries()) {
    const length = firstNotBelow(ends, numbers, value)
    previous[index] = length === 0 ? undefined : ends[length - 1]
    ends[length] = index
  }
  const members = new Set<number>()
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) {
    const value = numbers[index]
    if (value !== undefined) members.add(value)
  }
  return members
}

function firstNotBelow(ends: readonly number[], numbers: readonly number[], value: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[ends[middle] ?? 0] ?? Infinity) < value) low = middle + 1
    else high = middle
  }
  return low
}
