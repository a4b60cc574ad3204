const two = (number: number): string => String(number).padStart(2, '0')

/** The clock's time of an ISO 8601 instant, local: "08:05:09". A text that is none reads as it stands. */
export function clockTime(instant: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')
}

/** A day as users of this machine read it: "2023-05-01". */
export const localDay = (at: Date): string =>
  [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-')

/** Day and minute of an ISO 8601 instant, local: "2023-05-01 08:05". A text that is none reads as it stands. */
export function dayAndTime(instant: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  return `${localDay(at)} ${two(at.getHours())}:${two(at.getMinutes())}`
}
