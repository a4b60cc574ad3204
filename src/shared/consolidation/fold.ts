import type { Coordinate } from './coordinates'
import { View } from './view'
import { admits, conditioned } from './where'
import type { Where } from './where'

/** Whether the facts of a key are meant. */
export function keyTest(view: View, where: Where): (key: number) => boolean {
  const tests = conditioned(where).flatMap((coordinate) => {
    const condition = where[coordinate]
    return condition === undefined ? [] : [{ read: view.reader(coordinate), test: admits(condition) }]
  })
  return (key) => tests.every(({ read, test }) => test(read(key)))
}

/**
 * A view by fewer coordinates, of the facts that are meant.
 * @param note told for every key that was meant which key its facts have in the new view
 */
export function fold(
  view: View,
  by: readonly Coordinate[],
  where: Where,
  note: (key: number, into: number) => void = () => undefined
): View {
  const isMeant = keyTest(view, where)
  const readers = by.map((coordinate) => view.reader(coordinate))
  const folded = new View(by)
  for (let key = 0; key < view.size; key++) {
    if (!view.has(key) || !isMeant(key)) continue
    const into = folded.key(readers.map((read) => read(key)))
    folded.addSums(into, view, key)
    note(key, into)
  }
  return folded
}
