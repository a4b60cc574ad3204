import type { Catalog } from '@shared/catalog'
import { listPath, sourceLabel } from '@shared/ledger'
import type { Line, ListAddress, OtherLine } from '@shared/ledger'
import { sum } from '@shared/money'
import { remembered } from '@shared/remember'
import { groupedBy } from '../grouped'
import { lineCount } from '../lines'
import { rowPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, TablesContext, UnitContext } from '../rule'
import { ByCoordinates, coordinatesKey } from './coordinates'
import { mostPlaces, plain, subjectWords, yuan } from './found'
import { noLines } from './subjects'
import { tablePlace } from './tables'

type AnyLine = Line & Partial<Pick<OtherLine, 'category'>>

/** A line and where it stands in its list. */
interface ListedLine {
  readonly line: AnyLine
  readonly at: number
}

/** The lines of a list that are the same as others in it; worked out once for a list. */
const sameLines = remembered((lines: readonly AnyLine[]): readonly (readonly ListedLine[])[] => {
  const first = new ByCoordinates<ListedLine>()
  const groups = new Map<ListedLine, ListedLine[]>()
  lines.forEach((line, at) => {
    // A line begun and not finished is another rule's.
    if (line.function === '' || line.economic === '') return
    const own = { line, at }
    const before = first.settle(line, own)
    if (before === own) return
    const group = groups.get(before)
    if (group === undefined) groups.set(before, [before, own])
    else group.push(own)
  })
  return [...groups.values()]
    .flatMap((group) => [...groupedBy(group, markOf).values()])
    .filter(({ length }) => length > 1)
})

/** What else tells lines of the same coordinates apart. */
const markOf = ({ line: { governmentEconomic, category } }: ListedLine): string =>
  governmentEconomic === undefined && category === undefined
    ? ''
    : `${governmentEconomic ?? ''} ${category ?? ''}`

/** A subject stands once in a table; in a ledger the same coordinates twice are worth a look. */
export const D09: Rule = rule(
  {
    id: 'D09',
    severity: 'error',
    title: '科目不重复',
    sentence: '公开表中同一编码只有一行；底账中同一支出、同一项目里科目和资金来源都相同的几行提示合并。',
    reads: ['basicExpenditure', 'otherExpenditure', 'projects', 'catalog']
  },
  { unit: repeatedLines, tables: repeatedRows }
)

function repeatedLines({ ledger, catalog }: UnitContext): Outcome {
  const count = lineCount(ledger)
  if (count === 0) return notApplicable(noLines)
  const lists: (readonly [address: ListAddress, lines: readonly Line[]])[] = [
    [{ list: 'basicExpenditure' }, ledger.basicExpenditure],
    [{ list: 'otherExpenditure' }, ledger.otherExpenditure],
    ...ledger.projects.map(({ id, lines }) => [{ list: 'projects/lines', project: id }, lines] as const)
  ]
  const findings = lists.flatMap(([address, lines]) =>
    sameLines(lines).map((same) => repeated({ ledger, catalog }, address, same))
  )
  return examined(count, findings)
}

function repeated(
  { ledger, catalog }: Pick<UnitContext, 'ledger' | 'catalog'>,
  address: ListAddress,
  lines: readonly ListedLine[]
): Found {
  const places = lines
    .slice(0, mostPlaces)
    .map(({ line, at }) => rowPlace(ledger, address, line.id, undefined, at))
  const amount = sum(lines.map(({ line }) => line.amount))
  const [first] = lines
  return {
    severity: 'notice',
    message:
      `${places.map(({ label }) => label).join('、')}的科目和资金来源都相同（${sameWords(catalog, first)}），` +
      `共 ${lines.length} 行 ${yuan(amount)}：请核对是不是重复录入，不是的可以不管。`,
    places,
    key: first === undefined ? '' : `${listPath(address)} ${coordinatesKey(first.line)} ${markOf(first)}`,
    values: [String(lines.length), plain(amount)]
  }
}

function sameWords(catalog: Catalog, first: ListedLine | undefined): string {
  if (first === undefined) return ''
  const { function: code, functionName, economic, economicName, source } = first.line
  return (
    `${subjectWords(catalog, 'function', code, functionName)}、` +
    `${subjectWords(catalog, 'economic', economic, economicName)}、${sourceLabel(source)}`
  )
}

function repeatedRows({ tables: view }: TablesContext): Outcome {
  const findings: Found[] = []
  let count = 0
  for (const table of view.tables) {
    if (table.layout !== 'coded') continue
    const rows = table.rows.filter(({ code }) => code !== '')
    count += rows.length
    for (const [, same] of groupedBy(rows, ({ level = '', code: own }) => `${level} ${own}`)) {
      const code = same[0]?.code ?? ''
      if (same.length < 2) continue
      const places = same.slice(0, 20).map(({ row }) => tablePlace(view, table, row, 0))
      findings.push({
        message: `《${table.name}》中编码 ${code} 印了 ${same.length} 行（${places.map(({ label }) => label).join('、')}）：请合并成一行。`,
        places,
        key: `${table.id} ${code}`,
        values: [code, String(same.length)]
      })
    }
  }
  return count === 0 ? notApplicable('没有按编码列示的表。') : examined(count, findings)
}
