/**
 * How many runs a property test makes: all of them in the long suite (`LONG=1`), a share of them otherwise.
 * `least` is the floor that the quick suite keeps.
 */
export function runs(full: number, least = Math.min(full, 300)): number {
  return process.env['LONG'] === '1' ? full : least
}
