/** What may be shipped, and what may in addition be used as a tool for development only (SPDX names). */
export const shippable = ['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'Zlib']
export const forDevelopment = [
  ...shippable,
  'MPL-2.0',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'Python-2.0',
  'Unlicense',
  'WTFPL'
]

/** Old packages that do not say it in SPDX. Each was read. */
const spoken = { 'MIT/X11': 'MIT' }

/**
 * May a package under this licence be used? Understands SPDX expressions with OR, AND and brackets; what it
 * does not understand it refuses.
 *
 * @param {string | undefined} expression the `license` field
 * @param {readonly string[]} allowed
 */
export function isAllowed(expression, allowed) {
  if (typeof expression !== 'string') return false
  const tokens = (spoken[expression] ?? expression).match(/\(|\)|[^\s()]+/g) ?? []
  let at = 0
  const one = () => {
    const token = tokens[at]
    at += 1
    if (token !== '(') return allowed.includes(token)
    const inner = either()
    at += 1
    return inner
  }
  const both = () => {
    let result = one()
    while (tokens[at] === 'AND') {
      at += 1
      result = one() && result
    }
    return result
  }
  const either = () => {
    let result = both()
    while (tokens[at] === 'OR') {
      at += 1
      result = both() || result
    }
    return result
  }
  return either() && at === tokens.length
}
