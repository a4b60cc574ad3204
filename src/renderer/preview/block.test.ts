import { describe, expect, it } from 'vitest'
import type { PreviewCell, PreviewTable } from '@shared/ipc'
import { asHtml, asText, blockOf, contains, moved } from './block'

const text = (value: string): PreviewCell => ({ kind: 'name', text: value, level: 0 })
const amount = (value: string): PreviewCell => ({ kind: 'amount', text: value, yuan: '0.00' })

const table: PreviewTable = {
  id: '3',
  name: '部门支出总表',
  header: { rows: [[text('科目编码'), text('科目名称'), text('合计')]], merges: [] },
  body: {
    rows: [
      [text(''), text('合计'), amount('3,258.80')],
      [text('05'), text('a "b"\tc'), amount('')],
      [text('2150501'), text('=1+1 <b>'), amount('1,015.82')]
    ],
    merges: []
  },
  columns: [
    { kind: 'code', width: 10 },
    { kind: 'name', width: 30 },
    { kind: 'amount', width: 12 }
  ],
  notes: [],
  form: false,
  orientation: 'portrait'
}

describe('a copied block', () => {
  it('is read by a spreadsheet: numbers without separators, quotes where they are needed', () => {
    expect(asText(table, blockOf({ row: 1, column: 0 }, { row: 2, column: 2 }))).toBe(
      '\t合计\t3258.80\r\n05\t"a ""b""\tc"\t'
    )
  })

  it('keeps codes and names text', () => {
    const html = asHtml(table, blockOf({ row: 2, column: 0 }, { row: 3, column: 2 }))
    expect(html).toContain(`<td style="mso-number-format:'\\@'">05</td>`)
    expect(html).toContain('=1+1 &#60;b&#62;')
    expect(html).toContain('<td>1015.82</td>')
  })

  it('is the same from any corner', () => {
    const corners = [
      { row: 2, column: 1 },
      { row: 0, column: 2 }
    ] as const
    const block = blockOf(corners[0], corners[1])
    expect(block).toEqual(blockOf(corners[1], corners[0]))
    expect(contains(block, { row: 1, column: 1 })).toBe(true)
    expect(contains(block, { row: 1, column: 0 })).toBe(false)
  })
})

describe('moved', () => {
  const at = { row: 1, column: 1 }
  it.each([
    ['ArrowUp', false, { row: 0, column: 1 }],
    ['ArrowDown', false, { row: 2, column: 1 }],
    ['ArrowDown', true, { row: 3, column: 1 }],
    ['ArrowRight', true, { row: 1, column: 2 }],
    ['Home', false, { row: 1, column: 0 }],
    ['End', false, { row: 1, column: 2 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 3, column: 2 }],
    ['PageDown', false, { row: 3, column: 1 }]
  ])('%s (Ctrl %s)', (key, ctrl, to) => {
    expect(moved(at, key, ctrl, table)).toEqual(to)
  })

  it('leaves other keys alone', () => {
    expect(moved(at, 'Enter', false, table)).toBeUndefined()
    expect(moved(at, 'toString', false, table)).toBeUndefined()
  })
})
