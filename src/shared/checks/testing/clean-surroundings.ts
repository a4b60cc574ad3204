import fc from 'fast-check'
import { ceilingUses } from '@shared/exchange'
import type { Ceilings, Department, DepartmentCeilings } from '@shared/exchange'
import {
  fundSources,
  isPersonnel,
  procurementKinds,
  sourceGroup,
  threePublicDivisions,
  threePublicItems
} from '@shared/ledger'
import type { FundSource, ProcurementLine, Project, UnitLedger } from '@shared/ledger'
import { fen, sum } from '@shared/money'
import type { Fen } from '@shared/money'
import { linesOf } from '../lines'

/** What stands around a clean department's lines: purchases, ceilings that are kept, settings that can be followed. */

/** Amounts from one fen to a hundred 亿元. */
export const amount: fc.Arbitrary<Fen> = fc
  .oneof(
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 9_999 }) },
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 5e9 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1e11, max: 1e12 }) }
  )
  .map(fen)

/** Things bought that multiply out, some of them for a project of the unit. */
export function purchases(projects: readonly Project[]): fc.Arbitrary<ProcurementLine[]> {
  const codes = projects.map(({ code }) => code)
  const line = fc
    .record({
      kind: fc.constantFrom(...procurementKinds),
      name: fc.constantFrom('台式计算机', '办公家具', '系统运维服务', '办公用房修缮'),
      quantity: fc.integer({ min: 1, max: 20_000 }),
      price: fc.integer({ min: 1, max: 90_000 }),
      source: fc.constantFrom<FundSource>(...fundSources),
      project: fc.constantFrom(undefined, ...codes),
      reserved: fc.boolean()
    })
    .map(({ kind, name, quantity, price, source, project, reserved }): ProcurementLine => ({
      ...{ id: 0, kind, name, source },
      ...{ quantity: quantity / 4, unit: '批', price: fen(price * 4), amount: fen(quantity * price) },
      ...(project === undefined ? {} : { project }),
      ...(reserved ? { reservedForSmallEnterprises: true } : {})
    }))
  return fc.array(line, { maxLength: 4 })
}

/** 控制数 as they come down to a department whose units keep them: exactly used up, or with something left. */
export function keptCeilings(ledgers: readonly UnitLedger[], left: number): DepartmentCeilings {
  const units = Object.fromEntries(ledgers.map((ledger) => [ledger.unit.code, usedBy([ledger], left)]))
  return { department: usedBy(ledgers, left * ledgers.length), units }
}

function usedBy(ledgers: readonly UnitLedger[], left: number): Ceilings {
  const lines = ledgers.flatMap(linesOf)
  const limit = (isMeant: (one: (typeof lines)[number]) => boolean): Fen =>
    fen(sum(lines.filter(isMeant).map(({ line }) => line.amount)) + left)
  const isFiscal = ({ line }: (typeof lines)[number]): boolean => sourceGroup(line.source) === 'fiscal'
  const kindOf = ({ section, line }: (typeof lines)[number]): string =>
    section === 'other'
      ? ''
      : section === 'project'
        ? 'project'
        : isPersonnel(line.economic)
          ? 'personnel'
          : 'operating'
  const codes = new Set(ledgers.flatMap(({ projects }) => projects.map(({ code }) => code)))
  return {
    sources: Object.fromEntries(
      fundSources.map((source) => [
        source,
        Object.fromEntries(
          ceilingUses.map((kind) => [
            kind,
            limit((one) => one.line.source === source && kindOf(one) === kind)
          ])
        )
      ])
    ),
    projects: Object.fromEntries(
      [...codes].map((code) => [code, limit((one) => one.project?.code === code && isFiscal(one))])
    ),
    threePublic: Object.fromEntries(
      threePublicItems.map((item) => [
        item,
        limit((one) => threePublicDivisions[item].includes(one.line.economic) && isFiscal(one))
      ])
    )
  }
}

/** Settings that a department may have. */
export function settings(codes: readonly string[]): fc.Arbitrary<NonNullable<Department['settings']>> {
  const reason = '本级财政部门要求'
  const checks = fc.subarray([
    ['D04', { grade: 'notice', reason }],
    ['E20', { grade: 'off', reason }],
    ['D05', { thresholds: { share: 50, single: 5_000_000 } }],
    ['G07', { grade: 'off', reason, thresholds: { growth: 30 } }]
  ] as const)
  return fc
    .record({
      checks: checks.map((some) => Object.fromEntries(some) as Record<string, Record<string, string>>),
      agencyOperatingUnits: fc.oneof(
        fc.constantFrom('all' as const, 'administrative' as const),
        fc.subarray([...codes])
      )
    })
    .map((made) => made as NonNullable<Department['settings']>)
}
