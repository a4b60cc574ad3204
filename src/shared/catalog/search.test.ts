import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../testing/runs'
import { Catalog, InitialsIndex, TypedLetters, writeInitials } from './index'
import type { SearchOptions } from './index'
import { smallCatalog } from './testing/small-catalog'

const catalog = new Catalog(smallCatalog)
const economic = (query: string, options?: SearchOptions): string[] =>
  catalog.search('economic', query, options).map(({ code }) => code)
const byFunction = (query: string, options?: SearchOptions): string[] =>
  catalog.search('function', query, options).map(({ code }) => code)

describe('a search', () => {
  it('by the beginning of the code, in order', () => {
    expect(byFunction('208')).toEqual(['208', '20805', '2080501', '2080505'])
    expect(byFunction('05')).toEqual([])
    expect(byFunction('２０８０５０５')).toEqual(['2080505'])
  })

  it('by a part of the name, the best fit first', () => {
    expect(economic('办公费')).toEqual(['30201'])
    expect(economic('债务')).toEqual(['307', '30701'])
    // The shorter name first, and by code among names of the same length.
    expect(economic('费')).toEqual(['30201', '30211', '30217', '30212', '307'])
  })

  it('by brackets of either width', () => {
    expect(economic('出国(境)')).toEqual(['30212'])
    expect(economic('出国（境）')).toEqual(['30212'])
  })

  it('by pinyin initials, from the start and from within, in either case', () => {
    expect(economic('bgf')).toEqual(['30201'])
    expect(economic('BGF')).toEqual(['30201'])
    expect(economic('ｂｇｆ')).toEqual(['30201'])
    expect(economic('jdf')).toEqual(['30217'])
    expect(economic('gw')).toEqual(['30217'])
    expect(economic('xyz')).toEqual([])
  })

  it('by either reading of a character, the one meant first', () => {
    expect(byFunction('xzyx')).toEqual(['2120101'])
    expect(byFunction('hzyh')).toEqual(['2120101'])
    expect(byFunction('shbz')).toEqual(['208'])
    expect(byFunction('skbz')).toEqual(['208'])
    expect(economic('slf')).toEqual(['30211'])
  })

  it('by the other name a subject may have', () => {
    expect(economic('旧')).toEqual(['30211'])
  })

  it('by several words, all of which must fit', () => {
    expect(byFunction('208 单位')).toEqual(['2080501', '20805', '2080505'])
    expect(byFunction('单位 208')).toEqual(byFunction('208 单位'))
    expect(byFunction('212 yl')).toEqual([])
    expect(economic('302　gw')).toEqual(['30217'])
  })

  it('on one level, up to a limit, recent choices first', () => {
    expect(byFunction('208', { level: 'item' })).toEqual(['2080501', '2080505'])
    expect(byFunction('208', { limit: 2 })).toEqual(['208', '20805'])
    expect(economic('费', { recent: ['30217', '30701'] })[0]).toBe('30217')
    expect(economic('费', { recent: ['30217', '30701'] })).not.toContain('30701')
    expect(economic('', { recent: ['30217', '30201'], level: 'division' }).slice(0, 2)).toEqual([
      '30217',
      '30201'
    ])
  })

  it('for nothing finds everything, up to the limit', () => {
    expect(economic('')).toHaveLength(7)
    expect(economic(' \t　', { limit: 3 })).toHaveLength(3)
  })

  const subject = fc.constantFrom(...catalog.subjects('function'), ...catalog.subjects('economic'))

  it('finds every subject by any beginning of its code, any part of its name and any reading', () => {
    const part = (text: string, from: number, length: number): string => {
      const start = from % text.length
      return text.slice(start, start + 1 + (length % (text.length - start)))
    }
    fc.assert(
      fc.property(subject, fc.nat(), fc.nat(), (each, from, length) => {
        const find = (query: string): string[] =>
          catalog.search(each.classification, query, { limit: Infinity }).map(({ code }) => code)
        expect(find(each.code.slice(0, 1 + (length % each.code.length)))).toContain(each.code)
        expect(find(part(each.name, from, length))).toContain(each.code)
        const readings = each.initials.match(/\[[a-z]+\]|[a-z]/g) ?? []
        const spoken = readings.map((reading, at) => {
          const letters = reading.replace(/[[\]]/g, '')
          return letters.charAt((from + at) % letters.length)
        })
        expect(find(part(spoken.join(''), from, length))).toContain(each.code)
      }),
      { numRuns: runs(2_000) }
    )
  })

  it('never throws and never finds more than the limit', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...Array.from('208bgf办公 （[.*')) })
    )
    fc.assert(
      fc.property(text, fc.nat(5), (query, limit) => {
        expect(catalog.search('function', query, { limit }).length).toBeLessThanOrEqual(limit)
      }),
      { numRuns: runs(2_000) }
    )
  })
})

describe('initials', () => {
  it('are written in the form in which they are read', () => {
    expect(writeInitials(['xh', 'z', 'y', 'xh'])).toBe('[xh]zy[xh]')
    const index = new InitialsIndex('[xh]zy[xh]')
    expect(index.primary).toBe('xzyx')
    expect(index.findInAnyReading(new TypedLetters('zyh'))).toBe(1)
    expect(index.findInAnyReading(new TypedLetters('hzyxx'))).toBe(-1)
    expect(new InitialsIndex('').primary).toBe('')
  })
})
