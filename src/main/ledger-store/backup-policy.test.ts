import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '@shared/testing/runs'
import { keep, type DatedBackup } from './backup-policy'

const now = new Date('2023-06-30T12:00:00Z')
const hour = 3_600_000
const backup = (sequence: number, hoursAgo: number): DatedBackup => ({
  sequence,
  time: new Date(now.getTime() - hoursAgo * hour)
})
const kept = (backups: DatedBackup[], at = now): number[] => keep(backups, at).map(({ sequence }) => sequence)

describe('the backups that stay', () => {
  it('are the ten most recent, however many a day', () => {
    const backups = Array.from({ length: 25 }, (_, index) => backup(index + 1, (25 - index) / 60))
    expect(kept(backups)).toEqual([16, 17, 18, 19, 20, 21, 22, 23, 24, 25])
  })

  it('and the last of each of thirty days', () => {
    // Four a day, every six hours, for sixty days: sequence 240 is the newest, at 12:00 today.
    const backups = Array.from({ length: 240 }, (_, index) => backup(index + 1, (239 - index) * 6))
    const expected = [
      // The last at 18:00 of each of the 29 days before today, but those that are among the ten.
      ...Array.from({ length: 29 }, (_, day) => 237 - 4 * (28 - day)).filter((sequence) => sequence <= 230),
      ...Array.from({ length: 10 }, (_, index) => 231 + index)
    ]
    expect(kept(backups)).toEqual(expected)
  })

  it('are told by their order, not by a clock that was set back', () => {
    const backups = Array.from({ length: 12 }, (_, index) => backup(index + 1, 24 * 40 + index))
    expect(kept(backups)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })

  it('include those from a time to come, until it has come', () => {
    const future = backup(1, -24 * 100)
    const others = Array.from({ length: 12 }, (_, index) => backup(index + 2, 1))
    expect(kept([future, ...others])).toContain(1)
    expect(kept([future, ...others], new Date(future.time.getTime() + 31 * 24 * hour))).not.toContain(1)
  })

  it('obey the laws, whatever there is', () => {
    const anyBackups = fc
      .array(fc.integer({ min: -2000, max: 2000 }), { maxLength: 120, size: 'max' })
      .map((hours) => hours.map((ago, index) => backup(index + 1, ago)))
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const result = kept(backups)
        expect(result).toEqual([...result].sort((a, b) => a - b))
        expect(result.slice(-10)).toEqual(backups.slice(-10).map(({ sequence }) => sequence))
        // Keeping once more keeps the same: nothing is lost by keeping often.
        expect(kept(backups.filter(({ sequence }) => result.includes(sequence)))).toEqual(result)
        const past = backups.filter(({ sequence, time }) => time <= now && result.includes(sequence))
        expect(past.length).toBeLessThanOrEqual(10 + 30)
      }),
      { numRuns: runs(5_000, 500) }
    )
  })
})
