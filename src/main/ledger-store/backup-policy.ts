/** What the policy needs to know of a backup. */
export interface DatedBackup {
  /** Counts up with every backup of a ledger; order is by this, never by a clock. */
  sequence: number
  time: Date
}

const recent = 10
const days = 30
const dayMilliseconds = 24 * 60 * 60 * 1000

/**
 * Which backups stay: the ten most recent, and of each of the last thirty days (UTC) the last one. Days to come
 * (the clock was wrong then, or is now) count like the last thirty until the clock has passed them.
 */
export function keep<B extends DatedBackup>(backups: readonly B[], now: Date): B[] {
  const newestFirst = [...backups].sort((a, b) => b.sequence - a.sequence)
  const seen = new Set<string>()
  const kept = newestFirst.filter(({ time }, index) => {
    const day = time.toISOString().slice(0, 10)
    const lastOfDay = !seen.has(day)
    seen.add(day)
    const age = dayNumber(now) - dayNumber(time)
    return index < recent || (lastOfDay && age < days)
  })
  return kept.reverse()
}

function dayNumber(time: Date): number {
  return Math.floor(time.getTime() / dayMilliseconds)
}
