/** An object without one of its fields. */
export function omit<T extends object, K extends keyof T>(object: T, field: K): Omit<T, K> {
  const rest = { ...object }
  Reflect.deleteProperty(rest, field)
  return rest
}

/** Leaves out the fields that are an empty object or list. */
export function filled<T extends object>(fields: T): { [K in keyof T]?: T[K] } {
  const entries = Object.entries(fields) as [string, unknown][]
  return Object.fromEntries(
    entries.filter(
      ([, value]) => typeof value !== 'object' || value === null || Object.keys(value).length > 0
    )
  ) as { [K in keyof T]?: T[K] }
}
