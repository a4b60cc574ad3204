import { expect, it } from 'vitest'
import { missingWords } from './missing-words'

it('says what is missing in the round’s own words', () => {
  expect(missingWords('approved')).toBe('还没有批复')
  expect(missingWords('secondDraft')).toBe('没有上报')
})
