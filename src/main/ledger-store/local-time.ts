const two = (value: number): string => String(value).padStart(2, '0')

/** A day as users of this machine read it: 2023-05-01. */
export function localDay(time: Date): string {
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
}

/** A time as users of this machine read it: 2023-05-01 09:30. */
export function localTime(iso: string): string {
  const time = new Date(iso)
  return `${localDay(time)} ${two(time.getHours())}:${two(time.getMinutes())}`
}
