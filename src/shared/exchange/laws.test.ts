import { readFileSync } from 'node:fs'
import { alignIds, emptyLedger } from '@shared/ledger'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyLedger } from '../ledger/testing/arbitrary-ledger'
import { runs } from '../testing/runs'
import { equalLedgers, faultLimit, readLedger, writeLedger } from './index'
import { meaningOf } from './testing/canonical'
import { byteDamage, structuralDamage } from './testing/mutations'

const samples = ['402001', '402002', '402004'].map((code) =>
  readFileSync(new URL(`../../../resources/samples/ganzhou-2023/units/${code}.json`, import.meta.url), 'utf8')
)
const anyFile = fc.oneof(fc.constantFrom(...samples), anyLedger.map(writeLedger))

describe('any ledger', () => {
  it('goes out and comes in as it was', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const text = writeLedger(ledger)
        const read = readLedger(text)
        expect(read).toEqual({ ok: true, value: ledger })
        if (read.ok) expect(writeLedger(read.value)).toBe(text)
      }),
      { numRuns: runs(2_000) }
    )
  })

  it('has one form, whatever its ids and the order in which its fields were set', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const other = alignIds(ledger, emptyLedger('x', 2023), 5_000).ledger
        const turned = Object.fromEntries(Object.entries(other).reverse()) as unknown as typeof ledger
        expect(writeLedger(turned)).toBe(writeLedger(ledger))
        expect(equalLedgers(turned, ledger)).toBe(true)
        expect(equalLedgers({ ...ledger, statement: `${ledger.statement ?? ''}。` }, ledger)).toBe(false)
      }),
      { numRuns: runs(1_000, 100) }
    )
  })
})

/** Refused with places and sentences, or read to a ledger that says what the file says. */
function judge(text: string | undefined, input: string | Uint8Array): 'refused' | 'read' {
  const read = readLedger(input)
  if (!read.ok) {
    expect(read.faults.length).toBeGreaterThan(0)
    expect(read.faults.length).toBeLessThanOrEqual(faultLimit)
    for (const { message, path, line } of read.faults) {
      expect(message).toMatch(/[\u4e00-\u9fff]/)
      expect(message).toMatch(/。$/)
      expect(path === '' || /^[A-Za-z_[]/.test(path)).toBe(true)
      expect(line).toBeGreaterThan(0)
    }
    return 'refused'
  }
  const written = writeLedger(read.value)
  expect(readLedger(written)).toEqual({ ok: true, value: read.value })
  expect(meaningOf(JSON.parse(written))).toEqual(meaningOf(JSON.parse(text ?? '')))
  return 'read'
}

describe('5,000 damaged files', () => {
  it('in structure and values are refused with a place and a sentence, or mean what they say', () => {
    const outcomes = new Map<string, number>()
    fc.assert(
      fc.property(anyFile, structuralDamage, (file, hurt) => {
        const text = hurt(file)
        const outcome = judge(text, text)
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      }),
      { numRuns: runs(3_000, 600) }
    )
    // Both happen, or the damage tests nothing.
    expect([...outcomes.keys()].sort()).toEqual(['read', 'refused'])
  })

  it('in bytes are refused with a place and a sentence, or mean what they say', () => {
    const outcomes = new Map<string, number>()
    fc.assert(
      fc.property(anyFile, byteDamage, (file, hurt) => {
        const bytes = hurt(new TextEncoder().encode(file))
        const outcome = judge(new TextDecoder().decode(bytes), bytes)
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      }),
      { numRuns: runs(2_000, 400) }
    )
    expect([...outcomes.keys()].sort()).toEqual(['read', 'refused'])
  })
})
