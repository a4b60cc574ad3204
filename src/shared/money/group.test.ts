import { expect, it } from 'vitest'
import { groupInterchangeAmount } from './index'

it('separates thousands left of the point only', () => {
  const texts = ['0.00', '123.45', '1234.50', '-1234567.89', '100000000.00']
  expect(texts.map(groupInterchangeAmount)).toEqual([
    '0.00',
    '123.45',
    '1,234.50',
    '-1,234,567.89',
    '100,000,000.00'
  ])
})
