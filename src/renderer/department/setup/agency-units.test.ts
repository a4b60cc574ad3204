import { describe, expect, it } from 'vitest'
import { agencyChoiceOf, withAgencyUnits } from './agency-units'

const checks = { D04: { grade: 'notice', reason: '惯例' } }

describe('the units of 机关运行经费', () => {
  it('are all of them where nothing is set, and nothing is written for that', () => {
    expect(agencyChoiceOf({})).toBe('all')
    expect(withAgencyUnits({ settings: { checks, agencyOperatingUnits: 'administrative' } }, 'all')).toEqual({
      settings: { checks }
    })
  })

  it('are kept beside the other settings', () => {
    const listed = withAgencyUnits({ settings: { checks } }, ['402001'])
    expect(listed).toEqual({ settings: { checks, agencyOperatingUnits: ['402001'] } })
    expect(agencyChoiceOf(listed)).toBe('listed')
    expect(agencyChoiceOf(withAgencyUnits({}, 'administrative'))).toBe('administrative')
  })
})
