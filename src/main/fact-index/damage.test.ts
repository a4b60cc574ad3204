import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { unitFactsOf } from '@shared/consolidation'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleDepartment, sampleLedgers } from '../../shared/consolidation/testing/sample'
import { runs } from '../../shared/testing/runs'
import { nodeFiles } from '../files'
import { Workbench } from '../ledger-store/testing/workbench'
import type { LedgerSource } from './index'
import { ledgerSource } from './index'
import { answers, closedSource, IndexBench } from './testing/bench'

let bench: IndexBench
beforeEach(() => {
  bench = new IndexBench()
  bench.with((index) => index.bringUpToDate(sampleLedgers.map(ledgerSource)))
})
afterEach(() => bench.clear())

const right = answers(sampleDepartment, sampleLedgers.map(unitFactsOf))
const codes = sampleLedgers.map(({ unit }) => unit.code)

/** Sources that note which ledgers are read. */
function watched(): { readonly sources: LedgerSource[]; readonly read: string[] } {
  const read: string[] = []
  const sources = sampleLedgers.map(ledgerSource).map((source) => ({
    ...source,
    read: () => {
      read.push(source.unit)
      return source.read()
    }
  }))
  return { sources, read }
}

/** What the index gives, and which ledgers had to be read for it. */
function asked(): { readonly given: object; readonly replaced: readonly string[]; readonly read: string[] } {
  const { sources, read } = watched()
  return bench.with((index) => {
    const { replaced } = index.bringUpToDate(sources)
    return { given: answers(sampleDepartment, index.unitFacts()), replaced, read }
  })
}

describe('an index that cannot be used', () => {
  const spoilt: [string, () => void][] = [
    ['is missing', () => bench.clear()],
    ['is empty', () => writeFileSync(bench.path, '')],
    ['is another kind of file', () => writeFileSync(bench.path, 'x'.repeat(9000))],
    ['is cut off', () => writeFileSync(bench.path, readFileSync(bench.path).subarray(0, 9000))],
    ['is of an older version', () => bench.sql('PRAGMA user_version = 0')],
    ['is of a newer version', () => bench.sql('PRAGMA user_version = 2')],
    ['is another program’s database', () => bench.sql('PRAGMA application_id = 1')],
    ['has one thing more in it', () => bench.sql('CREATE VIEW more AS SELECT * FROM unit')]
  ]
  it.each(spoilt)('is made anew from the ledgers when it %s', (_, spoil) => {
    spoil()
    if (!existsSync(bench.folder)) bench = new IndexBench()
    expect(asked()).toEqual({ given: right, replaced: codes, read: codes })
    expect(asked()).toEqual({ given: right, replaced: [], read: [] })
  })

  it('is refused and left alone when it is a ledger', async () => {
    const workbench = new Workbench()
    await (await workbench.create()).close()
    copyFileSync(workbench.path, bench.path)
    const before = readFileSync(bench.path)
    expect(() => asked()).toThrow(
      expect.objectContaining({
        code: 'notAnIndex',
        message: expect.stringContaining('facts.sqlite') as unknown
      })
    )
    expect(readFileSync(bench.path)).toEqual(before)
    await workbench.clear()
  })

  it('is refused when it can neither be used nor thrown away', () => {
    bench.sql('PRAGMA user_version = 0')
    const before = readFileSync(bench.path)
    const remove = (): void => {
      throw Object.assign(new Error('busy'), { code: 'EBUSY' })
    }
    expect(() => bench.with(() => undefined, { files: { ...nodeFiles, remove } })).toThrow(
      expect.objectContaining({
        code: 'factIndexInUse',
        message: expect.stringContaining('facts.sqlite') as unknown
      })
    )
    expect(readFileSync(bench.path)).toEqual(before)
  })

  it.each(['SELECT code, state FROM', 'SELECT coordinates', 'INSERT INTO fact'])(
    'is made anew when SQLite finds the damage later: at %s',
    (statement) => {
      const { sources } = watched()
      let struck = 0
      const fault = (sql: string): void => {
        if (sql.startsWith(statement) && struck++ === 0)
          throw Object.assign(new Error('planned'), { code: 'SQLITE_CORRUPT_VTAB' })
      }
      bench.with(
        (index) => {
          index.bringUpToDate(sources)
          index.replace(sources[1]!)
          expect(answers(sampleDepartment, index.unitFacts())).toEqual(right)
        },
        { hooks: { fault } }
      )
      expect(struck).toBeGreaterThan(1)
      asked()
      expect(asked()).toEqual({ given: right, replaced: [], read: [] })
    }
  )
})

describe('rows that are not what was written', () => {
  const unit = "unit = '402002'"
  const changes: [string, string][] = [
    ['an amount', `UPDATE fact SET amount = amount + 1 WHERE ${unit} AND ordinal = 3`],
    ['a project', `UPDATE fact SET project = 'x' WHERE ${unit} AND project IS NOT NULL`],
    [
      'a fact’s coordinates',
      `UPDATE fact SET coordinates = 1 + coordinates % 9 WHERE ${unit} AND ordinal = 5`
    ],
    ['a fact less', `DELETE FROM fact WHERE ${unit} AND ordinal = 0`],
    ['facts in another order', `UPDATE fact SET ordinal = 1000 WHERE ${unit} AND ordinal = 1`],
    ['the name', `UPDATE unit SET name = '别的' WHERE code = '402002'`],
    ['the round', `UPDATE unit SET round = 'approved' WHERE code = '402002'`],
    ['the projects', `UPDATE unit SET projects = '[]' WHERE code = '402002'`],
    ['the digest', `UPDATE unit SET digest = '${'0'.repeat(64)}' WHERE code = '402002'`]
  ]
  it.each(changes)('are written again from the ledger of that unit alone: %s', (_, change) => {
    bench.sql(change)
    expect(asked()).toEqual({ given: right, replaced: [], read: ['402002'] })
    expect(asked()).toEqual({ given: right, replaced: [], read: [] })
  })

  it.each([
    `UPDATE coordinates SET function = '2080505' WHERE function = '2080506'`,
    'UPDATE coordinates SET source = NULL WHERE id = 3',
    'UPDATE coordinates SET id = id + 1000 WHERE id = 7'
  ])('are written again from the ledgers that have those coordinates: %s', (change) => {
    bench.sql(change)
    const { given, read } = asked()
    expect(given).toEqual(right)
    expect(read.length).toBeGreaterThan(0)
    expect(asked()).toEqual({ given: right, replaced: [], read: [] })
  })

  it('are never taken for the ledgers’, whatever byte of the file is another', () => {
    const sound = readFileSync(bench.path)
    const anyByte = fc.tuple(fc.nat({ max: sound.length - 1 }), fc.integer({ min: 1, max: 255 }))
    fc.assert(
      fc.property(anyByte, ([place, flip]) => {
        const bytes = Uint8Array.from(sound)
        bytes[place] = (bytes[place] ?? 0) ^ flip
        writeFileSync(bench.path, bytes)
        const { given } = asked()
        expect(given).toEqual(right)
      }),
      { numRuns: runs(3000, 150) }
    )
  })
})

it('notes the coordinates that another writer brought in', () => {
  const more = {
    ...sampleLedgers[1]!,
    basicExpenditure: [{ ...sampleLedgers[1]!.basicExpenditure[0]!, function: '2990101' }]
  }
  bench.with((reader) => {
    reader.bringUpToDate(sampleLedgers.map(closedSource))
    bench.with((writer) => {
      writer.bringUpToDate(sampleLedgers.map(closedSource))
      writer.replace(ledgerSource(more))
    })
    const read = [...reader.unit('402002').facts].flat().filter((fact) => fact.function === '2990101')
    expect(read).toHaveLength(1)
  })
})
