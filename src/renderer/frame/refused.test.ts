import { describe, expect, it } from 'vitest'
import type { Drafts } from '../grid'
import { draftKey } from '../grid'
import { refusedCells, sectionsWithRefused } from './refused'

const draft = (row: string | number, column: string): Drafts =>
  new Map([[draftKey(row, column), { row, column, text: 'x', reason: '不是金额' }]])

describe('refused texts', () => {
  it('stand at their cells, of grids and of fields', () => {
    const all = new Map([
      [JSON.stringify({ list: 'basicExpenditure' }), draft(4, 'amount')],
      [JSON.stringify({ list: 'projects/lines', project: 3 }), draft(7, 'economic')],
      ['income', draft('otherIncome', 'carry')],
      ['fields', draft('contacts/phone', '')]
    ])
    expect(refusedCells(all)).toEqual([
      'basicExpenditure/#4/amount',
      'projects/#3/lines/#7/economic',
      'carryToNextYear/otherIncome',
      'contacts/phone'
    ])
    expect([...sectionsWithRefused(all)]).toEqual(['basicExpenditure', 'projects', 'income', 'profile'])
    expect(refusedCells(new Map([['income', draft('total', 'income')]]))).toEqual([])
  })
})
