import { readDepartment } from '@shared/exchange'
import type { DepartmentUnit } from '@shared/exchange'
import { expect, it } from 'vitest'
import { faultAt, faultsOf, textOf } from './faults'
import {
  detailText,
  detailWords,
  unitsWithFaults,
  withDetail,
  withHeadquarters,
  withoutRow
} from './unit-details'
import { blankDepartment } from './use-set-up'

const plain: DepartmentUnit = { code: '402001', name: '某局机关', kind: 'administrative' }
const full: DepartmentUnit = {
  ...plain,
  ...{ order: 1, headquarters: true, printName: '某局', formerNames: ['旧名', '更旧的名'] },
  ...{ successor: '402002', parent: '402' }
}
const texts = {
  ...{ order: ' １ ', printName: '某局 ', formerNames: ' 旧名\n\n更旧的名\n' },
  ...{ successor: '402002', parent: '402' }
} as const
const details = ['order', 'printName', 'formerNames', 'successor', 'parent'] as const
const department = (...units: DepartmentUnit[]) => ({
  ...blankDepartment(2024),
  code: '402',
  name: '某局',
  units
})

it('takes what is typed as a file has it, and writes nothing of what is emptied', () => {
  let unit = withHeadquarters(plain, true)
  for (const detail of details) unit = withDetail(unit, detail, texts[detail])
  expect(unit).toEqual(full)
  const read = readDepartment(textOf(department(unit)))
  expect(read.ok && read.value.units).toEqual([full])
  expect(details.map((detail) => detailText(full, detail))).toEqual([
    ...['1', '某局', '旧名\n更旧的名', '402002', '402']
  ])
  for (const detail of details) unit = withDetail(unit, detail, ' ')
  expect(withHeadquarters(unit, false)).toEqual(plain)
  expect(Object.keys(withHeadquarters(unit, false))).toEqual(['code', 'name', 'kind'])
})

it('says in a word which details there are', () => {
  expect(detailWords(full)).toBe('次序、本级、印出名称、曾用名、上级单位、并入单位')
  expect(detailWords(plain)).toBe('')
})

it('judges them as a file’s, each fault at its field, in a row that is then open', () => {
  let wrong = withDetail(plain, 'order', '第一')
  wrong = withDetail(wrong, 'successor', '四〇二')
  wrong = withDetail(wrong, 'formerNames', `旧名\n${'长'.repeat(300)}`)
  expect(detailText(wrong, 'order')).toBe('')
  const faults = faultsOf(department(plain, wrong))
  const told = ['order', 'successor', 'formerNames'].map((field) => faultAt(faults, `units[1].${field}`))
  expect(told).toEqual([
    expect.stringContaining('整数'),
    expect.stringContaining('编码'),
    expect.stringContaining('200')
  ])
  for (const order of ['1.5', '-1']) {
    const odd = faultsOf(department(withDetail(plain, 'order', order)))
    expect(faultAt(odd, 'units[0].order')).toBeDefined()
  }
  expect(unitsWithFaults(faults)).toEqual(new Set([1]))
  expect(unitsWithFaults(new Map([['units[3].code', '']]))).toEqual(new Set())
})

it('keeps the open rows open when one is taken out', () => {
  expect(withoutRow(new Set([0, 2, 5]), 2)).toEqual(new Set([0, 4]))
})
