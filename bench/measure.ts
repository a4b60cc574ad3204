/** One figure beside its baseline, both taken in the same run, in milliseconds unless the name says otherwise. */
export interface Row {
  readonly name: string
  readonly figure: number
  readonly baseline: number
  readonly baselineName: string
  /** How many times the baseline the figure may be; none where it is only reported. */
  readonly bound?: number
}

/** The `share` quantile of some times: 0.5 is the median, 0.95 the p95. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  const at = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (at === undefined) throw new Error('no times to take a quantile of')
  return at
}

export const median = (times: readonly number[]): number => quantile(times, 0.5)

/** Runs two things in turn, so that a machine that slows down slows both. */
export async function alternately(
  rounds: number,
  first: () => Promise<number> | number,
  second: () => Promise<number> | number
): Promise<{ first: number[]; second: number[] }> {
  const times = { first: [] as number[], second: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    times.first.push(await first())
    times.second.push(await second())
  }
  return times
}

/** Prints a row; tells whether it is within its bound. */
export function print({ name, figure, baseline, baselineName, bound }: Row): boolean {
  const ratio = figure / baseline
  const within = bound === undefined || ratio <= bound
  const verdict = bound === undefined ? '' : `  bound ${bound.toFixed(2)} ×  ${within ? 'within' : 'BEYOND'}`
  process.stdout.write(
    `${name.padEnd(44)} ${figure.toFixed(3).padStart(10)} ms   ${baselineName}: ${baseline.toFixed(3)} ms   ratio ${ratio.toFixed(ratio < 0.1 ? 4 : 2)} ×${verdict}\n`
  )
  return within
}
