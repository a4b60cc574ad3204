import { describe, expect, it } from 'vitest'
import { readDepartment, readDepartmentValue, writeDepartment } from './index'
import { only, text } from './testing/examples'

describe('a department file', () => {
  const department = {
    code: '402',
    name: '某局',
    fiscalYear: 2023,
    units: [{ code: '402001', name: '某局机关', kind: 'administrative' }]
  }

  it('keeps what version 1 knows, an empty list of key projects included', () => {
    const full = {
      ...department,
      units: [
        {
          ...department.units[0],
          order: 1,
          headquarters: true,
          printName: '某局',
          status: 'closed',
          formerNames: ['旧名'],
          successor: '402002',
          parent: '402'
        }
      ],
      keyProjects: [],
      changeReasons: { income: ['甲', '乙'] },
      performance: {
        goal: '目标',
        indicators: [{ level1: '产出指标', level2: '', name: '甲', operator: '', value: '', unit: '' }]
      },
      settings: { template: 'ganzhou-2023', grades: { A11: 'notice' } }
    }
    const read = readDepartment(text(full))
    expect(read.ok && JSON.parse(writeDepartment(read.value))).toEqual(full)
    const bare = readDepartmentValue({ ...department, performance: {}, settings: {} })
    expect(bare.ok && JSON.parse(writeDepartment(bare.value))).toEqual(department)
  })

  it.each<[string, string, object]>([
    ['duplicateCode', 'units[1].code', { units: [department.units[0], department.units[0]] }],
    ['duplicateCode', 'keyProjects[1]', { keyProjects: ['A', 'A'] }],
    ['unknownField', 'units[0].colour', { units: [{ ...department.units[0], colour: 1 }] }],
    ['invalidValue', 'units[0].status', { units: [{ ...department.units[0], status: 'asleep' }] }],
    ['invalidValue', 'settings', { settings: { reasons: [{ A11: '甲\ud800' }] } }],
    ['missing', 'units', { units: undefined }],
    ['newerFormat', 'formatVersion', { formatVersion: 3 }],
    ['wrongFile', 'basicExpenditure', { basicExpenditure: [] }]
  ])('is refused with %s at %s', (code, path, change) => {
    expect(only(readDepartment(text({ ...department, ...change })))).toEqual([code, path])
  })
})
