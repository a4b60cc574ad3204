import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanceOf, describePath, threePublicItems, threePublicOf, unknownCodes } from '@shared/ledger'
import type { UnitLedger } from '@shared/ledger'
import { printYuan } from '@shared/money'
import { anyDepartment } from '../../consolidation/testing/arbitrary-department'
import { anyLedger } from '../../ledger/testing/arbitrary-ledger'
import { catalog, ganzhou, ministry } from '../../tables/testing/templates'
import { runs } from '../../testing/runs'
import { Checker } from '../checker'
import type { CheckRecord, Finding } from '../model'
import type { Found, Rule } from '../rule'
import { cleanDepartment } from '../testing/clean-department'
import type { MutableDepartment } from '../testing/mutation'
import { entryRules } from './index'

function run({ department, ledgers }: Pick<MutableDepartment, 'department' | 'ledgers'>): CheckRecord {
  const failing = (rule: string, error: unknown): never => {
    throw new Error(`${rule} failed`, { cause: error })
  }
  return new Checker(entryRules, failing).check({
    scope: { kind: 'department' },
    department,
    ledgers,
    template: ganzhou,
    catalog
  })
}

function ruleOf(id: string): Rule {
  const found = entryRules.find((one) => one.id === id)
  if (found === undefined) throw new Error(`No rule ${id}`)
  return found
}

/** What one rule finds in one ledger alone. */
function foundIn(id: string, ledger: UnitLedger): readonly Found[] {
  const one = ruleOf(id)
  const check = one.kind === 'checked' ? one.checks.unit : undefined
  const thresholds = Object.fromEntries(
    Object.entries(one.thresholds).map(([name, { value }]) => [name, value])
  )
  const outcome = check?.({ ledger, catalog, catalogOf: () => catalog, template: ganzhou }, thresholds)
  return outcome?.applies === true ? outcome.findings : []
}

describe('the rules on entries', () => {
  it('find no error in a clean department', () => {
    fc.assert(
      fc.property(cleanDepartment(catalog), (clean) => {
        const errors = run(clean).rules.flatMap(({ findings }) => findings.filter(isError))
        expect(errors).toEqual([])
      }),
      { numRuns: runs(500, 40) }
    )
  })

  it('come to a result on any ledgers, whatever stands in them', () => {
    fc.assert(
      fc.property(anyDepartment, ({ department, ledgers }) => {
        const { rules } = run({ department, ledgers })
        expect(rules.map(({ id }) => id)).toEqual(entryRules.map(({ id }) => id))
        for (const { findings, status } of rules) {
          expect(new Set(findings.map(({ identity }) => identity)).size).toBe(findings.length)
          if (findings.length > 0) expect(['failed', 'notRun']).toContain(status)
          for (const finding of findings) expect(finding.places.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: runs(200, 40) }
    )
  })
})

const isError = ({ severity }: Finding): boolean => severity === 'error'

/** Codes of the right form: few of them exist. */
const wellFormed = fc.tuple(fc.stringMatching(/^2(0[1-9]|1[0-9])\d{4}$/), fc.stringMatching(/^30[1-3]\d\d$/))

function withCodes(ledger: UnitLedger, codes: readonly (readonly [string, string])[]): UnitLedger {
  const basicExpenditure = ledger.basicExpenditure.map((line, at) => {
    const [code, economic] = codes[at % codes.length]!
    return { ...line, function: code, economic }
  })
  return { ...ledger, basicExpenditure }
}

describe('a rule that works a figure out by itself agrees with the ledger', () => {
  it('on the balance of every source (S01)', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const wanted = balanceOf(ledger)
          .filter(({ difference }) => difference !== 0)
          .map(({ source, difference }) => [source, printYuan(difference, { grouped: false })])
        expect(foundIn('S01', ledger).map(({ key, difference }) => [key, difference])).toEqual(wanted)
      }),
      { numRuns: runs(300) }
    )
  })

  it('on the codes that the catalog lacks (D01, D02)', () => {
    fc.assert(
      fc.property(anyLedger, fc.array(wellFormed, { minLength: 1 }), (drawn, codes) => {
        const ledger = withCodes(drawn, codes)
        const unknown = unknownCodes(ledger, (classification, code) => catalog.has(classification, code))
        for (const [id, classification] of [
          ['D01', 'function'],
          ['D02', 'economic']
        ] as const) {
          const wanted = unknown.filter((one) => one.classification === classification)
          const found = new Set(foundIn(id, ledger).flatMap(({ places }) => places.map(({ label }) => label)))
          for (const { path } of wanted) expect(found).toContain(describePath(path, ledger))
        }
      }),
      { numRuns: runs(200) }
    )
  })

  it('on 三公 of this year (G06)', () => {
    fc.assert(
      fc.property(anyLedger, fc.constantFrom(ganzhou, ministry), (drawn, template) => {
        const reasonless = Object.fromEntries(
          threePublicItems.map((item) => [item, { counts: {}, prior: 0 }])
        ) as unknown as UnitLedger['threePublicExpenses']
        const ledger = { ...drawn, threePublicExpenses: reasonless }
        const now = threePublicOf(ledger, template)
        const one = ruleOf('G06')
        const outcome =
          one.kind === 'checked'
            ? one.checks.unit?.({ ledger, catalog, catalogOf: () => catalog, template }, {})
            : undefined
        const found = outcome?.applies === true ? outcome.findings : []
        expect(found.map(({ key, left }) => [key, left?.value])).toEqual(
          threePublicItems
            .filter((item) => now[item] > 0)
            .map((item) => [item, printYuan(now[item], { grouped: false })])
        )
      }),
      { numRuns: runs(200) }
    )
  })
})
