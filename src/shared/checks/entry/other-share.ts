import type { Catalog } from '@shared/catalog'
import { fen, sum } from '@shared/money'
import { lineCount, linesOn, spentBy } from '../lines'
import type { PlacedLine } from '../lines'
import { departmentPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { DepartmentContext, Found, Outcome, Rule, TablesContext, Thresholds, UnitContext } from '../rule'
import {
  activeLedgers,
  amountSide,
  linePlaces,
  percentWords,
  plain,
  subjectWords,
  totalOf,
  yuan
} from './found'
import { isOther } from './subject-use'
import { noLines } from './subjects'
import { amountText } from '../tables/terms'
import type { CodedRow } from '../view'
import { codedOfRole, tablePlace } from './tables'

type Limits = Thresholds<'share' | 'single'>

/** 其他支出 is to stay the exception. */
export const D05: Rule = rule(
  {
    id: 'D05',
    severity: 'warning',
    title: '“其他支出”不过多',
    sentence:
      '229 其他支出（政府性基金科目除外）占支出的比例不超过界限，超过须说明；功能或经济科目末两位为 99、单笔超过界限的提示。',
    reads: ['basicExpenditure', 'otherExpenditure', 'projects', 'catalog'],
    thresholds: {
      share: { label: '占比上限', unit: '%', value: 10, least: 0, most: 100 },
      single: { label: '单笔上限', unit: '元', value: 1_000_000, least: 0, most: 1e11 }
    }
  },
  { unit: unitShare, department: departmentShare, printed: printedShare }
)

/** Exact: no quotient that could fall on the wrong side of the limit. */
const isBeyond = (part: number, whole: number, percent: number): boolean => part * 100 > whole * percent

const otherLines = linesOn<[Catalog]>('function', (code, catalog) => isOther(catalog, code))
const largeResiduals = linesOn<[single: number]>(
  'function',
  () => true,
  ({ line }, single) => isResidual(line) && line.amount > single * 100
)

function unitShare({ ledger, catalog }: UnitContext, { share, single }: Limits): Outcome {
  const count = lineCount(ledger)
  if (count === 0) return notApplicable(noLines)
  const others = otherLines(ledger, catalog)
  const [part, whole] = [totalOf(others), spentBy(ledger)]
  const findings: Found[] = largeResiduals(ledger, single).map((placed) =>
    largeResidual({ ledger, catalog }, placed, single)
  )
  if (isBeyond(part, whole, share)) {
    const places = linePlaces(ledger, others, 'function')
    findings.unshift({
      message:
        `229 其他支出 ${yuan(part)}，占本单位支出 ${yuan(whole)}的 ${percentWords(part, whole)}，超过 ${share}%：` +
        '请按用途改列具体科目，确实无法区分的写明原因。',
      places,
      left: amountSide('229 其他支出', part, places),
      right: amountSide('本年支出合计', whole),
      key: 'share'
    })
  }
  return examined(count + 1, findings)
}

function isResidual({ function: code, economic }: PlacedLine['line']): boolean {
  return (code.length === 7 && code.endsWith('99')) || (economic.length === 5 && economic.endsWith('99'))
}

function largeResidual(
  { ledger, catalog }: Pick<UnitContext, 'ledger' | 'catalog'>,
  placed: PlacedLine,
  single: number
): Found {
  const { function: code, economic, functionName, economicName, amount } = placed.line
  const places = linePlaces(ledger, [placed], 'amount')
  const subjects =
    `${subjectWords(catalog, 'function', code, functionName)}、` +
    subjectWords(catalog, 'economic', economic, economicName)
  return {
    severity: 'notice',
    message:
      `${places[0]?.label ?? ''}：${subjects} 一笔 ${yuan(amount)}，超过 ${single / 10_000} 万元而科目是“其他”类，` +
      '请核对有没有更具体的科目。',
    places,
    values: [code, economic, plain(amount)]
  }
}

function departmentShare({ ledgers, catalog, department }: DepartmentContext, { share }: Limits): Outcome {
  const parts = activeLedgers({ ledgers, department }).map((ledger) => {
    const others = otherLines(ledger, catalog)
    return { ledger, others, part: totalOf(others), whole: spentBy(ledger) }
  })
  const [part, whole] = [sum(parts.map((one) => one.part)), sum(parts.map((one) => one.whole))]
  if (whole === 0) return notApplicable(noLines)
  if (!isBeyond(part, whole, share)) return examined(1, [])
  const units = parts.filter((one) => one.part !== 0)
  const split = units.map((one) => `${one.ledger.unit.name} ${yuan(one.part)}`).join('，')
  const places = units.flatMap(({ ledger, others }) => linePlaces(ledger, others, 'function'))
  const found = {
    message:
      `全部门 229 其他支出 ${yuan(part)}，占支出 ${yuan(whole)}的 ${percentWords(part, whole)}，超过 ${share}%：` +
      `其中${split}。请各单位按用途改列具体科目，或写明原因。`,
    places: [departmentPlace('expenditure', '部门本年支出'), ...places],
    left: amountSide('229 其他支出', part, places),
    right: amountSide('本年支出合计', whole),
    key: 'share'
  }
  return examined(1, [found])
}

/** Where only tables are known: the class row beside the total row, in the first column of all money. */
function printedShare({ tables: view, catalog }: TablesContext, { share }: Limits): Outcome {
  const [table] = codedOfRole(view, 'expenditure')
  const column = table?.columns[0]
  const row = table?.rows.find(({ kind, code }) => kind === 'subject' && code === '229')
  const total = table?.rows.find(({ kind }) => kind === 'total')
  if (table === undefined || column === undefined || total === undefined)
    return notApplicable('没有带合计的支出总表。')
  const valueIn = (own: CodedRow | undefined): number => own?.figures.get(column.column)?.value ?? 0
  // Government funds' own subjects stand under the class too: the uppermost of them are taken off it.
  const funds = table.rows.filter(
    ({ kind, code }) => kind === 'subject' && code.startsWith('229') && !isOther(catalog, code)
  )
  const uppermost = funds.filter(
    ({ code }) => !funds.some((one) => one.code !== code && code.startsWith(one.code))
  )
  const part = uppermost.reduce((rest, fund) => rest - valueIn(fund), valueIn(row))
  const whole = total.figures.get(column.column)?.value
  if (row === undefined || whole === undefined || !isBeyond(part, whole, share)) return examined(1, [])
  const place = tablePlace(view, table, row.row, column.column)
  const found = {
    message: `${place.label}：229 其他支出占支出的 ${percentWords(part, whole)}，超过 ${share}%。请按用途改列具体科目，或写明原因。`,
    places: [place],
    left: { label: '229 其他支出', value: amountText(view, fen(part)), places: [place] },
    right: { label: '合计', value: total.figures.get(column.column)?.text ?? '', places: [] }
  }
  return examined(1, [found])
}
