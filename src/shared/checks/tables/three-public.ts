import { isFiscal, remarksOn, threePublicDivisions, threePublicItems } from '@shared/ledger'
import type { ThreePublicItem, UnitLedger } from '@shared/ledger'
import { difference, sum, zeroFen } from '@shared/money'
import { activeLedgers } from '../entry/found'
import { linePath } from '../lines'
import type { PlacedLine } from '../lines'
import { threePublicLines } from '../three-public-lines'
import { cellPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, TablesContext, UnitContext } from '../rule'
import type { CodedRow, CodedView, TablesView, ViewColumn } from '../view'
import { budgetTables, grandTerm } from './classes'
import { codedOf, codedTerm, lacking, sectionColumn, subjectRows, totalColumn, totalRow } from './find'
import { one, Relations, valueOf } from './relations'
import type { Sum } from './relations'
import { amountText, amountWords, placedTerm } from './terms'
import type { Term } from './terms'

export const itemWords: Readonly<Record<ThreePublicItem, string>> = {
  overseasTravel: '因公出国（境）费',
  officialReception: '公务接待费',
  vehicleOperation: '公务用车运行维护费',
  vehiclePurchase: '公务用车购置'
}

/** The row of the whole: the total, or where there is none, the first one. */
export function wholeRow(table: CodedView): CodedRow | undefined {
  return totalRow(table) ?? table.rows[0]
}

/** The column of one of 三公 this year. */
export function itemColumn({ columns }: CodedView, item: ThreePublicItem): ViewColumn | undefined {
  return columns.find(
    ({ meaning, parts }) =>
      parts.length === 0 && meaning.of === 'current' && meaning.threePublic?.join() === item
  )
}

/** What the general public basic expenditure holds for an item. */
function basicSide(view: TablesView, basic: CodedView, item: ThreePublicItem): Sum | undefined {
  const column = totalColumn(basic)
  if (column === undefined) return undefined
  const divisions = threePublicDivisions[item]
  const rows = subjectRows(basic).filter(({ code }) => divisions.includes(code))
  return {
    label: `一般公共预算基本支出中的 ${divisions.join('、')}`,
    plus: rows.map((row) => codedTerm(view, basic, row, column))
  }
}

export const B11: Rule = rule(
  {
    id: 'B11',
    severity: 'error',
    title: '“三公”经费不少于基本支出中的对应科目',
    sentence:
      '“三公”经费表的公务接待费不少于基本支出 30217，因公出国不少于 30212，用车运行不少于 30231，购置不少于 30913 加 31013；导入文件自带的本年数与明细一致。',
    reads: [
      'threePublicExpenses',
      'basicExpenditure',
      'otherExpenditure',
      'projects',
      'governmentProcurement',
      'sectionsWithoutContent'
    ],
    tolerance: 'printed'
  },
  { unit: statedAgree, tables: coversBasic }
)

function statedAgree({ ledger }: UnitContext): Outcome {
  const stated = threePublicItems.filter((item) => ledger.threePublicExpenses[item].current !== undefined)
  if (stated.length === 0) return notApplicable('没有导入的“三公”本年数。')
  const wrong = remarksOn(ledger).filter(
    ({ code, path }) => code === 'statedAmountDiffers' && path.startsWith('threePublicExpenses/')
  )
  return examined(
    stated.length,
    wrong.map(({ path, message }) => ({
      message: `${message}请核对明细的经济科目和资金来源。`,
      places: [cellPlace(ledger, path)]
    }))
  )
}

function coversBasic(context: TablesContext): Outcome {
  const { tables: view } = context
  const relations = new Relations(view)
  const [table, basic] = [codedOf(view, 'threePublic'), codedOf(view, 'generalPublicBasic')]
  const row = table === undefined ? undefined : wholeRow(table)
  if (table !== undefined && basic !== undefined)
    for (const item of threePublicItems) {
      const [column, side] = [itemColumn(table, item), basicSide(view, basic, item)]
      if (column === undefined || side === undefined) continue
      const others = otherLines(context, column, basic, item)
      const outside = others.filter(({ own }) => own.section === 'basic').map(lineTerm)
      relations.atMost(
        outside.length === 0
          ? side
          : {
              label: `财政拨款基本支出中的 ${threePublicDivisions[item].join('、')}`,
              plus: [...side.plus, ...outside]
            },
        one(codedTerm(view, table, row, column)),
        { key: item, advice: '“三公”经费应包括基本支出中的这一款，请核对。' }
      )
    }
  return relations.outcome(lacking('threePublic', 'generalPublicBasic'))
}

interface OwnLine {
  readonly ledger: UnitLedger
  readonly own: PlacedLine
}

/** The ledgers' lines of an item that count in its column and do not stand in the basic table. */
function otherLines(
  { tables: view, ledgers, template, consolidation }: TablesContext,
  { meaning: { sources } }: ViewColumn,
  basic: CodedView,
  item: ThreePublicItem
): OwnLine[] {
  if (view.origin === 'printed') return []
  const inBasic = totalColumn(basic)?.meaning.sources
  return activeLedgers({ ledgers, department: consolidation?.department }).flatMap((ledger) =>
    threePublicLines[item](ledger).flatMap((own) => {
      const { line, section } = own
      const isMeant =
        (sources?.includes(line.source) ?? isFiscal(line.source, template)) &&
        !(section === 'basic' && inBasic?.includes(line.source) === true)
      return isMeant ? [{ ledger, own }] : []
    })
  )
}

function lineTerm({ ledger, own }: OwnLine): Term {
  return placedTerm(own.line.amount, () => cellPlace(ledger, linePath(own, 'amount')))
}

export const B12: Rule = rule(
  {
    id: 'B12',
    severity: 'warning',
    title: '“三公”经费的来处说得清，上年数有依据',
    sentence:
      '“三公”某项与基本支出对应款的差额，等于项目支出等其他明细中的同款金额；“三公”上年数等于上年财政拨款明细的对应款（上年有款级明细时）。',
    reads: ['threePublicExpenses', 'priorYear'],
    tolerance: 'printed'
  },
  { unit: priorAgrees, tables: restExplained }
)

/** Only where last year's lines go down to the 款 can the typed prior amount be compared. */
function priorAgrees({ ledger, template }: UnitContext): Outcome {
  const { lines } = ledger.priorYear
  const isDetailed = lines.length > 0 && lines.every(({ economic }) => /^\d{5}$/.test(economic))
  if (!isDetailed) return notApplicable('上年数没有款级明细。')
  const findings = threePublicItems.flatMap((item): Found[] => {
    const given = ledger.threePublicExpenses[item].prior
    const typed = given ?? zeroFen
    const own = lines.filter(
      ({ economic, source }) => threePublicDivisions[item].includes(economic) && isFiscal(source, template)
    )
    const computed = sum(own.map(({ amount }) => amount))
    if (computed === typed) return []
    const place = cellPlace(ledger, `threePublicExpenses/${item}/prior`)
    const rows = own.map(({ id }) => cellPlace(ledger, `priorYear/lines/#${id}/amount`))
    const yuan = { unit: 'yuan' } as const
    return [
      {
        message: `${itemWords[item]}上年数${given === undefined ? '没有填' : `填的是 ${amountWords(yuan, typed)}`}，上年财政拨款明细的 ${threePublicDivisions[item].join('、')} 是 ${amountWords(yuan, computed)}。请核对上年数。`,
        places: [place, ...rows.slice(0, 20)],
        left: { label: '填报的上年数', value: amountText(yuan, typed), places: [place] },
        right: { label: '上年财政拨款明细', value: amountText(yuan, computed), places: rows.slice(0, 20) },
        difference: amountText(yuan, difference(typed, computed)),
        key: item
      }
    ]
  })
  return examined(threePublicItems.length, findings)
}

function restExplained(context: TablesContext): Outcome {
  const { tables: view } = context
  const relations = new Relations(view)
  const [table, basic] = [codedOf(view, 'threePublic'), codedOf(view, 'generalPublicBasic')]
  const row = table === undefined ? undefined : wholeRow(table)
  if (table === undefined || basic === undefined)
    return notApplicable(lacking('threePublic', 'generalPublicBasic'))
  for (const item of threePublicItems) {
    const [column, side] = [itemColumn(table, item), basicSide(view, basic, item)]
    if (column === undefined || side === undefined) continue
    const rest: Sum = {
      label: `${itemWords[item]}减基本支出对应款`,
      plus: [codedTerm(view, table, row, column)],
      minus: side.plus
    }
    if (view.origin === 'printed') restInPrint(relations, rest, item)
    else
      relations.equal(
        rest,
        {
          label: '项目支出等明细中的同款金额',
          plus: otherLines(context, column, basic, item).map(lineTerm)
        },
        { key: item, advice: '请核对明细的经济科目。' }
      )
  }
  return relations.outcome(lacking('threePublic'))
}

/** Printed tables do not show projects by economic division: only that the rest fits into what projects cost. */
function restInPrint(relations: Relations, rest: Sum, item: ThreePublicItem): void {
  const { view } = relations
  const projects = budgetTables(view).flatMap((table) => {
    const column = sectionColumn(table, 'project')
    return column === undefined ? [] : [grandTerm(view, table, column)]
  })
  const isBeyond = relations.atMost(
    rest,
    { label: '财政拨款的项目支出', plus: projects },
    { key: `${item} most`, advice: '“三公”经费不在基本支出中的部分应在项目支出里，请核对。' }
  )
  if (isBeyond) return
  const amount = valueOf(rest)
  if (amount === undefined || amount <= 0) return
  const [own] = rest.plus
  relations.found({
    severity: 'notice',
    message: `${own?.label ?? ''}的${itemWords[item]}有 ${amountWords(view, amount)}不在基本支出里：应在项目支出中列明，印出的表看不出来，请核对项目明细。`,
    places: rest.plus.map(({ place }) => place),
    key: item,
    values: [amountText(view, amount)]
  })
}
