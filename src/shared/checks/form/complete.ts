import type { TemplateTable } from '@shared/tables'
import { remembered } from '@shared/remember'
import { examined, manualRule, neverRule, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, TablesContext } from '../rule'
import { tablePlace, tableWords } from '../tables/terms'
import type { TablesView, ViewTable } from '../view'
import { plain } from '../view'
import { isNothing } from '../view'
import { balanceOf, codedOf, expenditureRow, lacking, levelsIn, roleWords, subjectRows } from '../tables/find'
import { columnFor } from '../tables/between-fiscal'

/** The template's tables that belong into the edition. */
export const expected = remembered(({ template, edition }: TablesView): readonly TemplateTable[] =>
  template.tables.filter(({ editions }) => editions === undefined || editions.includes(edition.kind))
)

/** Whether a table of the set is this one of the template: 11-2 is table 11. */
export function isOf(table: ViewTable, { id, role }: TemplateTable): boolean {
  return role === undefined ? table.id === id : table.role === role
}

export const F01: Rule = rule(
  {
    id: 'F01',
    severity: 'error',
    title: '各表齐全，次序和表名与模板一致',
    sentence: '模板列的各表都有，次序一致，表名一致，没有多出来的表。'
  },
  { tables: allThere }
)

function allThere({ tables: view }: TablesContext): Outcome {
  const wanted = expected(view)
  const missing = wanted.filter((one) => !view.tables.some((table) => isOf(table, one)))
  const findings: Found[] = missing.map((one) => ({
    message: `缺表 ${one.id}《${one.name}》${one.role === undefined ? '' : `（${roleWords[one.role]}）`}。请补上这张表。`,
    places: [{ kind: 'table', table: one.id, label: `表${one.id}《${one.name}》` }],
    key: `missing ${one.id}`,
    values: [one.id]
  }))
  for (const table of view.tables) {
    const found = (fault: string, key: string): unknown =>
      findings.push(tableFound(view, table, `${tableWords(view, table)}${fault}`, key))
    if (table.layout === 'unknown') found('不在模板里。请删去，或换用有这张表的模板。', 'unknown')
    else if (table.layout === 'coded' && table.columns.length === 0)
      found('的列与模板对不上，表里的数没有查。请写明表头，或换用相应的模板。', 'columns')
    else if (table.expectedName !== undefined && plain(table.name) !== plain(table.expectedName))
      found(`的表名与模板的“${table.expectedName}”不一致。请改成一致。`, 'name')
  }
  return examined(wanted.length, [...findings, ...repeated(view, wanted), ...outOfOrder(view, wanted)])
}

/** A finding on a table as a whole. */
export function tableFound(view: TablesView, table: ViewTable, message: string, key: string): Found {
  return {
    message,
    places: [tablePlace(view, table)],
    key: `${key} ${table.role ?? table.id}`,
    values: [table.name]
  }
}

/** Only project forms stand more than once. */
function repeated(view: TablesView, wanted: readonly TemplateTable[]): Found[] {
  return wanted.flatMap((one) => {
    const [, ...others] = one.layout === 'performance' ? [] : view.tables.filter((table) => isOf(table, one))
    return others.map((table, at) =>
      tableFound(view, table, `${tableWords(view, table)}不止一张，只查了前一张。请只留一张。`, `again ${at}`)
    )
  })
}

function outOfOrder(view: TablesView, wanted: readonly TemplateTable[]): Found[] {
  let reached = -1
  return view.tables.flatMap((table) => {
    const at = wanted.findIndex((one) => isOf(table, one))
    if (at < 0) return []
    const isLate = at < reached
    reached = Math.max(reached, at)
    return isLate
      ? [tableFound(view, table, `${tableWords(view, table)}的次序与模板不一致。请按模板的次序排。`, 'order')]
      : []
  })
}

export const F02: Rule = rule(
  {
    id: 'F02',
    severity: 'error',
    title: '空表印有应有的注',
    sentence:
      '模板要求写注的空表，表下印有这句注（别处印的表，意思相同的也可以），没有印成别的表的注；模板没有要求的空表，宜写明为什么是空的。'
  },
  { tables: emptyNotes }
)

function emptyNotes({ tables: view }: TablesContext): Outcome {
  const empty = view.tables.filter((table) => table.layout !== 'unknown' && table.empty && table.blank)
  if (empty.length === 0) return notApplicable('没有空表。')
  return examined(
    empty.length,
    empty.flatMap((table): Found[] => {
      const { notes, fixedNotes } = table
      // Of a year that nobody said.
      const emptyNote = table.emptyNote?.replaceAll('{year}', '××××')
      const words = tableWords(view, table)
      const own = notes.filter((note) => !fixedNotes.some((fixed) => plain(fixed) === plain(note)))
      if (emptyNote === undefined)
        return own.length > 0
          ? []
          : [
              {
                ...tableFound(view, table, `${words}是空的，没有写明原因。建议在表下加注。`, 'bare'),
                severity: 'warning'
              }
            ]
      const wanted = table.emptyNote ?? ''
      if (own.some((note) => plain(note) === plain(wanted))) return []
      if (view.origin === 'printed' && own.some((note) => saysTheSame(note, wanted))) return []
      const [wrong] = own
      return [
        tableFound(
          view,
          table,
          wrong === undefined
            ? `${words}是空的，表下没有注。应写“${emptyNote}”。`
            : `${words}是空的，表下的注是“${wrong}”。应写“${emptyNote}”。`,
          'note'
        )
      ]
    })
  )
}

const funds = ['政府性基金', '国有资本']

/** Whether a note in words of its own says of the same money that there is none of it: others print other templates. */
function saysTheSame(note: string, wanted: string): boolean {
  const named = (text: string): string => funds.filter((fund) => text.includes(fund)).join()
  return note.includes('空') && named(note) !== '' && named(note) === named(wanted)
}

export const F03: Rule = rule(
  {
    id: 'F03',
    severity: 'error',
    title: '有数的表没有写“本表为空”',
    sentence: '有数的表，表下没有“本表为空”的注。'
  },
  { tables: fullNotes }
)

function fullNotes({ tables: view }: TablesContext): Outcome {
  const full = view.tables.filter(({ layout, empty }) => layout !== 'unknown' && !empty)
  if (full.length === 0) return notApplicable('各表都是空的。')
  return examined(
    full.length,
    full.flatMap((table) => {
      const { emptyNote } = table
      const wrong = table.notes.find(
        (note) => note.includes('本表为空') || (emptyNote !== undefined && plain(note) === plain(emptyNote))
      )
      if (wrong === undefined) return []
      return [
        tableFound(
          view,
          table,
          `${tableWords(view, table)}有数，表下却写着“${wrong}”。请删去这句注。`,
          'full'
        )
      ]
    })
  )
}

export const F04: Rule = rule(
  {
    id: 'F04',
    severity: 'error',
    title: '政府性基金、国有资本经营表与财政拨款收支总表同空同有',
    sentence: '政府性基金、国有资本经营预算支出表有数，财政拨款收支总表的对应列也有数；一边空，另一边也空。'
  },
  { tables: bothEmpty }
)

function bothEmpty({ tables: view }: TablesContext): Outcome {
  const fiscal = balanceOf(view, 'fiscalIncomeAndExpenditure')
  const row = fiscal === undefined ? undefined : expenditureRow(fiscal.right)
  const findings: Found[] = []
  let count = 0
  for (const role of ['governmentFundExpenditure', 'stateCapitalExpenditure'] as const) {
    const table = codedOf(view, role)
    const column = fiscal === undefined || table === undefined ? undefined : columnFor(fiscal, table)
    if (fiscal === undefined || table === undefined || column === undefined || row === undefined) continue
    count++
    const cell = row.figures.get(column.column)
    const isEmpty = cell === undefined || isNothing(cell)
    if (isEmpty === table.empty) continue
    const [full, bare] = isEmpty
      ? [tableWords(view, table), `${tableWords(view, fiscal)}“${column.label}”列`]
      : [`${tableWords(view, fiscal)}“${column.label}”列`, tableWords(view, table)]
    findings.push({
      message: `${full}有数，${bare}却是空的。请核对。`,
      places: [
        tablePlace(view, table),
        tablePlace(
          view,
          fiscal,
          { row: row.row, column: column.column },
          `“${row.name}”行“${column.label}”列`
        )
      ],
      key: role,
      values: [String(isEmpty)]
    })
  }
  return count === 0
    ? notApplicable(
        lacking('fiscalIncomeAndExpenditure', 'governmentFundExpenditure', 'stateCapitalExpenditure')
      )
    : examined(count, findings)
}

export const F06: Rule = neverRule(
  {
    id: 'F06',
    severity: 'error',
    title: '必备章节齐全',
    sentence: '公开文本有职责、机构人员、收支说明、机关运行、采购、国资、绩效、三公、名词解释各章节。'
  },
  '本版还没有说明文字。'
)

export const F07: Rule = rule(
  {
    id: 'F07',
    severity: 'error',
    title: '功能分类到项，基本支出经济分类到款',
    sentence: '支出按功能分类列到项，一般公共预算基本支出按经济分类列到款。',
    source: { law: '《中华人民共和国预算法》第四十六条、《中华人民共和国预算法实施条例》', article: '第六条' }
  },
  { tables: deepEnough }
)

function deepEnough({ tables: view }: TablesContext): Outcome {
  const findings: Found[] = []
  let count = 0
  for (const table of view.tables) {
    if (table.layout !== 'coded' || (table.axis !== 'function' && table.axis !== 'economic')) continue
    const definition = expected(view).find((one) => isOf(table, one))
    const wanted = definition?.layout === 'coded' ? definition.levels : undefined
    const deepest = wanted?.at(-1) ?? (table.axis === 'function' ? 'item' : 'division')
    const rows = subjectRows(table)
    const levels = levelsIn(table)
    for (const row of rows) {
      count++
      if (row.level === undefined || row.level === deepest) continue
      if (rows.some(({ code }) => code !== row.code && code.startsWith(row.code))) continue
      if ([...row.figures.values()].every(isNothing)) continue
      const place = tablePlace(view, table, { row: row.row, column: 0 }, `“${row.code} ${row.name}”行`)
      const depth = table.axis === 'function' ? '项' : '款'
      findings.push({
        message: `${place.label}下面没有${levels.includes(deepest) ? '' : '任何'}明细，应列到${depth}。请补列。`,
        places: [place],
        key: `${table.role ?? table.id} ${row.code}`,
        values: [row.code]
      })
    }
  }
  return count === 0 ? notApplicable('没有按科目列示的行。') : examined(count, findings)
}

export const F08: Rule = neverRule(
  {
    id: 'F08',
    severity: 'warning',
    title: '按时公开',
    sentence: '公开日在批复日之后二十日内；下达单位在接到批复之后十五日内。',
    source: { law: '《中华人民共和国预算法》', article: '第十四条、第五十二条' }
  },
  '本版不记批复日和公开日。'
)

export const F09: Rule = manualRule({
  id: 'F09',
  severity: 'warning',
  title: '涉密不公开的有定密依据',
  sentence: '涉密的科目、项目不公开的，有定密依据。请核对后勾选并署名。',
  source: { law: '《中华人民共和国预算法》', article: '第十四条' }
})
