type Text<T> = (thing: T) => string
type Branch<T> = Map<string, Branch<T> | T[]>

/**
 * Things by one or more texts of theirs, in the order in which the texts came. A group is found a text at a time, so
 * that no text has to be made of them all for each of thousands of lines.
 * @returns the groups by their texts, joined by a space
 */
export function groupedBy<T>(
  things: Iterable<T>,
  ...texts: readonly [first: Text<T>, ...more: Text<T>[]]
): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  const root: Branch<T> = new Map()
  for (const thing of things) {
    let branch: Branch<T> = root
    let group: T[] | undefined
    for (let at = 0; at < texts.length; at++) {
      const text = texts[at]?.(thing) ?? ''
      const next = branch.get(text)
      if (at === texts.length - 1) {
        group = next as T[] | undefined
        if (group === undefined) branch.set(text, (group = []))
      } else if (next === undefined) {
        const made: Branch<T> = new Map()
        branch.set(text, made)
        branch = made
      } else branch = next as Branch<T>
    }
    if (group?.length === 0) groups.set(texts.map((text) => text(thing)).join(' '), group)
    group?.push(thing)
  }
  return groups
}
