import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fen, printWanyuan, printYuan, sum } from '@shared/money'
import { runs } from '../../shared/testing/runs'
import { exactFormat, exactNumber, printedNumber } from './amounts'
import { trialFileName, workbookFileName } from './file-name'
import { address, columnLetters, sumFormula } from './formula'
import { rowHeight, textWidth } from './row-height'
import { sheetNames } from './sheet-names'
import { sampleDepartment } from './testing/books'

const anyAmount = fc.integer({ min: -1e13, max: 1e13 }).map(fen)

describe('amounts', () => {
  it('are the binary number nearest to the exact 万元', () => {
    fc.assert(
      fc.property(anyAmount, (amount) => {
        // Six decimals of a number this size survive in 15 digits.
        expect(exactNumber(amount, 'wanyuan').toFixed(6)).toBe(
          `${amount < 0 ? '-' : ''}${String(Math.abs(amount))
            .padStart(7, '0')
            .replace(/(\d{6})$/, '.$1')}`
        )
        expect(Math.round(exactNumber(amount, 'yuan') * 100)).toBe(amount)
      }),
      { numRuns: runs(5000) }
    )
  })

  it('print and read back as the same number', () => {
    fc.assert(
      fc.property(anyAmount, (amount) => {
        const text = printYuan(amount, { zero: '' })
        expect(printedNumber(text)).toBe(amount === 0 ? undefined : exactNumber(amount, 'yuan'))
      }),
      { numRuns: runs(1000) }
    )
  })

  it.each([
    [32588011_00, '#,##0.00;-#,##0.00;'],
    [-32588011_00, '#,##0.00;-#,##0.00;'],
    [0, '#,##0.00;-#,##0.00;'],
    [49_99, '#,##0.00;-#,##0.00;'],
    // Too small to show: no sign, since 0.00 has no direction.
    [-49_99, '#,##0.00;#,##0.00;']
  ])('%d fen has the format %s', (amount, format) => {
    const value = fen(amount)
    expect(exactFormat({ value, text: printWanyuan(value), trimmed: false })).toBe(format)
  })

  it.each([
    ['3,258.8', '#,##0.0;-#,##0.0;0'],
    ['300', '#,##0;-#,##0;0']
  ])('%s without trailing zeros has the format %s', (text, format) => {
    expect(exactFormat({ value: fen(1), text, trimmed: true })).toBe(format)
  })

  it('shows a zero as the cell prints it', () => {
    expect(exactFormat({ value: fen(0), text: '0', trimmed: true })).toMatch(/;0$/)
    expect(exactFormat({ value: fen(0), text: '0.00', trimmed: false })).toMatch(/;0\.00$/)
  })
})

/** The cells that a formula adds up, by a reading of its own. */
function cellsOf(formula: string): string[] {
  const inner = formula.replace(/^ROUND\(/, '').replace(/,\d+\)$/, '')
  return Array.from(inner.matchAll(/([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?/g)).flatMap(([, c1, r1, c2, r2]) => {
    const columns = columnsBetween(c1!, c2 ?? c1!)
    const rows = Array.from({ length: Number(r2 ?? r1) - Number(r1) + 1 }, (_, at) => Number(r1) + at)
    return columns.flatMap((column) => rows.map((row) => `${column}${row}`))
  })
}

function columnsBetween(from: string, to: string): string[] {
  const all = Array.from({ length: 800 }, (_, at) => columnLetters(at))
  return all.slice(all.indexOf(from), all.indexOf(to) + 1)
}

describe('formulas', () => {
  it('name columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA'
    ])
  })

  it('add up exactly the cells they are given, each once', () => {
    const place = fc.record({ row: fc.nat(40), column: fc.nat(30) })
    const places = fc.uniqueArray(place, { minLength: 1, maxLength: 60, selector: address })
    fc.assert(
      fc.property(places, (given) => {
        expect(cellsOf(sumFormula(given, 6)!).sort()).toEqual(given.map(address).sort())
      }),
      { numRuns: runs(1000) }
    )
  })

  it('write neighbours as ranges', () => {
    const down = [3, 1, 2, 7].map((row) => ({ row, column: 2 }))
    expect(sumFormula(down, 6)).toBe('ROUND(SUM(C2:C4,C8),6)')
    expect(
      sumFormula(
        [1, 2].map((column) => ({ row: 0, column })),
        2
      )
    ).toBe('ROUND(SUM(B1:C1),2)')
  })

  it('keep within what Excel takes, or are none', () => {
    const apart = (count: number): { row: number; column: number }[] =>
      Array.from({ length: count }, (_, at) => ({ row: at * 2, column: 2 }))
    const formula = sumFormula(apart(300), 6)!
    expect(formula).toMatch(/^ROUND\(SUM\(SUM\(.*\),SUM\(.*\)\),6\)$/)
    expect(cellsOf(formula)).toHaveLength(300)
    expect(sumFormula(apart(3000), 6)).toBeUndefined()
    expect(sumFormula([], 6)).toBeUndefined()
  })

  it('sum what the exact amounts sum to', () => {
    fc.assert(
      fc.property(fc.array(anyAmount, { minLength: 1, maxLength: 50 }), (amounts) => {
        const added = amounts.map((amount) => exactNumber(amount, 'wanyuan')).reduce((a, b) => a + b, 0)
        expect(Math.abs(added - exactNumber(sum(amounts), 'wanyuan'))).toBeLessThan(1e-6)
      }),
      { numRuns: runs(500) }
    )
  })
})

/** What Excel refuses in a sheet's name, and what it takes. */
const odd = Array.from('表1a:/\\?*[]\' "=“\u{20BB7}\t')

describe('sheet names', () => {
  it('are what Excel takes, each once, whatever is wanted', () => {
    const wanted = fc.array(
      fc.oneof(
        fc.string({ unit: fc.constantFrom(...odd), maxLength: 60 }),
        fc.constantFrom('History', 'A', 'a', '')
      ),
      { maxLength: 40 }
    )
    fc.assert(
      fc.property(wanted, (names) => {
        const made = sheetNames(names)
        expect(made).toHaveLength(names.length)
        expect(new Set(made.map((name) => name.toLowerCase())).size).toBe(made.length)
        for (const name of made) {
          expect(name).toMatch(/^[^*?:/\\[\]']{1,31}$/)
          expect(name.toLowerCase()).not.toBe('history')
          expect(name).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/)
        }
      }),
      { numRuns: runs(1000) }
    )
  })

  it('stay as they are where that is possible', () => {
    expect(sheetNames(['表1 收支预算总表', '表2/二'])).toEqual(['表1 收支预算总表', '表2 二'])
    expect(sheetNames(['同', '同'])).toEqual(['同', '同 (2)'])
  })
})

describe('row heights', () => {
  it('count Chinese characters double', () => {
    expect(textWidth('ab')).toBe(2)
    expect(textWidth('预算ab（）')).toBe(10)
  })

  it('grow with the lines of the longest text, up to what Excel takes', () => {
    const height = (text: string): number => rowHeight([{ text, width: 20, size: 10 }], 17)
    expect(height('短')).toBeLessThan(height('字'.repeat(30)))
    expect(height('字'.repeat(30))).toBeLessThan(height('字'.repeat(60)))
    expect(height('一\n二\n三')).toBe(height('字'.repeat(28)))
    expect(height('字'.repeat(100_000))).toBe(409)
    expect(rowHeight([], 17)).toBe(17)
  })
})

describe('file names', () => {
  const about = { department: sampleDepartment, edition: { kind: 'department' }, kind: 'official' } as const
  const missing = (count: number): { code: string; name: string }[] =>
    Array.from({ length: count }, (_, at) => ({ code: `40200${at + 1}`, name: '某单位' }))

  it('say whose tables of which year in which kind', () => {
    expect(workbookFileName(about)).toBe('赣州市工业和信息化局2023年部门预算表（报送版）.xlsx')
    expect(workbookFileName({ ...about, kind: 'public', edition: { kind: 'unit', unit: '402001' } })).toBe(
      '赣州市工业和信息化局2023年单位预算表（公开版）.xlsx'
    )
  })

  it('say that a trial is one', () => {
    expect(trialFileName('/a/b.xlsx', missing(2))).toBe('/a/b（试汇总，缺402001、402002）.xlsx')
    expect(trialFileName('b.xlsx', missing(9))).toBe('b（试汇总，缺402001、402002、402003等9个单位）.xlsx')
    expect(trialFileName('/a/b.xlsx', [])).toBe('/a/b.xlsx')
    expect(trialFileName('/a/试汇总.xlsx', missing(1))).toBe('/a/试汇总.xlsx')
  })

  it('are names that every file system takes', () => {
    const department = { ...sampleDepartment, name: `a/b\\c:*?"<>|\n${'很长'.repeat(100)}` }
    const name = workbookFileName({ ...about, department }, missing(9))
    expect(name).not.toMatch(/[<>:"/\\|?*\n]/)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
    expect(name).toMatch(/试汇总.*\.xlsx$/)
  })
})
