import { procurementKinds, procurementOf, projectTotal } from '@shared/ledger'
import { fen, sum } from '@shared/money'
import { linesOf } from '../lines'
import { cellPlace, sectionPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, UnitContext } from '../rule'
import { amountText, amountWords } from './terms'

/** Classes that buy nothing: 工资福利, 对个人和家庭的补助, 债务利息, 对社会保障基金补助. */
const notPurchases = ['301', '303', '307', '313']
const yuan = { unit: 'yuan' } as const

export const B18: Rule = rule(
  {
    id: 'B18',
    severity: 'warning',
    title: '政府采购不超过可采购的支出',
    sentence:
      '政府采购总额不大于商品和服务、资本性等可采购的支出；采购明细写明的项目在本账里，采购金额不大于该项目的资金。',
    reads: ['governmentProcurement', 'basicExpenditure', 'otherExpenditure', 'projects'],
    source: { law: '《中华人民共和国政府采购法》', article: '第六条、第三十三条' }
  },
  { unit: procurementFits }
)

function procurementFits({ ledger }: UnitContext): Outcome {
  const amounts = Object.values(procurementOf(ledger)).flatMap((amount) => amount ?? [])
  const total = sum(amounts)
  if (total === 0) return notApplicable('没有政府采购。')
  const open = linesOf(ledger).filter(({ line }) => !notPurchases.includes(line.economic.slice(0, 3)))
  const most = sum(open.map(({ line }) => line.amount))
  const cells = procurementKinds.flatMap((kind) =>
    ledger.governmentProcurement[kind] === undefined
      ? []
      : [cellPlace(ledger, `governmentProcurement/${kind}`)]
  )
  const places =
    ledger.governmentProcurement.lines.length > 0 ? [sectionPlace(ledger, 'governmentProcurement')] : cells
  const over: Found[] =
    total <= most
      ? []
      : [
          {
            message: `政府采购总额 ${amountWords(yuan, total)}，可采购的支出（人员、补助等除外）只有 ${amountWords(yuan, most)}，多出 ${amountWords(yuan, fen(total - most))}。请核对采购金额或支出明细。`,
            places,
            left: { label: '政府采购总额', value: amountText(yuan, total), places },
            right: { label: '可采购的支出', value: amountText(yuan, most), places: [] },
            difference: amountText(yuan, fen(total - most)),
            key: 'total'
          }
        ]
  return examined(1 + ledger.governmentProcurement.lines.length, [...over, ...byProject({ ledger })])
}

function byProject({ ledger }: Pick<UnitContext, 'ledger'>): Found[] {
  const bought = new Map<string, number[]>()
  for (const { project, id } of ledger.governmentProcurement.lines)
    if (project !== undefined && project !== '') bought.set(project, [...(bought.get(project) ?? []), id])
  return [...bought].flatMap(([code, ids]): Found[] => {
    const project = ledger.projects.find((one) => one.code === code)
    const places = ids
      .slice(0, 20)
      .map((id) => cellPlace(ledger, `governmentProcurement/lines/#${id}/project`))
    if (project === undefined)
      return [
        {
          message: `采购明细写的项目“${code}”不在本账里。请核对项目编码。`,
          places,
          key: `project ${code}`,
          values: [code]
        }
      ]
    const own = ledger.governmentProcurement.lines.filter((line) => line.project === code)
    const [total, most] = [sum(own.map(({ amount }) => amount)), projectTotal(project)]
    if (total <= most) return []
    return [
      {
        message: `项目“${project.name}”的采购金额 ${amountWords(yuan, total)}，大于项目资金 ${amountWords(yuan, most)}。请核对。`,
        places,
        key: `money ${code}`,
        values: [amountText(yuan, total), amountText(yuan, most)]
      }
    ]
  })
}
