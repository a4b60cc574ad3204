import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describePath, factsOf } from '@shared/ledger'
import { anyLedger } from '../ledger/testing/arbitrary-ledger'
import { runs } from '../testing/runs'
import { cellPlace } from './places'

describe('the place of a cell', () => {
  it('reads as the ledger describes it, for cells and rows, also for rows that are gone', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const paths = factsOf(ledger).flatMap(({ path }) => [path, path.replace(/\/amount$/, '')])
        const projects = ledger.projects.flatMap(({ id, indicators }) => [
          `projects/#${id}/name`,
          ...indicators.map((one) => `projects/#${id}/indicators/#${one.id}/value`)
        ])
        const bought = ledger.governmentProcurement.lines.map(
          ({ id }) => `governmentProcurement/lines/#${id}/amount`
        )
        for (const path of [...paths, ...projects, ...bought, 'basicExpenditure/#999999/amount', 'unit/code'])
          expect(cellPlace(ledger, path)).toMatchObject({ path, label: describePath(path, ledger) })
      }),
      { numRuns: runs(200, 50) }
    )
  })
})
