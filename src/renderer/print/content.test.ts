import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { readLedger } from '@shared/exchange'
import { emptyLedger } from '@shared/ledger'
import type { UnitLedger } from '@shared/ledger'
import { describe, expect, it } from 'vitest'
import type { PrintBlock, PrintSection } from './blocks'
import { printedSections } from './content'
import { printWords } from './words'

const SAMPLE = resolve(import.meta.dirname, '../../../resources/samples/ganzhou-2023/units/402001.json')
const words = printWords('yuan', (_, code) => code)
const empty = emptyLedger('1', 2023)

function sample(): UnitLedger {
  const reading = readLedger(readFileSync(SAMPLE, 'utf8'))
  if (!reading.ok) throw new Error('the sample does not read')
  return reading.value
}

const tables = (sections: readonly PrintSection[], title: string) =>
  (sections.find((one) => one.title === title)?.blocks ?? []).filter(
    (block): block is Extract<PrintBlock, { kind: 'table' }> => block.kind === 'table'
  )

describe('the printed sections', () => {
  const ledger = sample()
  const sections = printedSections(ledger, words)

  it('have a row for every line, numbered, and the totals of the published tables', () => {
    const [basic] = tables(sections, '基本支出')
    expect(basic?.rows.filter(({ total }) => !total)).toHaveLength(ledger.basicExpenditure.length)
    expect(basic?.rows.at(-1)?.cells).toContain('14,752,169.00')
    const [balance] = tables(sections, '收支平衡')
    expect(balance?.rows.at(-1)?.cells).toEqual([
      '合计',
      '19,768,669.00',
      '19,768,669.00',
      '0.00',
      '0.00',
      '平衡'
    ])
  })

  it('have as many cells in every row as columns', () => {
    for (const block of sections.flatMap(({ blocks }) => blocks)) {
      if (block.kind !== 'table') continue
      for (const row of block.rows) expect(row.cells).toHaveLength(block.columns.length)
    }
  })

  it('have a column of notes only where there are notes', () => {
    const titles = (given: UnitLedger) =>
      tables(printedSections(given, words), '基本支出')[0]?.columns.map(({ title }) => title)
    const without = ledger.basicExpenditure.map((line) => {
      const { note, ...rest } = line
      return note === undefined ? line : rest
    })
    const [first, ...rest] = without
    expect(titles({ ...ledger, basicExpenditure: without })).not.toContain('备注')
    expect(titles({ ...ledger, basicExpenditure: [{ ...first!, note: '补缴' }, ...rest] })).toContain('备注')
  })

  it('say what is not there, and what is not there on purpose', () => {
    const notes = (given: UnitLedger) =>
      Object.fromEntries(printedSections(given, words).map(({ title, note }) => [title, note]))
    expect(notes(empty)['政府采购']).toBe('未填。')
    expect(notes({ ...empty, sectionsWithoutContent: ['governmentProcurement'] })['政府采购']).toBe(
      '本单位无此项。'
    )
    expect(Object.keys(notes(empty))).not.toContain('其他支出类别')
  })

  it('print 万元 rounded once, and say so above each table', () => {
    const [income] = tables(
      printedSections(
        ledger,
        printWords('wanyuan', (_, code) => code)
      ),
      '收入'
    )
    expect(income?.unit).toBe('单位：万元')
    expect(income?.rows.at(-1)?.cells).toContain('1,976.87')
  })
})
