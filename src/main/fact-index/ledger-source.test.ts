import { basename } from 'node:path'
import { consolidate, unitFactsOf } from '@shared/consolidation'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { departmentOf } from '../../shared/consolidation/testing/arbitrary-department'
import { sampleLedgers } from '../../shared/consolidation/testing/sample'
import type { LedgerStore } from '../ledger-store'
import { Workbench } from '../ledger-store/testing/workbench'
import { ledgerFileSource } from './index'
import type { LedgerSource } from './index'
import { answers, IndexBench } from './testing/bench'

let bench: IndexBench
let workbench: Workbench
let store: LedgerStore
let source: LedgerSource
const content = sampleLedgers[0]!
const department = departmentOf([content])
const edit = {
  label: '填写',
  changes: [
    {
      path: `basicExpenditure/#${content.basicExpenditure[0]!.id}/amount`,
      before: (content.basicExpenditure[0]!.amount / 100).toFixed(2),
      after: '77.77'
    }
  ]
}

beforeEach(async () => {
  bench = new IndexBench()
  workbench = new Workbench()
  store = await workbench.create({ unit: content.unit, content })
  source = ledgerFileSource('402001', workbench.path, workbench.options())
})
afterEach(async () => {
  await workbench.clear()
  bench.clear()
})

describe('a ledger file', () => {
  it('is read once for the index, beside its writer, and again when a step was added', () => {
    bench.with((index) => {
      expect(index.bringUpToDate([source]).replaced).toEqual(['402001'])
      expect(index.bringUpToDate([source]).kept).toEqual(['402001'])
      store.apply(edit)
      expect(index.bringUpToDate([source]).replaced).toEqual(['402001'])
      expect(answers(department, index.unitFacts())).toEqual(
        answers(department, [unitFactsOf(store.ledger())])
      )
      store.undo()
      expect(index.bringUpToDate([source]).replaced).toEqual(['402001'])
      expect(answers(department, index.unitFacts())).toEqual(answers(department, [unitFactsOf(content)]))
    })
  })

  it('gives the lines behind a figure from the file', () => {
    bench.with((index) => {
      index.bringUpToDate([source])
      const consolidation = consolidate(department, index.unitFacts())
      const [behind] = consolidation.linesBehind({ section: ['basic'], of: ['current'] })
      expect(behind?.lines.map(({ amount }) => amount)).toEqual(
        content.basicExpenditure.map(({ amount }) => amount)
      )
    })
  })

  it('has the same state closed as open, and in a copy', async () => {
    const state = source.state()
    expect(source.read().state).toBe(state)
    await store.close()
    expect(source.state()).toBe(state)
    const copy = workbench.copy()
    expect(ledgerFileSource('402001', copy.path, copy.options()).state()).toBe(state)
    await copy.clear()
  })

  it('that is missing stops the update with its name, and the index stays', () => {
    bench.with((index) => {
      index.bringUpToDate([source])
      const missing = ledgerFileSource('402009', `${workbench.folder}/402009.ledger`, workbench.options())
      expect(() => index.bringUpToDate([source, missing])).toThrow(
        expect.objectContaining({
          code: 'ledgerMissing',
          message: expect.stringContaining(basename('402009.ledger')) as unknown
        })
      )
      expect(answers(department, index.unitFacts())).toEqual(answers(department, [unitFactsOf(content)]))
    })
  })
})
