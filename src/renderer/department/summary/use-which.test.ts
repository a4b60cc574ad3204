import { expect, it } from 'vitest'
import { namedInShort } from './use-which'

it('names a few units, and counts many', () => {
  expect(namedInShort(['甲'])).toBe('甲')
  expect(namedInShort(['甲', '乙', '丙'])).toBe('甲、乙、丙')
  expect(namedInShort(['甲', '乙', '丙', '丁'])).toBe('甲、乙、丙等 4 个单位')
})
