import { levelOf } from '@shared/catalog'
import type { Catalog } from '@shared/catalog'
import { rowCellPath } from '@shared/ledger'
import type { LedgerPath, Line, UnitLedger } from '@shared/ledger'
import { lineCount, linePath, linesOn } from '../lines'
import type { PlacedLine } from '../lines'
import { cellPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, TablesContext, UnitContext } from '../rule'
import type { CodedRow, CodedView } from '../view'
import { subjectRows, subjectTables, tablePlace } from './tables'
import { judgeCode } from './verdicts'
import type { CodeVerdict } from './verdicts'

const lineReads = ['basicExpenditure', 'otherExpenditure', 'projects'] as const
const codeReads = [...lineReads, 'priorYear', 'fiscalYear', 'catalog'] as const

type Classified = 'function' | 'economic'
const givenName = { function: 'functionName', economic: 'economicName' } as const
export const noLines = '没有支出明细。'

/** Function codes have the form of one, stand under classes that exist, and bear the catalog's name. */
export const D01: Rule = rule(
  {
    id: 'D01',
    severity: 'error',
    title: '功能科目的编码和名称与目录一致',
    sentence:
      '功能科目编码为 3、5 或 7 位，上级科目存在，名称与当年目录一致；目录中没有的科目提示“未核对”，不算错。',
    reads: codeReads
  },
  { unit: (context) => codes(context, 'function'), printed: (context) => printedCodes(context, 'function') }
)

/** Economic codes stand in the catalog and bear its name. */
export const D02: Rule = rule(
  {
    id: 'D02',
    severity: 'error',
    title: '经济科目在册且名称相符',
    sentence: '部门预算支出经济分类科目的编码在当年目录中，名称与目录一致。',
    reads: codeReads
  },
  { unit: (context) => codes(context, 'economic'), printed: (context) => printedCodes(context, 'economic') }
)

/** The lines with a code, and those of them whose code or name is not right. */
const codedLines = {
  function: linesOn('function', (code) => code !== ''),
  economic: linesOn('economic', (code) => code !== '')
}
const verdictOn = (catalog: Catalog, classification: Classified, line: Line): CodeVerdict | undefined =>
  judgeCode(catalog, classification, line[classification], line[givenName[classification]])
const wrongLines = {
  function: linesOn<[Catalog]>(
    'function',
    (code) => code !== '',
    ({ line }, catalog) => verdictOn(catalog, 'function', line) !== undefined
  ),
  economic: linesOn<[Catalog]>(
    'economic',
    (code) => code !== '',
    ({ line }, catalog) => verdictOn(catalog, 'economic', line) !== undefined
  )
}

function codes({ ledger, catalog, catalogOf }: UnitContext, classification: Classified): Outcome {
  const findings: Found[] = []
  const look = (in_: Catalog, line: Line, path: LedgerPath): void => {
    const verdict = verdictOn(in_, classification, line)
    if (verdict === undefined) return
    findings.push(
      codeFinding(ledger, path, verdict, [line[classification], line[givenName[classification]] ?? ''])
    )
  }
  for (const placed of wrongLines[classification](ledger, catalog))
    look(catalog, placed.line, linePath(placed, classification))
  const lastYears = catalogOf(ledger.priorYear.fiscalYear ?? ledger.fiscalYear - 1)
  const prior =
    lastYears === undefined ? [] : ledger.priorYear.lines.filter((line) => line[classification] !== '')
  if (lastYears !== undefined)
    for (const line of prior)
      look(lastYears, line, rowCellPath({ list: 'priorYear/lines' }, line.id, classification))
  const count = codedLines[classification](ledger).length + prior.length
  return count === 0 ? notApplicable(noLines) : examined(count, findings)
}

function codeFinding(
  ledger: UnitLedger,
  path: string,
  { severity, message }: CodeVerdict,
  values: readonly string[]
): Found {
  const place = cellPlace(ledger, path)
  return { severity, message: `${place.label}：${message}`, places: [place], values }
}

function printedCodes({ tables: view, catalog }: TablesContext, classification: Classified): Outcome {
  const findings: Found[] = []
  let count = 0
  for (const table of subjectTables(view, classification))
    for (const row of subjectRows(table)) {
      count++
      const verdict = judgeCode(catalog, classification, row.code, row.name)
      if (verdict === undefined) continue
      const place = tablePlace(view, table, row.row, 0)
      const message = `${place.label}：${verdict.message}`
      findings.push({ severity: verdict.severity, message, places: [place], values: [row.code, row.name] })
    }
  return count === 0 ? notApplicable('表中没有按科目列示的行。') : examined(count, findings)
}

/** Money stands at the end of the tree: an item by function, a division by economic class. */
export const D03: Rule = rule(
  {
    id: 'D03',
    severity: 'error',
    title: '金额落在功能科目的项、经济科目的款',
    sentence: '支出明细的功能科目填到项，经济科目填到款；公开表中每个类下有款、款下有项。',
    reads: [...lineReads, 'catalog'],
    source: { law: '《中华人民共和国预算法》', article: '第四十六条' }
  },
  { unit: endsOfTree, printed: printedEnds }
)

const aboveItems = linesOn('function', (code) =>
  ['class', 'division'].includes(levelOf('function', code) ?? '')
)
const aboveDivisions = linesOn('economic', (code) => levelOf('economic', code) === 'class')

function endsOfTree({ ledger, catalog }: UnitContext): Outcome {
  const count = lineCount(ledger)
  if (count === 0) return notApplicable(noLines)
  const functions = aboveItems(ledger).map((placed) => {
    const { function: code } = placed.line
    const isEnd = levelOf('function', code) === 'division' && catalog.children('function', code).length === 0
    return notDeepEnough(ledger, placed, 'function', isEnd)
  })
  return examined(count, [
    ...functions,
    ...aboveDivisions(ledger).map((placed) => notDeepEnough(ledger, placed, 'economic', false))
  ])
}

/** @param isEnd the catalog knows nothing below the code: it may be right, and is only uncertain */
function notDeepEnough(
  ledger: UnitLedger,
  placed: PlacedLine,
  classification: Classified,
  isEnd: boolean
): Found {
  const place = cellPlace(ledger, linePath(placed, classification))
  const code = placed.line[classification]
  const [word, wanted] =
    classification === 'function' ? ['功能科目', '项（7 位）'] : ['经济科目', '款（5 位）']
  return {
    ...(isEnd ? { severity: 'notice' as const } : {}),
    message:
      `${place.label}：${word} ${code} 没有填到${wanted}。` +
      (isEnd
        ? '目录没有列出它下面的科目，请与当年科目原文核对。'
        : `请改选它下面的${wanted.slice(0, 1)}级科目。`),
    places: [place],
    values: [code]
  }
}

function printedEnds({ tables: view }: TablesContext): Outcome {
  const findings: Found[] = []
  let count = 0
  for (const table of [...subjectTables(view, 'function'), ...subjectTables(view, 'economic')]) {
    const { checked, bare } = rowsWithoutChildren(table)
    count += checked
    for (const row of bare) {
      const place = tablePlace(view, table, row.row, 0)
      const below = row.level === 'class' ? '款' : '项'
      findings.push({
        message: `${place.label}：${row.code} ${row.name} 下没有列出${below}。请补上金额所在的${below}级科目。`,
        places: [place],
        values: [row.code]
      })
    }
  }
  return count === 0 ? notApplicable('表中没有按科目列示的类和款。') : examined(count, findings)
}

/** How deep a table goes as a whole is another rule's question: here only a row that stops short of the others. */
function rowsWithoutChildren(table: CodedView): { checked: number; bare: CodedRow[] } {
  const rows = subjectRows(table)
  const levels = new Set(rows.map(({ level }) => level))
  const parents = new Set(rows.map(({ code }) => code.slice(0, -2)))
  const upper = rows.filter(
    ({ level }) =>
      (level === 'class' && levels.has('division')) || (level === 'division' && levels.has('item'))
  )
  return { checked: upper.length, bare: upper.filter(({ code }) => !parents.has(code)) }
}
