import fc from 'fast-check'
import { consolidate, unitFactsOf } from '@shared/consolidation'
import { isFiscal } from '@shared/ledger'
import { describe, expect, it } from 'vitest'
import { runs } from '../testing/runs'
import { sampleDepartment, sampleFile, sampleLedgers } from '../consolidation/testing/sample'
import { buildTables, compareWithPublished, linesBehindCell, printedTables } from './index'
import type { AmountCell, Cell, TableModel, Template } from './index'
import { anyTables, withoutOther } from './testing/arbitrary-tables'
import type { AnyTables } from './testing/arbitrary-tables'
import { naiveGanzhou } from './testing/naive-ganzhou'
import { naiveMinistry } from './testing/naive-ministry'
import { ganzhou, ministry, names } from './testing/templates'

const sample = consolidate(sampleDepartment, sampleLedgers.map(unitFactsOf))
const published = JSON.parse(sampleFile('published/tables.json')) as unknown

/** Both templates, and departments without money that they have no place for. */
const templates = [
  {
    template: ganzhou,
    naive: naiveGanzhou,
    fitting: ({ department, ledgers }: AnyTables): AnyTables => ({
      department,
      ledgers: ledgers.map((ledger) => withoutOther(ledger, () => true))
    })
  },
  {
    template: ministry,
    naive: naiveMinistry,
    fitting: ({ department, ledgers }: AnyTables): AnyTables => ({
      department,
      ledgers: ledgers.map((ledger) =>
        withoutOther(ledger, (source) => isFiscal(source, { countCarryover: true }))
      )
    })
  }
]

function built(template: Template, { department, ledgers }: AnyTables, unit?: string): TableModel[] {
  const consolidation = consolidate(department, ledgers.map(unitFactsOf))
  return buildTables(template, consolidation, {
    names,
    ...(unit === undefined ? {} : { edition: { kind: 'unit', unit } })
  })
}

const amounts = (model: TableModel): AmountCell[] =>
  model.body.rows.flat().flatMap((cell) => (cell.kind === 'amount' ? [cell] : []))

describe('the published tables', () => {
  it('are reproduced in every cell from the sample’s ledgers', () => {
    const comparison = compareWithPublished(buildTables(ganzhou, sample, { names }), published)
    expect(comparison.differences).toEqual([])
    expect(comparison.agreeing).toBe(comparison.compared)
    expect(comparison.compared).toBe(cellsIn((published as { tables: unknown }).tables) - 1)
    expect(comparison.leftOut).toBe(1)
  })

  it('are seen to differ where one amount, name or row does', () => {
    const [first, ...rest] = sampleLedgers
    const [line, ...lines] = first!.basicExpenditure
    const changed = [{ ...first!, basicExpenditure: lines }, ...rest].map(unitFactsOf)
    const models = buildTables(ganzhou, consolidate(sampleDepartment, changed), { names })
    const { differences, compared, agreeing } = compareWithPublished(models, published)
    expect(line!.amount).toBeGreaterThan(0)
    expect(differences.length).toBe(compared - agreeing)
    expect(differences).toContainEqual({
      table: '部门支出总表',
      row: 1,
      column: 3,
      published: '3,258.80',
      printed: expect.not.stringMatching('3,258.80') as unknown
    })
    expect(compareWithPublished([], published).agreeing).toBe(0)
  })

  it('are joined by table 2, which ties to tables 1 and 3', () => {
    const [one, two, three] = buildTables(ganzhou, sample, { names })
    const rowsOf = (model: TableModel | undefined, column: number): string[] =>
      model!.body.rows.map((row) => [row[0]!.text, row[1]!.text, row[column]!.text].join('|'))
    expect(rowsOf(two, 2)).toEqual(rowsOf(three, 2))
    const total = two!.body.rows[0]!.map(({ text }) => text)
    const left = new Map(one!.body.rows.map((row) => [row[0]!.text, row[1]!.text]))
    expect(total.slice(2)).toEqual([
      left.get('收入总计'),
      left.get('九、上年结转(结余)'),
      left.get('一、财政拨款收入'),
      left.get('(一) 一般公共预算收入'),
      ...['(二) 政府性基金预算收入', '(三) 国有资本经营预算收入', '二、教育收费资金收入'].map((name) =>
        left.get(name)
      ),
      ...['三、事业收入', '四、事业单位经营收入', '五、附属单位上缴收入'].map((name) => left.get(name)),
      ...['六、上级补助收入', '七、其他收入', '八、使用非财政拨款结余'].map((name) => left.get(name))
    ])
  })
})

describe.each(templates)('$template.id', ({ template, naive, fitting }) => {
  it('has in every cell what adding the ledgers up naively gives', () => {
    fc.assert(
      fc.property(anyTables.map(fitting), (any) => {
        const expected = naive({ ...any, edition: 'department' })
        expect(printedTables(template, built(template, any)).tables).toEqual(expected)
      }),
      { numRuns: runs(1_000, 150) }
    )
  })

  it('has in a unit’s edition what the unit’s ledger alone gives', () => {
    fc.assert(
      fc.property(anyTables.map(fitting), fc.nat(), (any, pick) => {
        const ledger = any.ledgers[pick % any.ledgers.length]!
        const expected = naive({ department: any.department, ledgers: [ledger], edition: 'unit' })
        const models = built(template, any, ledger.unit.code)
        expect(printedTables(template, models).tables).toEqual(expected)
      }),
      { numRuns: runs(500, 80) }
    )
  })

  it('says of every figure which lines and which other cells it is the sum of', () => {
    fc.assert(
      fc.property(anyTables.map(fitting), (any) => {
        const consolidation = consolidate(any.department, any.ledgers.map(unitFactsOf))
        for (const model of buildTables(template, consolidation, { names })) {
          for (const cell of amounts(model)) {
            const lines = linesBehindCell(consolidation, cell).flatMap(({ lines: own }) => own)
            const parts = (cell.formula?.sumOf ?? []).map(({ row, column }) => model.body.rows[row]![column]!)
            const value = BigInt(cell.value)
            const faults = [
              lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n) !== value && 'lines do not add up',
              new Set(lines.map(({ unit, path }) => `${unit} ${path}`)).size < lines.length && 'a line twice',
              cell.formula !== undefined && sumOf(parts) !== value && 'cells do not add up',
              cell.formula === undefined &&
                cell.emphasis === 'total' &&
                value !== 0n &&
                'a total without cells'
            ]
            if (faults.some((fault) => fault !== false))
              expect({ table: model.id, cell, faults }).toBe('right')
          }
        }
      }),
      { numRuns: runs(150, 15) }
    )
  })

  it('does not depend on the order in which units came', () => {
    fc.assert(
      fc.property(anyTables.map(fitting), ({ department, ledgers }) => {
        const other = { department, ledgers: [...ledgers].reverse() }
        expect(built(template, other)).toEqual(built(template, { department, ledgers }))
      }),
      { numRuns: runs(200, 30) }
    )
  })
})

const sumOf = (cells: readonly Cell[]): bigint =>
  cells.reduce((sum, cell) => sum + (cell.kind === 'amount' ? BigInt(cell.value) : 1n), 0n)

/** How many texts stand in the rows of published tables. */
function cellsIn(value: unknown): number {
  if (typeof value === 'string') return 1
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (count, [name, inside]) => count + (name === 'columns' ? 0 : cellsIn(inside)),
    0
  )
}
