import type { Place } from '@shared/checks'
import { describe, expect, it } from 'vitest'
import { placeToGo, viewOfField } from './go-to-finding'

const table: Place = { kind: 'table', table: '7', label: '表7' }
const cell: Place = { kind: 'cell', unit: '402001', path: 'income/otherIncome', label: '收入' }

describe('the place that a finding leads to', () => {
  it('is the unit’s cell before the table that shows it', () => {
    expect(placeToGo({ places: [table, cell] })).toBe(cell)
    expect(placeToGo({ places: [table] })).toBe(table)
    expect(placeToGo({ places: [] })).toBeUndefined()
  })

  it('of what the department fills in is its page', () => {
    expect(['ceilings/sources/x', 'units/3', 'keyProjects'].map(viewOfField)).toEqual([
      'ceilings',
      'setup',
      'setup'
    ])
  })
})
