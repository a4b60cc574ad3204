import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../shared/testing/runs'
import { copyBlock } from './copying'
import type { PasteRequest } from './pasting'
import { pastedHeadings, planPaste } from './pasting'
import type { Planned } from './plan'
import { planClear } from './plan'
import type { Block } from './selection'
import { blockOf } from './selection'
import type { Line } from './testing/rows'
import { applied, COLUMNS, keysFrom, picture, rowsOf } from './testing/rows'
import { viewOf } from './view'

const NAME = 0
const AMOUNT = 1
const line = (key: number, name?: string, amount?: string, prior?: string, people?: string): Line => ({
  key,
  cells: { name, amount, prior, people, change: '1.00' }
})
const lines = [line(1, '甲', '100.00', '-5.00', '3'), line(2, '乙', '200.50'), line(3, '丙')]
const at = (row: number, column: number, rows = 1, columns = 1): Block => ({
  top: row,
  left: column,
  bottom: row + rows - 1,
  right: column + columns - 1
})

function paste(text: string, selected: Block, more: Partial<PasteRequest> = {}, of = lines): Planned {
  const view = viewOf(rowsOf(of), { blank: more.makeKey ? 1000 : undefined })
  const result = planPaste({ view, columns: COLUMNS, selected, text, ...more })
  if (!result.ok) throw new Error(result.message)
  return result.plan
}
const after = ({ edit }: Planned, of = lines): (string | undefined)[][] =>
  picture(edit ? applied(of, edit) : of, COLUMNS)
/** One column of the table after a paste. */
const names = (plan: Planned): (string | undefined)[] => after(plan).map((row) => row[NAME])

describe('a pasted block', () => {
  it('stands at the top left of the selection, one edit', () => {
    const plan = paste('子\t1,000\r\n丑\t２．５\r\n', at(1, NAME))
    expect(
      after(plan)
        .slice(1)
        .map((row) => row.slice(0, 2))
    ).toEqual([
      ['子', '1000.00'],
      ['丑', '2.50']
    ])
    expect(plan.block).toEqual(at(1, NAME, 2, 2))
  })

  it('of one cell fills the selection, and repeats over its multiple', () => {
    expect(names(paste('同', at(0, NAME, 3)))).toEqual(['同', '同', '同'])
    const of = Array.from({ length: 4 }, (_none, n) => line(n + 1))
    const twice = paste('一\n二', at(0, NAME, 4), {}, of)
    expect(after(twice, of).map((row) => row[NAME])).toEqual(['一', '二', '一', '二'])
    expect(names(paste('一\n二', at(0, NAME, 3)))).toEqual(['一', '二', '丙'])
  })

  it('clears with blanks and takes a lone dash for zero', () => {
    expect(after(paste('\t-\n', at(0, NAME)))[0]?.slice(0, 2)).toEqual([undefined, '0.00'])
  })

  it('fills what it can, keeps and lists what it cannot', () => {
    const plan = paste('甲\t十\t1\t2\t9\n乙\t5\t1\t2\t1.00', at(0, NAME))
    expect(plan.drafts).toMatchObject([{ row: 1, column: 'amount', text: '十' }])
    // The computed cell that shows what is pasted over it has lost nothing and is not listed.
    expect(plan.rejected.map(({ place, text }) => [place, text])).toEqual([
      ['第 1 行，金额', '十'],
      ['第 1 行，增减', '9']
    ])
    expect(after(plan)[1]?.slice(0, 4)).toEqual(['乙', '5.00', '1.00', '2'])
    expect(after(plan)[0]?.[AMOUNT]).toBe('100.00')
  })

  it('adds rows where rows are added, each after the one before', () => {
    const plan = paste('一\t1\n二\t2\n\t\n三\t3', at(2, NAME), { makeKey: keysFrom() })
    expect(names(plan)).toEqual(['甲', '乙', '一', '二', '三'])
    expect(plan.edit?.inserted.map(({ key, after: row }) => [key, row])).toEqual([
      [1000, 3],
      [1001, 1000]
    ])
  })

  it('lists what goes beyond the last row or column', () => {
    const plan = paste('一\n二', at(2, NAME))
    expect(plan.rejected).toMatchObject([
      { text: '二', reason: expect.stringContaining('不能增加行') as string }
    ])
    const wide = paste('5\t6', at(0, 4))
    expect(wide.edit).toBeUndefined()
    expect(wide.rejected.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('由程序计算'),
      expect.stringContaining('最后一列')
    ])
  })

  it('passes over totals, and adds before those that stand last', () => {
    const of: Line[] = [line(1, '甲'), { key: 't', cells: { name: '合计' }, role: 'total' }]
    const plan = paste('一\n二\n三', at(0, NAME), { makeKey: keysFrom() }, of)
    expect(after(plan, of).map((row) => row[NAME])).toEqual(['一', '二', '三', '合计'])
    expect(paste('改', at(1, NAME), {}, of).rejected).toHaveLength(1)
  })

  it('makes a row of what is refused too, so that it can be corrected there', () => {
    const plan = paste('\t坏', at(3, NAME), { makeKey: keysFrom() })
    expect(plan.edit?.inserted).toMatchObject([{ key: 1000, cells: {} }])
    expect(plan.drafts).toMatchObject([{ row: 1000, column: 'amount' }])
  })

  it('leaves a total out that was copied with its rows: it would count them twice', () => {
    const plan = paste('5\t1\n合 计\t600', at(3, AMOUNT), { makeKey: keysFrom() })
    expect(plan.edit?.inserted).toMatchObject([{ cells: { amount: '5.00' } }])
    expect(plan.drafts).toEqual([])
    expect(plan.rejected).toMatchObject([
      { text: '合 计', reason: expect.stringContaining('合计行') as string }
    ])
  })
})

/** The headings of a block pasted at the first column, and what stands above them. */
const heads = (text: string): [readonly string[], readonly string[]] | undefined => {
  const found = pastedHeadings({ columns: COLUMNS, selected: at(0, NAME), text })
  return found && [found.words, found.above]
}

describe('headings in a pasted block', () => {
  it('that name columns of the grid lead there, in any order', () => {
    const plan = paste('上年数（元）\t名称\n-7\t子', at(0, AMOUNT))
    expect(after(plan)[0]?.slice(0, 3)).toEqual(['子', '100.00', '-7.00'])
  })
  it('that name none are left out, and read before', () => {
    const text = '项目\t预算数（万元）\n子\t5'
    expect(after(paste(text, at(0, NAME)))[0]?.slice(0, 2)).toEqual(['子', '5.00'])
    expect(heads(text)).toEqual([['项目', '预算数（万元）'], []])
  })
  it('may have titles above them, or be one line that says the unit', () => {
    const titled = '2023 年预算\t\n\t单位：万元\n项目\t金额\n子\t5'
    expect(heads(titled)).toEqual([
      ['项目', '金额'],
      ['2023 年预算', '', '', '单位：万元']
    ])
    expect(names(paste(titled, at(0, NAME)))).toEqual(['子', '乙', '丙'])
    const alone = '\t单位：万元\n子\t5'
    expect(heads(alone)).toEqual([['', '单位：万元'], []])
    expect(names(paste(alone, at(0, NAME)))).toEqual(['子', '乙', '丙'])
  })
  it('with a unit have amounts read in it, column by column', () => {
    const text = '名称\t金额（万元）\t上年数（元）\n子\t1.234567\t5'
    const read = (units?: PasteRequest['units']): Planned =>
      paste(text, at(0, NAME), units === undefined ? {} : { units })
    expect(after(read([undefined, 'wanyuan', undefined]))[0]?.slice(0, 3)).toEqual(['子', '12345.67', '5.00'])
    // As 元 it has too many decimals: it stays in its cell to be corrected.
    expect(read().drafts.map(({ text: kept }) => kept)).toEqual(['1.234567'])
  })
  it('are not seen where there are none', () => {
    expect(heads('子\t5\n丑\t6')).toBeUndefined()
    expect(heads('注：见附件\t\n丑\t6')).toBeUndefined()
    expect(heads('名称\t金额\n'.repeat(20_001))).toBeUndefined()
    expect(paste('子\t十二1\n丑\t6', at(0, NAME)).drafts).toHaveLength(1)
    expect(paste('名称', at(0, AMOUNT)).drafts).toHaveLength(1)
  })
})

describe('a paste of too much', () => {
  it('is refused whole, the limit named, and a selection full of it too', () => {
    const view = viewOf(rowsOf(lines))
    const much = planPaste({ view, columns: COLUMNS, selected: at(0, 0), text: '1\t2\n'.repeat(10_001) })
    expect(much).toMatchObject({ ok: false, message: expect.stringContaining('20,000') as string })
    const full = planPaste({ view, columns: COLUMNS, selected: at(0, 0, 10_001, 2), text: '1' })
    expect(full).toMatchObject({ ok: false, message: expect.stringContaining('20,002') as string })
    const just = planPaste({ view, columns: COLUMNS, selected: at(0, 0), text: '1\t2\n'.repeat(10_000) })
    expect(just.ok).toBe(true)
  })
})

const cents = fc
  .integer({ min: -1e8, max: 1e8 })
  .map((n) => `${n < 0 ? '-' : ''}${Math.abs(n / 100).toFixed(2)}`)
const table = fc.array(
  fc.record({
    name: fc.option(
      fc
        .string({ unit: fc.constantFrom('甲', '"', '\n', '\t', '9', '乙'), minLength: 1 })
        .filter((s) => s === s.trim() && s !== ''),
      { nil: undefined }
    ),
    prior: fc.option(
      cents.map((text) => (text === '-0.00' ? '0.00' : text)),
      { nil: undefined }
    ),
    people: fc.option(fc.nat(1000).map(String), { nil: undefined })
  }),
  { minLength: 1, maxLength: 6 }
)

describe('a block copied', () => {
  it('and pasted back elsewhere is the same, by the text that spreadsheets get too', () => {
    fc.assert(
      fc.property(table, fc.boolean(), (cells, exactly) => {
        const from = cells.map((one, n): Line => ({ key: n, cells: { ...one } }))
        const block = blockOf({ anchor: { row: 0, column: 0 }, extent: { row: cells.length - 1, column: 3 } })
        const { text, exact } = copyBlock(viewOf(rowsOf(from)), COLUMNS, block)
        const empty = from.map(({ key }): Line => ({ key, cells: {} }))
        const plan = paste(text, at(0, 0), exactly ? { exact } : {}, empty)
        fc.pre(pastedHeadings({ columns: COLUMNS, selected: at(0, 0), text }) === undefined)
        expect(plan.rejected).toEqual([])
        expect(after(plan, empty)).toEqual(picture(from, COLUMNS))
      }),
      { numRuns: runs(2000) }
    )
  })

  it('goes out as numbers and words; one cell as its bare text', () => {
    const view = viewOf(rowsOf(lines))
    expect(copyBlock(view, COLUMNS, at(0, NAME, 2, 3)).text).toBe('甲\t100\t-5\r\n乙\t200.5\t\r\n')
    expect(copyBlock(view, COLUMNS, at(1, AMOUNT)).text).toBe('200.5')
    expect(copyBlock(view, COLUMNS, at(1, AMOUNT)).exact).toBe('200.50元\r\n')
    expect(copyBlock(view, COLUMNS, at(0, NAME)).html).toContain("mso-number-format:'\\@'")
  })

  it('carries its unit into a column of another', () => {
    const wan = COLUMNS.map((one) =>
      one.kind === 'amount' ? ({ ...one, entered: 'wanyuan' } as const) : one
    )
    const { text, exact } = copyBlock(viewOf(rowsOf(lines)), COLUMNS, at(0, AMOUNT))
    expect(after(paste(text, at(1, AMOUNT), { exact, columns: wan }))[1]?.[AMOUNT]).toBe('100.00')
  })
})

describe('clearing', () => {
  it('empties what may be empty and leaves the rest', () => {
    const plan = planClear(viewOf(rowsOf(lines)), COLUMNS, at(0, 0, 3, 5))
    expect(applied(lines, plan.edit!).map(({ cells }) => Object.values(cells).filter(Boolean))).toEqual([
      ['1.00'],
      ['1.00'],
      ['1.00']
    ])
    expect(plan.rejected).toHaveLength(3)
  })
})
