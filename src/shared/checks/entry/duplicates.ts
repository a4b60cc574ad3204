import { sourceLabel } from '@shared/ledger'
import { remembered, linesOf } from '../lines'
import type { PlacedLine } from '../lines'
import type { UnitLedger } from '@shared/ledger'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, TablesContext, UnitContext } from '../rule'
import { groupedBy, linePlaces, plain, subjectWords, totalOf, yuan } from './found'
import { noLines } from './subjects'
import { tablePlace } from './tables'

/** This year's lines by section, category, function, economic and source; worked out once for a ledger. */
export const byCoordinates = remembered((ledger: UnitLedger) =>
  groupedBy(
    linesOf(ledger),
    ({ section, category = '', line }) =>
      `${section} ${category} ${line.function} ${line.economic} ${line.source}`
  )
)

/** A subject stands once in a table; in a ledger the same coordinates twice are worth a look. */
export const D09: Rule = rule(
  {
    id: 'D09',
    severity: 'error',
    title: '科目不重复',
    sentence: '公开表中同一编码只有一行；底账中同一支出、同一项目里科目和资金来源都相同的几行提示合并。',
    reads: ['basicExpenditure', 'otherExpenditure', 'projects', 'catalog']
  },
  { unit: repeatedLines, printed: repeatedRows }
)

function repeatedLines({ ledger, catalog }: UnitContext): Outcome {
  const count = linesOf(ledger).length
  if (count === 0) return notApplicable(noLines)
  const findings: Found[] = []
  for (const [key, group] of byCoordinates(ledger)) {
    if (group.length < 2) continue
    const within = groupedBy(
      group.filter(isChosen),
      ({ project, line }) => `${project?.id ?? ''} ${line.governmentEconomic ?? ''}`
    )
    for (const [project, lines] of within)
      if (lines.length > 1) findings.push(repeated({ ledger, catalog }, lines, `${key} ${project}`))
  }
  return examined(count, findings)
}

/** A line begun and not finished is another rule's. */
function isChosen({ line }: PlacedLine): boolean {
  return line.function !== '' && line.economic !== ''
}

function repeated(
  { ledger, catalog }: Pick<UnitContext, 'ledger' | 'catalog'>,
  lines: readonly PlacedLine[],
  key: string
): Found {
  const places = linePlaces(ledger, lines)
  const line = lines[0]?.line
  const subjects =
    line === undefined
      ? ''
      : `${subjectWords(catalog, 'function', line.function, line.functionName)}、` +
        `${subjectWords(catalog, 'economic', line.economic, line.economicName)}、${sourceLabel(line.source)}`
  return {
    severity: 'notice',
    message:
      `${places.map(({ label }) => label).join('、')}的科目和资金来源都相同（${subjects}），共 ${lines.length} 行 ` +
      `${yuan(totalOf(lines))}：请核对是不是重复录入，不是的可以不管。`,
    places,
    key,
    values: lines.map((placed) => plain(placed.line.amount))
  }
}

function repeatedRows({ tables: view }: TablesContext): Outcome {
  const findings: Found[] = []
  let count = 0
  for (const table of view.tables) {
    if (table.layout !== 'coded') continue
    const rows = table.rows.filter(({ code }) => code !== '')
    count += rows.length
    for (const [code, same] of groupedBy(rows, (row) => row.code)) {
      if (same.length < 2) continue
      const places = same.map(({ row }) => tablePlace(view, table, row, 0))
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
