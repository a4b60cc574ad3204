/** What Excel allows in a sheet's name. */
const longest = 31

/**
 * Names of sheets that Excel takes: no `* ? : \ / [ ]`, no apostrophe (names in formulas are quoted with it), at
 * most 31 characters, none twice in whatever case, none that Excel keeps for itself.
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set(['history'])
  return wanted.map((text) => {
    const plain = text.replace(/[*?:\\/[\]'\p{Cc}]/gu, ' ').trim()
    const name = free(plain === '' ? '表' : plain, taken)
    taken.add(name.toLowerCase())
    return name
  })
}

function free(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` (${number})`
    const tried = `${cut(name, longest - ending.length)}${ending}`
    if (!taken.has(tried.toLowerCase())) return tried
  }
}

/** Cuts between characters, never inside one that takes two units. */
function cut(text: string, most: number): string {
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > most) break
    kept += character
  }
  return kept.trimEnd()
}
