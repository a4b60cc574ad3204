import { emptyLedger, sections, sectionStates, singleCells } from '@shared/ledger'
import { describe, expect, it } from 'vitest'
import { listedSections, markOf, markWords, placeOfPath, sectionOfPath } from './section-marks'

const plain = { refused: false, partial: false }

describe('the marks of the sections', () => {
  it('tells a refused text before anything else', () => {
    expect(markOf('income', 'filled', { ...plain, refused: true })).toBe('wrong')
    expect(markOf('income', 'filled', { refused: true, partial: true })).toBe('wrong')
    expect(markOf('income', 'filled', plain)).toBe('filled')
    expect(markOf('projects', 'empty', plain)).toBe('empty')
    expect(markOf('projects', 'closed', plain)).toBe('closed')
  })

  it('does not call a section done in which something is missing', () => {
    const begun = { ...plain, partial: true }
    expect(markOf('performance', 'filled', begun)).toBe('partial')
    expect(markOf('performance', 'empty', begun)).toBe('empty')
    expect(markOf('performance', 'closed', begun)).toBe('closed')
  })

  it('lets only 其他支出类别 stay empty', () => {
    expect(sections.filter((section) => markOf(section, 'empty', plain) === 'optional')).toEqual([
      'otherExpenditure'
    ])
  })

  it('lists 其他支出类别 until the unit has said that it has none', () => {
    const states = sectionStates(emptyLedger('1', 2023))
    expect(listedSections(states)).toEqual(sections)
    expect(listedSections({ ...states, otherExpenditure: 'closed', projects: 'closed' })).toEqual(
      sections.filter((section) => section !== 'otherExpenditure')
    )
  })

  it('has a shape and a word of its own for each', () => {
    const marks = Object.values(markWords)
    expect(new Set(marks.map(({ sign }) => sign)).size).toBe(marks.length)
    expect(new Set(marks.map(({ word }) => word)).size).toBe(marks.length)
  })
})

describe('where a cell is to be seen', () => {
  it('has a page for every cell that a ledger has once', () => {
    const nowhere = singleCells.filter((path) => sectionOfPath(path) === undefined)
    // The year, the round and the marks themselves stand in the frame, not on a page.
    expect(
      nowhere.filter((path) => !['fiscalYear', 'round', 'sectionsWithoutContent'].includes(path))
    ).toEqual([])
  })

  it('puts last year’s income on the page of income and its lines on their own', () => {
    expect(sectionOfPath('priorYear/income/otherIncome')).toBe('income')
    expect(sectionOfPath('priorYear/lines/#3/amount')).toBe('priorYear')
    expect(sectionOfPath('incomes')).toBeUndefined()
  })

  it('leads to a project’s own page', () => {
    const project = { page: 'section', section: 'projects', project: 3 }
    expect(placeOfPath('projects/#3/name')).toEqual(project)
    expect(placeOfPath('projects/#3/lines/#7/amount')).toEqual(project)
    expect(placeOfPath('projects/#3')).toEqual({ page: 'section', section: 'projects' })
    expect(placeOfPath('basicExpenditure/#9')).toEqual({ page: 'section', section: 'basicExpenditure' })
    expect(placeOfPath('round')).toBeUndefined()
  })
})
