import { readFileSync } from 'node:fs'
import { fen, printWanyuan, sum } from '@shared/money'
import type { Fen } from '@shared/money'
import {
  agencyOperating,
  balanceOf,
  isCarryoverProject,
  procurementOf,
  projectTotal,
  remarksOn,
  threePublicOf,
  totalsOf
} from '@shared/ledger'
import type { UnitLedger } from '@shared/ledger'
import { describe, expect, it } from 'vitest'
import { readDepartment, readLedger, readLedgerValue, writeDepartment, writeLedger } from './index'

/** The sample: three units whose figures together reproduce the published tables (published/tables.json). */
const folder = new URL('../../../resources/samples/ganzhou-2023/', import.meta.url)
const codes = ['402001', '402002', '402004'] as const
const fileOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const unitFile = (code: string): string => fileOf(`units/${code}.json`)

function load(code: string): UnitLedger {
  const read = readLedger(unitFile(code))
  if (!read.ok) throw new Error(read.faults[0]?.message)
  return read.value
}

describe('the sample units', () => {
  it.each(codes)('%s comes out byte for byte as it went in, from text, bytes and parsed JSON', (code) => {
    const text = unitFile(code)
    const value: unknown = JSON.parse(text)
    for (const read of [
      readLedger(text),
      readLedger(new TextEncoder().encode(text)),
      readLedgerValue(value)
    ]) {
      expect(read).toMatchObject({ ok: true })
      if (read.ok) expect(writeLedger(read.value)).toBe(text)
    }
  })

  it('balance by every source, and state what their lines say', () => {
    for (const ledger of codes.map(load)) {
      for (const { difference } of balanceOf(ledger)) expect(difference).toBe(0)
      expect(remarksOn(ledger)).toEqual([])
      for (const project of ledger.projects) expect(project.carryover).toBe(isCarryoverProject(project))
    }
  })

  it('give the published figures together', () => {
    const ledgers = codes.map(load)
    const narrative = (JSON.parse(fileOf('published/tables.json')) as Published).narrative['万元']
    const published = (name: string): Fen => fen(Math.round(Number(narrative[name]?.[0]) * 1_000_000))
    const together = (of: (ledger: UnitLedger) => Fen | undefined): string =>
      printWanyuan(sum(ledgers.map((ledger) => of(ledger) ?? fen(0))))
    const figures: readonly (readonly [string, (ledger: UnitLedger) => Fen | undefined])[] = [
      ['收入预算总额', (ledger) => totalsOf(ledger).income],
      ['支出预算总额', (ledger) => totalsOf(ledger).expenditure],
      ['基本支出', (ledger) => totalsOf(ledger).basic],
      ['项目支出', (ledger) => totalsOf(ledger).project],
      ['机关运行经费', (ledger) => agencyOperating(ledger)],
      ['因公出国费', (ledger) => threePublicOf(ledger).overseasTravel],
      ['公务接待费', (ledger) => threePublicOf(ledger).officialReception],
      ['公务用车运行维护费', (ledger) => threePublicOf(ledger).vehicleOperation],
      ['公务用车购置费', (ledger) => threePublicOf(ledger).vehiclePurchase],
      ['政府采购/货物', (ledger) => procurementOf(ledger).goods],
      ['政府采购/服务', (ledger) => procurementOf(ledger).services],
      ['其他收入', (ledger) => ledger.income.otherIncome],
      ['国库集中支付网上结转', (ledger) => ledger.income.carryoverGeneralPublicBudget],
      [
        '项目预算金额合计',
        (ledger) => sum(ledger.projects.filter((project) => !isCarryoverProject(project)).map(projectTotal))
      ]
    ]
    for (const [name, of] of figures)
      expect([name, together(of)]).toEqual([name, printWanyuan(published(name))])
  })
})

interface Published {
  readonly narrative: { readonly 万元: Readonly<Record<string, readonly (string | null)[]>> }
}

describe('the sample department', () => {
  it('comes out byte for byte as it went in', () => {
    const text = fileOf('department.json')
    const read = readDepartment(text)
    expect(read).toMatchObject({ ok: true })
    if (read.ok) expect(writeDepartment(read.value)).toBe(text)
  })
})
