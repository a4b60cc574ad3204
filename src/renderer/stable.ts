import type { ComputedRef } from 'vue'
import { computed } from 'vue'

/** A list that is the same one as long as the same things stand in it: what is drawn from it is then left alone. */
export function stableList<T>(reckon: () => readonly T[]): ComputedRef<readonly T[]> {
  return computed((before?: readonly T[]) => {
    const now = reckon()
    const same = before?.length === now.length && now.every((one, n) => one === before[n])
    return same ? before : now
  })
}

/** The same for a map: as long as the same values stand under the same keys, whatever their order. */
export function stableMap<K, V>(reckon: () => ReadonlyMap<K, V>): ComputedRef<ReadonlyMap<K, V>> {
  return computed((before?: ReadonlyMap<K, V>) => {
    const now = reckon()
    const same =
      before?.size === now.size &&
      [...now].every(([key, value]) => before.has(key) && before.get(key) === value)
    return same ? before : now
  })
}
