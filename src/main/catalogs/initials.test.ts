import { describe, expect, it } from 'vitest'
import { InitialsIndex } from '@shared/catalog'
import { initialsOf } from './initials'

describe('pinyin initials', () => {
  it('are one letter a character, zh, ch and sh by their first', () => {
    expect(initialsOf('办公费')).toBe('bgf')
    expect(initialsOf('征地')).toMatch(/^zd$/)
  })

  it('have every reading of a character, the one meant in this name first', () => {
    expect(initialsOf('行政')).toBe('[xh]z')
    expect(initialsOf('银行')).toMatch(/^y\[hx\]$/)
    expect(new InitialsIndex(initialsOf('会计事务')).primary).toBe('kjsw')
    expect(new InitialsIndex(initialsOf('会议费')).primary).toBe('hyf')
  })

  it('pass over what is not spoken and keep Latin letters and digits', () => {
    expect(initialsOf('因公出国（境）费用')).toBe('ygcgjfy')
    expect(initialsOf('“Ａ类”3号')).toBe('al3h')
    expect(initialsOf('')).toBe('')
    expect(initialsOf('（）')).toBe('')
  })

  it('take any text', () => {
    expect(initialsOf('𠮷\ud800😀ß')).toMatch(/^[a-z\d[\]]*$/)
  })
})
