import { emptyLedger } from '@shared/ledger'
import type { Change, Line, UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { describe, expect, it } from 'vitest'
import { placeOfStep } from './use-stepped'

const line = (id: number): Line => ({
  id,
  function: '2150101',
  economic: '30201',
  source: 'generalPublicBudget',
  amount: fen(100)
})

const ledger: UnitLedger = {
  ...emptyLedger('402001', 2023),
  basicExpenditure: [line(1), line(2)],
  projects: [{ id: 5, code: 'P1', name: '项目', lines: [line(7)], indicators: [] }]
}

const change = (path: string): Change => ({ path, before: '1', after: '2' })

describe('where a step is to be seen', () => {
  it('is at its first cell that is there', () => {
    const changes = ['basicExpenditure/#9/amount', 'basicExpenditure/#2/amount', 'basicExpenditure/#1/amount']
    expect(placeOfStep(ledger, changes.map(change))).toEqual({
      page: 'section',
      section: 'basicExpenditure',
      path: 'basicExpenditure/#2/amount'
    })
  })

  it('is on a project’s own page for what is in a project, and in a field that there is once', () => {
    expect(placeOfStep(ledger, [change('projects/#5/lines/#7/amount')])).toEqual({
      page: 'section',
      section: 'projects',
      project: 5,
      path: 'projects/#5/lines/#7/amount'
    })
    expect(placeOfStep(ledger, [change('contacts/phone')])).toEqual({
      page: 'section',
      section: 'profile',
      path: 'contacts/phone'
    })
  })

  it('is on the page where its rows were, when they all went with it', () => {
    expect(placeOfStep(ledger, [change('basicExpenditure/#9')])).toEqual({
      page: 'section',
      section: 'basicExpenditure'
    })
    expect(placeOfStep(ledger, [change('projects/#5/lines/#8')])).toEqual({
      page: 'section',
      section: 'projects',
      project: 5
    })
    expect(placeOfStep(ledger, [change('projects/#6/lines/#8')])).toEqual({
      page: 'section',
      section: 'projects'
    })
    expect(placeOfStep(ledger, [])).toBeUndefined()
  })
})
