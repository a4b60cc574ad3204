import type { UnitLedger } from '@shared/ledger'
import { applyChanges, highestId, invertChanges } from '@shared/ledger'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ledgersOf } from '../../../shared/ledger/testing/arbitrary-ledger'
import { runs } from '../../../shared/testing/runs'
import { additionOf, codeFault, deletionOf, duplicationOf, nextCode, projectEntries } from './project-list'

const ledgers = ledgersOf('402001', 2023)
const ids = (ledger: UnitLedger): (() => number) => {
  let next = highestId(ledger) + 1
  return () => next++
}

describe('the list of projects', () => {
  it('gives an added project a place at the end and a code of its own', () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        const code = nextCode(ledger.projects, ledger.unit.code)
        expect(codeFault(ledger.projects, code)).toBeUndefined()
        const after = applyChanges(ledger, [additionOf(ledger, ids(ledger)(), code, '新项目')])
        expect(after.projects.slice(0, -1)).toEqual(ledger.projects)
        expect(after.projects.at(-1)).toMatchObject({ code, name: '新项目', lines: [], indicators: [] })
      }),
      { numRuns: runs(500) }
    )
  })

  it('copies a project with all that is in it, and takes the copy out again', () => {
    fc.assert(
      fc.property(
        ledgers.filter(({ projects }) => projects.length > 0),
        fc.nat(),
        (ledger, at) => {
          const project = ledger.projects[at % ledger.projects.length]!
          const code = nextCode(ledger.projects, '402001')
          const changes = duplicationOf(ledger, project.id, code, ids(ledger))
          const after = applyChanges(ledger, changes)
          const copy = after.projects[ledger.projects.indexOf(project) + 1]!
          const bare = (rows: readonly { id: number }[]) => rows.map((row) => ({ ...row, id: 0 }))
          expect({
            ...copy,
            id: 0,
            code: '',
            lines: bare(copy.lines),
            indicators: bare(copy.indicators)
          }).toEqual({
            ...project,
            id: 0,
            code: '',
            lines: bare(project.lines),
            indicators: bare(project.indicators)
          })
          expect(applyChanges(after, deletionOf(after, copy.id))).toEqual(ledger)
          expect(applyChanges(after, invertChanges(changes))).toEqual(ledger)
        }
      ),
      { numRuns: runs(500) }
    )
  })

  it('goes on from the last code that ends in a number', () => {
    const project = (code: string) => ({ id: 1, code, name: '', lines: [], indicators: [] })
    expect(nextCode([], '402001')).toBe('402001-01')
    expect(nextCode([project('402001-09')], '402001')).toBe('402001-10')
    expect(nextCode([project('402001-01'), project('甲')], '402001')).toBe('402001-02')
    expect(nextCode([project('402001-02'), project('402001-01')], '402001')).toBe('402001-03')
  })

  it('refuses a code that is there, empty or too long', () => {
    const [ledger] = fc.sample(
      ledgers.filter(({ projects }) => projects.length > 0),
      { numRuns: 1, seed: 1 }
    )
    expect(codeFault(ledger!.projects, ledger!.projects[0]!.code)).toContain('已经有了')
    expect(codeFault([], '')).toBe('请填项目编码。')
    expect(codeFault([], '1'.repeat(41))).toContain('41')
  })

  it('says what a project lacks', () => {
    const [entry] = projectEntries([{ id: 1, code: '1', name: '甲', lines: [], indicators: [] }])
    expect(entry).toMatchObject({
      missing: ['没有明细', '没有绩效目标', '没有绩效指标'],
      carryover: false,
      sources: ''
    })
  })
})
