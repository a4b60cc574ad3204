import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import fc from 'fast-check'
import { fen } from '@shared/money'
import { z } from '../../zod'
import { runs } from '../../testing/runs'
import { readLedger } from '../ledger-file'
import { canonicalJson } from './canonical'
import { ceilings, ceilingShares, ceilingStates } from './ceilings'
import type { Ceilings } from './ceilings'

const read = readLedger(readFileSync('resources/samples/ganzhou-2023/units/402004.json'))
if (!read.ok) throw new Error('the sample is faulty')
const ledger = read.value

it('says what a ledger uses of each ceiling and what is left', () => {
  const [personnel, operating] = [ledger.basicExpenditure, ledger.basicExpenditure].map((lines, at) =>
    lines
      .filter(({ source }) => source === 'generalPublicBudget')
      .filter(({ economic }) => /^30[13]/.test(economic) === (at === 0))
      .reduce((total, { amount }) => total + amount, 0)
  )
  const given: Ceilings = {
    sources: { generalPublicBudget: { personnel: fen(personnel! + 5), operating: fen(operating! - 7) } },
    threePublic: { overseasTravel: fen(0) }
  }
  expect(ceilingStates(given, ledger).map(({ headroom }) => headroom)).toEqual([5, -7, 0])
})

it('counts every project’s money once by source and once by its code, however many limits there are', () => {
  const projects = ledger.projects.flatMap(({ code, lines }) => lines.map((line) => ({ code, ...line })))
  const total = (of: typeof projects): number => of.reduce((all, { amount }) => all + amount, 0)
  const sources = [...new Set(projects.map(({ source }) => source))]
  const codes = [...new Set(projects.map(({ code }) => code))]
  const given: Ceilings = {
    sources: Object.fromEntries(sources.map((source) => [source, { project: fen(0) }])),
    projects: Object.fromEntries([...codes, 'none'].map((code) => [code, fen(0)]))
  }
  expect(projects.length).toBeGreaterThan(0)
  expect(ceilingStates(given, ledger).map(({ used }) => used)).toEqual([
    ...sources.map((source) => total(projects.filter((one) => one.source === source))),
    ...codes.map((code) => total(projects.filter((one) => one.code === code))),
    0
  ])
})

it('tells what is still to be split, cell by cell', () => {
  const cell = (amount: number): Ceilings => ({ sources: { governmentFund: { project: fen(amount) } } })
  const unlimited: Ceilings = { sources: { otherIncome: { project: fen(9) } } }
  expect(ceilingShares(cell(100), [cell(30), cell(80), unlimited])).toMatchObject([
    { given: 110, unallocated: -10 }
  ])
})

it('has amounts as texts in a file, and none where there is no limit', () => {
  const given: Ceilings = { sources: { governmentFund: { project: fen(1250) } }, projects: { 'A-1': fen(0) } }
  const written = z.encode(ceilings, given)
  expect(written).toEqual({ sources: { governmentFund: { project: '12.50' } }, projects: { 'A-1': '0.00' } })
  expect(z.decode(ceilings, written)).toEqual(given)
})

it('writes every JSON value as one text, whatever the order of its fields', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value as never)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(shuffled(JSON.parse(text)) as never)).toBe(text)
    }),
    { numRuns: runs(1000) }
  )
})

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, field]) => [name, shuffled(field)])
  )
}
