import type { Catalog } from '@shared/catalog'
import { isPersonnel } from '@shared/ledger'
import { fen, sum } from '@shared/money'
import type { Fen } from '@shared/money'
import { linePlaces, totalOf } from '../entry/found'
import { linesOn } from '../lines'
import type { PlacedLine } from '../lines'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, TablesContext, UnitContext } from '../rule'
import type { CodedView } from '../view'
import { codedOf, codedTerm, lacking, subjectRows, totalColumn } from './find'
import { one, Relations } from './relations'
import { amountText, amountWords, tablePlace } from './terms'

/** Classes that a unit's basic expenditure has only in special cases (人员, 商品和服务, 设备购置 are 301–303, 310). */
const unusualClasses = ['307', '309', '311', '312', '313']

export const A11: Rule = rule(
  {
    id: 'A11',
    severity: 'warning',
    title: '人员经费只列 301、303',
    sentence:
      '一般公共预算基本支出表中 301、303 只在人员经费列，其余只在公用经费列；307、309、311–313 一般不列入基本支出。',
    reads: ['basicExpenditure', 'catalog']
  },
  { unit: unusualBasic, tables: columnsFit, printed: unusualPrinted }
)

function className(catalog: Catalog, code: string): string {
  return `${code} ${catalog.subject('economic', code)?.name ?? ''}`.trim()
}

const isPaid = ({ section, line }: PlacedLine): boolean => section === 'basic' && line.amount !== 0
const unusualLines = linesOn('economic', (code) => unusualClasses.includes(code.slice(0, 3)), isPaid)

function unusualBasic({ ledger, catalog }: UnitContext): Outcome {
  const { basicExpenditure: lines } = ledger
  if (lines.length === 0) return notApplicable('没有基本支出。')
  const unusual = unusualLines(ledger)
  const findings = unusualClasses.flatMap((code): Found[] => {
    const own = unusual.filter(({ line }) => line.economic.startsWith(code))
    if (own.length === 0) return []
    const money = sum(own.map(({ line }) => line.amount))
    const words = amountWords({ unit: 'yuan' }, money)
    return [
      {
        message: `基本支出列了 ${className(catalog, code)} ${words}：这一类一般列在项目支出。请核对经济科目，或改列项目支出，确有依据的写明原因。`,
        places: linePlaces(ledger, own, 'economic'),
        key: code,
        values: [code, amountText({ unit: 'yuan' }, money)]
      }
    ]
  })
  return examined(lines.length, findings)
}

function columnsFit({ tables: view }: TablesContext): Outcome {
  const relations = new Relations(view)
  const table = codedOf(view, 'generalPublicBasic')
  if (table !== undefined)
    for (const row of subjectRows(table))
      for (const column of table.columns) {
        const { economics } = column.meaning
        if (economics === undefined || economics === 'other') continue
        const belongs = isPersonnel(row.code) ? 'personnel' : 'operating'
        if (economics === belongs) continue
        relations.equal(
          one(codedTerm(view, table, row, column)),
          { label: '零', plus: [] },
          {
            key: `${row.code} ${economics}`,
            advice: `${row.code} 的数不该在“${column.label}”列，请移到另一列。`
          }
        )
      }
  return relations.outcome(lacking('generalPublicBasic'))
}

function unusualPrinted({ tables: view }: TablesContext): Outcome {
  const table = codedOf(view, 'generalPublicBasic')
  const column = table === undefined ? undefined : totalColumn(table)
  if (table === undefined || column === undefined) return notApplicable(lacking('generalPublicBasic'))
  const rows = subjectRows(table)
  const unusual = rows.filter(
    ({ code, level, figures }) =>
      level === 'class' && unusualClasses.includes(code) && (figures.get(column.column)?.value ?? 0) !== 0
  )
  return examined(
    rows.length,
    unusual.map((row) => ({
      message: `基本支出列了 ${row.code} ${row.name}：这一类一般列在项目支出。请核对。`,
      places: [
        tablePlace(view, table, { row: row.row, column: column.column }, `“${row.code} ${row.name}”行`)
      ],
      key: row.code
    }))
  )
}

interface Pair {
  readonly divisions: readonly string[]
  readonly items: readonly string[]
  readonly severity: 'warning' | 'notice'
}

/** Contributions and the function items that they are paid under. */
const pairs: readonly Pair[] = [
  { divisions: ['30108'], items: ['2080505'], severity: 'warning' },
  { divisions: ['30109'], items: ['2080506'], severity: 'warning' },
  { divisions: ['30113'], items: ['2210201'], severity: 'warning' },
  { divisions: ['30110'], items: ['2101101', '2101102'], severity: 'notice' },
  { divisions: ['30111'], items: ['2101103'], severity: 'notice' },
  { divisions: ['30112'], items: ['2101199'], severity: 'notice' }
]

export const B13: Rule = rule(
  {
    id: 'B13',
    severity: 'warning',
    title: '社保、公积金的经济科目与功能科目相符',
    sentence:
      '基本支出中 30108 等于 2080505、30109 等于 2080506、30113 等于 2210201（不等的警告）；30110 等于 2101101 加 2101102、30111 等于 2101103、30112 等于 2101199（不等的提示）。',
    reads: ['basicExpenditure'],
    tolerance: 'printed'
  },
  { unit: contributionsAgree, printed: contributionsPrinted }
)

const isBasic = ({ section }: PlacedLine): boolean => section === 'basic'
const pairLines = pairs.map(({ divisions, items }) => ({
  byDivision: linesOn('economic', (code) => divisions.includes(code), isBasic),
  byItem: linesOn('function', (code) => items.includes(code), isBasic)
}))

function contributionsAgree({ ledger }: UnitContext): Outcome {
  const findings: Found[] = []
  let count = 0
  for (const [at, { divisions, items, severity }] of pairs.entries()) {
    const byDivision = pairLines[at]?.byDivision(ledger) ?? []
    const byItem = pairLines[at]?.byItem(ledger) ?? []
    if (byDivision.length === 0 && byItem.length === 0) continue
    count++
    const [left, right] = [totalOf(byDivision), totalOf(byItem)]
    const gap = fen(left - right)
    if (gap === 0) continue
    const odd = [
      ...byDivision.filter(({ line }) => !items.includes(line.function)),
      ...byItem.filter(({ line }) => !divisions.includes(line.economic))
    ]
    const side = (label: string, value: Fen, own: readonly PlacedLine[]): NonNullable<Found['left']> => ({
      label,
      value: amountText({ unit: 'yuan' }, value),
      places: linePlaces(ledger, own)
    })
    const sides = [
      side(`经济科目 ${divisions.join('、')}`, left, byDivision),
      side(`功能科目 ${items.join('、')}`, right, byItem)
    ] as const
    findings.push({
      severity,
      message: `基本支出中${sides[0].label} ${amountWords({ unit: 'yuan' }, left)}，${sides[1].label} ${amountWords({ unit: 'yuan' }, right)}，相差 ${amountWords({ unit: 'yuan' }, fen(Math.abs(gap)))}。请核对科目有没有选错，确有原因的写明。`,
      places: linePlaces(ledger, odd),
      left: sides[0],
      right: sides[1],
      difference: amountText({ unit: 'yuan' }, gap),
      key: divisions.join()
    })
  }
  return count === 0 ? notApplicable('没有社会保险缴费和住房公积金。') : examined(count, findings)
}

function contributionsPrinted({ tables: view }: TablesContext): Outcome {
  const relations = new Relations(view)
  const [functions, economics] = [
    codedOf(view, 'generalPublicExpenditure'),
    codedOf(view, 'generalPublicBasic')
  ]
  const left = economics === undefined ? undefined : totalColumn(economics)
  const right = functions?.columns.find(
    ({ meaning }) => meaning.sections?.join() === 'basic' && meaning.economics === undefined
  )
  if (functions === undefined || economics === undefined || left === undefined || right === undefined)
    return notApplicable(lacking('generalPublicExpenditure', 'generalPublicBasic'))
  for (const { divisions, items, severity } of pairs) {
    const terms = (
      table: CodedView,
      codes: readonly string[],
      column: typeof left
    ): ReturnType<typeof codedTerm>[] =>
      subjectRows(table).flatMap((row) =>
        codes.includes(row.code) ? [codedTerm(view, table, row, column)] : []
      )
    const [ones, others] = [terms(economics, divisions, left), terms(functions, items, right)]
    if (ones.length === 0 && others.length === 0) continue
    const label = (words: string, codes: readonly string[]): string => `${words} ${codes.join('、')}`
    relations.equal(
      { label: label('经济科目', divisions), plus: ones },
      { label: label('功能科目', items), plus: others },
      { key: divisions.join(), severity, advice: '请核对科目有没有选错，确有原因的写明。' }
    )
  }
  return relations.outcome('没有社会保险缴费和住房公积金。')
}

/** 离休费, 退休费, 抚恤金: what 离退休, 抚恤 and 社会福利 pay. */
const pensions = ['30301', '30302', '30304']
const pensionItems = /^(?:2080501|2080502|20808\d\d|20810\d\d)$/

export const B14: Rule = rule(
  {
    id: 'B14',
    severity: 'notice',
    title: '离退休、抚恤的功能科目与 303 相应',
    sentence:
      '基本支出用了离退休（2080501、2080502）、抚恤、社会福利科目的，303 对个人和家庭的补助里也应有数；有离休费、退休费、抚恤金的，应列在这些功能科目。',
    reads: ['basicExpenditure', 'otherExpenditure', 'projects']
  },
  { unit: pensionsFit, printed: pensionsPrinted }
)

const onPensionItems = linesOn('function', (code) => pensionItems.test(code), isPaid)
const onPensions = linesOn('economic', (code) => pensions.includes(code), isPaid)
const on303 = linesOn('economic', (code) => code.startsWith('303'), isPaid)

function pensionsFit({ ledger }: UnitContext): Outcome {
  const [byItem, byDivision] = [onPensionItems(ledger), onPensions(ledger)]
  if (byItem.length === 0 && byDivision.length === 0) return notApplicable('没有离退休、抚恤支出。')
  const has303 = on303(ledger).length > 0
  const places = (own: readonly PlacedLine[]): Found['places'] => linePlaces(ledger, own)
  if (!has303)
    return examined(1, [
      {
        message: '基本支出用了离退休、抚恤或社会福利科目，而 303 对个人和家庭的补助没有数。请核对经济科目。',
        places: places(byItem),
        key: '303'
      }
    ])
  if (byItem.length === 0)
    return examined(1, [
      {
        message: '基本支出有离休费、退休费或抚恤金，而没有用离退休、抚恤、社会福利科目。请核对功能科目。',
        places: places(byDivision),
        key: '208'
      }
    ])
  return examined(1, [])
}

function pensionsPrinted({ tables: view }: TablesContext): Outcome {
  const [functions, economics] = [
    codedOf(view, 'generalPublicExpenditure'),
    codedOf(view, 'generalPublicBasic')
  ]
  if (functions === undefined || economics === undefined)
    return notApplicable(lacking('generalPublicExpenditure', 'generalPublicBasic'))
  const items = subjectRows(functions).filter(({ code }) => pensionItems.test(code))
  const has303 = subjectRows(economics).some(({ code }) => code === '303')
  const paid = subjectRows(economics).filter(({ code }) => pensions.includes(code))
  const [first] = items.length > 0 && !has303 ? items : has303 && items.length === 0 ? paid : []
  if (first === undefined) return examined(1, [])
  const table = items.length > 0 ? functions : economics
  return examined(1, [
    {
      message: '离退休、抚恤的功能科目与 303 对个人和家庭的补助只有一边有数。请核对科目。',
      places: [tablePlace(view, table, { row: first.row, column: 0 }, `“${first.code} ${first.name}”行`)],
      key: 'pensions'
    }
  ])
}
