import { pinyin } from 'pinyin-pro'
import { writeInitials } from '@shared/catalog'

const asLetters = { pattern: 'first', toneType: 'none', type: 'array' } as const
const isLetter = (text: string | undefined): text is string => text !== undefined && /^[a-z]$/.test(text)

/** The letters of one character: the reading meant in this name first, then every other. */
function letters(character: string, meant: string | undefined): string {
  const others = pinyin(character, { ...asLetters, multiple: true })
  return Array.from(new Set([meant, ...others].filter(isLetter))).join('')
}

/**
 * The pinyin initials of a name, as the catalog's search reads them: 行政 is `[xh]z`. It takes a dictionary of
 * its own, which only the main process loads: the window gets initials with the subjects.
 */
export function initialsOf(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase()
  const spoken = Array.from(plain.matchAll(/\p{Script=Han}/gu), ([character]) => character)
  const meant = spoken.length === 0 ? [] : pinyin(spoken.join(''), asLetters)
  let at = -1
  const positions = Array.from(plain, (character) => {
    if (/[a-z\d]/.test(character)) return character
    if (!/\p{Script=Han}/u.test(character)) return ''
    at += 1
    return letters(character, meant[at])
  })
  return writeInitials(positions.filter((position) => position !== ''))
}
