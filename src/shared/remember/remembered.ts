/** A function of an immutable object whose answers are kept as long as the object is. */
export function remembered<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const answers = new WeakMap<K, { readonly answer: T }>()
  return (key) => {
    const known = answers.get(key)
    if (known !== undefined) return known.answer
    const answer = make(key)
    answers.set(key, { answer })
    return answer
  }
}

/**
 * As {@link remembered}, of an object and of what else the answer depends on: the last answer is kept as long as all
 * of that is the same.
 */
export function rememberedWith<K extends object, R extends readonly unknown[], T>(
  make: (key: K, ...rest: R) => T
): (key: K, ...rest: R) => T {
  const answers = new WeakMap<K, { readonly to: R; readonly answer: T }>()
  return (key, ...to) => {
    const known = answers.get(key)
    if (known !== undefined && isSame(known.to, to)) return known.answer
    const answer = make(key, ...to)
    answers.set(key, { to, answer })
    return answer
  }
}

/** Whether these are the same things, one by one. */
export function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false
  return true
}

/** So many texts are remembered at a time: a file from outside may bring any number of them. */
const most = 5000

/** A function of a text whose answers are kept, for the few texts that are asked about again and again. */
export function rememberedText<T>(make: (text: string) => T): (text: string) => T {
  const answers = new Map<string, { readonly answer: T }>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known.answer
    const answer = make(text)
    if (answers.size >= most) answers.clear()
    answers.set(text, { answer })
    return answer
  }
}
