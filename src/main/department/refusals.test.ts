import { beforeEach, describe, expect, it } from 'vitest'
import type { UserError } from '@shared/errors'
import { Desks, fiscalYear, sampleDepartment } from './testing/desks'
import type { UnitDesk } from './testing/desks'
import { withdraw } from '../exchange'

const desks = new Desks()
const { at } = desks
let unit: UnitDesk
let path: string

/** What the desk says of a package: at a look and when it is to be taken, the very same; and that nothing came of it. */
async function told(package_ = path): Promise<string> {
  const held = desks.desk.ledgerInHand(fiscalYear, 'secondDraft', '402004')?.fingerprint
  const words = ({ message, action = '' }: UserError): string => `${message}${action}`
  const looked = await desks.desk.preview(package_).then(
    ({ refusal }) => (refusal === undefined ? '' : words(refusal)),
    (error: unknown) => words(error as UserError)
  )
  const taking = desks.take(package_, unit.key).then(String, (error: unknown) => words(error as UserError))
  expect(await taking).toBe(looked)
  expect(desks.desk.ledgerInHand(fiscalYear, 'secondDraft', '402004')?.fingerprint).toBe(held)
  expect(desks.desk.log().at(-1)).toMatchObject({ event: 'intakeRefused' })
  expect(desks.desk.log().at(-1)?.message).toContain(looked.slice(0, looked.indexOf('没有收下')))
  return looked
}

const setUp = (change: Partial<ReturnType<typeof sampleDepartment>>): void =>
  desks.desk.setUp({ ...desks.desk.year(fiscalYear), department: { ...sampleDepartment(), ...change } })
const name = '赣州市绿色建材发展和应用中心'

beforeEach(async () => {
  await desks.begin()
  unit = await desks.unit('402004')
  path = await unit.submit()
})

describe('a sentence and a way on for', () => {
  it('a unit that was moved to another department and still reports here', async () => {
    setUp({ units: sampleDepartment().units.filter(({ code }) => code !== '402004') })
    expect(await told()).toBe(
      `单位 402004 ${name}不在部门 402 赣州市工业和信息化局 的单位名单里，没有收下。` +
        '它如果确是本部门的单位，请先把它加进单位名单，再收一次；已经划转到别的部门的，或者不是的，请退给单位。'
    )
    // The way on: put back on the list, the same package is taken.
    setUp({})
    expect(await desks.take(path, unit.key)).toMatchObject({ outcome: 'taken' })
  })

  it('a unit that was moved here and still reports to its former department', async () => {
    setUp({ code: '403', name: '赣州市科学技术局' })
    expect(await told()).toBe(
      `单位 402004 ${name}的这个上报包是报给部门 402 赣州市工业和信息化局 的，没有收下。` +
        '单位已划转到本部门的，请把本部门的任务包发给它，载入后重新上报。'
    )
  })

  it('a unit of another department altogether', async () => {
    setUp({ code: '403', name: '赣州市科学技术局', units: sampleDepartment().units.slice(0, 1) })
    expect(await told()).toContain('请让单位报给它自己的主管部门。')
  })

  it('a unit that was closed, its successor named', async () => {
    const units = sampleDepartment().units.map((one) =>
      one.code === '402004' ? { ...one, status: 'closed' as const, successor: '402001' } : one
    )
    setUp({ units })
    expect(await told()).toBe(
      `单位 402004 ${name}已经停用，它的上报包没有收下。它的业务已由单位 402001 承接，请由承接单位上报。`
    )
  })

  it('a package of another year', async () => {
    const elsewhere = desks.openDesk(at('elsewhere'))
    elsewhere.setUp({
      ...desks.desk.year(fiscalYear),
      department: { ...sampleDepartment(), fiscalYear: 2024 }
    })
    elsewhere.openRound(2024, 'secondDraft')
    desks.desk.close()
    desks.desk = elsewhere
    expect(await told()).toBe(
      `单位 402004 ${name}的这个上报包是 2023 年度的，本部门还没有设置 2023 年度，没有收下。` +
        '请核对是不是选错了文件；确要编这一年的，请先在部门设置里设置这个年度、开始一轮，再收一次。'
    )
  })

  it('a package of another round, whether one is open or none', async () => {
    desks.desk.closeRound(fiscalYear)
    expect(await told()).toContain('这个上报包是 2023 年度二上的，现在没有开着的轮次，没有收下。')
    desks.desk.openRound(fiscalYear, 'adjustment')
    expect(await told()).toBe(
      '这个上报包是 2023 年度二上的，现在收的是调整，没有收下。' +
        '请核对是不是选错了文件；单位还停在上一轮的，请把本轮的任务包发给它。'
    )
  })

  it('a second submission while the first is under review: it replaces it, and says so before', async () => {
    await desks.take(path, unit.key)
    withdraw(unit.store, '还要改')
    unit.type('88.00')
    const second = await unit.submit()
    const { refusal, notices } = await desks.desk.preview(second)
    expect(refusal).toBeUndefined()
    expect(notices).toContain('它将替代正在审核的第 1 版。')
    expect(await desks.desk.intake(second)).toMatchObject({ outcome: 'taken', replaced: 1 })
    expect(await told()).toBe(
      `单位 402004 ${name}的这个上报包是第 1 版，以前收过，手里已经有第 2 版，没有收下。` +
        '请向单位要最新的一版；单位要改回以前内容的，请它撤回后重新上报。'
    )
  })

  it('two people who hand in for one unit: both named, and the way to one version', async () => {
    const other = await desks.unit('402004', { place: 'other' })
    other.type('99.00')
    await desks.take(path, unit.key)
    const theirs = await other.submit({ user: '乙' })
    expect(await told(theirs)).toMatch(
      /^单位 402004 .*报来了两个不同的第 1 版：手里的一份由 单位 在 .* 做成，这一份由 乙 在 .* 做成。这一份没有收下。可能有两个人各报了一次。请单位确认以哪一份为准，在那台电脑上撤回后重新上报，版本号从 2 起。$/
    )
    // The way on, at the other's machine: withdrawn and handed in as version 2, whose key a person confirms.
    withdraw(other.store, '以这一份为准')
    const agreed = await other.submit({ user: '乙' })
    await expect(desks.desk.intake(agreed)).rejects.toMatchObject({ code: 'keyNotConfirmed' })
    expect(await desks.take(agreed, other.key)).toMatchObject({ outcome: 'taken', version: 2, replaced: 1 })
  })
})
