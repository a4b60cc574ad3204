import { procurementKinds, procurementOf, sourceLabel } from '@shared/ledger'
import type { Line, UnitLedger } from '@shared/ledger'
import { fen, sum } from '@shared/money'
import type { Fen } from '@shared/money'
import { linesOf } from '../lines'
import type { Place } from '../model'
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
      '政府采购总额不大于商品和服务、资本性等可采购的支出；采购明细按资金来源、按项目都能归到可采购的支出，写明的项目在本账里。',
    reads: ['governmentProcurement', 'basicExpenditure', 'otherExpenditure', 'projects'],
    source: { law: '《中华人民共和国政府采购法》', article: '第六条、第三十三条' }
  },
  { unit: procurementFits }
)

/** What can be bought with a line's money. */
const isOpen = ({ economic }: Pick<Line, 'economic'>): boolean => !notPurchases.includes(economic.slice(0, 3))

const moneyOf = (lines: readonly { readonly amount: Fen }[]): Fen => sum(lines.map(({ amount }) => amount))

function procurementFits({ ledger }: UnitContext): Outcome {
  const { lines } = ledger.governmentProcurement
  const total = sum(Object.values(procurementOf(ledger)).flatMap((amount) => amount ?? []))
  if (total === 0) return notApplicable('没有政府采购。')
  const open = linesOf(ledger).flatMap(({ line }) => (isOpen(line) ? [line] : []))
  const typed = procurementKinds.flatMap((kind) =>
    ledger.governmentProcurement[kind] === undefined
      ? []
      : [cellPlace(ledger, `governmentProcurement/${kind}`)]
  )
  const places = lines.length > 0 ? [sectionPlace(ledger, 'governmentProcurement')] : typed
  const whole = beyond({ label: '政府采购总额', total, most: moneyOf(open), key: 'total', places })
  // Where the whole is too much, its parts say nothing new.
  const parts = whole.length > 0 ? [] : bySource(ledger, open)
  return examined(1 + lines.length, [...whole, ...parts, ...byProject(ledger)])
}

interface Bought {
  readonly label: string
  readonly total: Fen
  readonly most: Fen
  readonly key: string
  readonly places: readonly Place[]
}

function beyond({ label, total, most, key, places }: Bought): Found[] {
  if (total <= most) return []
  const over = fen(total - most)
  return [
    {
      message: `${label} ${amountWords(yuan, total)}，可采购的支出（人员、补助等除外）只有 ${amountWords(yuan, most)}，多出 ${amountWords(yuan, over)}。请核对采购金额或支出明细。`,
      places,
      left: { label, value: amountText(yuan, total), places },
      right: { label: '可采购的支出', value: amountText(yuan, most), places: [] },
      difference: amountText(yuan, over),
      key
    }
  ]
}

function bySource(ledger: UnitLedger, open: readonly Line[]): Found[] {
  const { lines } = ledger.governmentProcurement
  return [...new Set(lines.map(({ source }) => source))].flatMap((source) => {
    const own = lines.filter((line) => line.source === source)
    return beyond({
      label: `${sourceLabel(source)}的采购`,
      total: moneyOf(own),
      most: moneyOf(open.filter((line) => line.source === source)),
      key: `source ${source}`,
      places: own.slice(0, 20).map(({ id }) => cellPlace(ledger, `governmentProcurement/lines/#${id}/source`))
    })
  })
}

function byProject(ledger: UnitLedger): Found[] {
  const lines = ledger.governmentProcurement.lines.filter(({ project = '' }) => project !== '')
  return [...new Set(lines.flatMap(({ project }) => project ?? []))].flatMap((code): Found[] => {
    const own = lines.filter((line) => line.project === code)
    const project = ledger.projects.find((one) => one.code === code)
    const places = own
      .slice(0, 20)
      .map(({ id }) => cellPlace(ledger, `governmentProcurement/lines/#${id}/project`))
    if (project === undefined) {
      const message = `采购明细写的项目“${code}”不在本账里。请核对项目编码。`
      return [{ message, places, key: `project ${code}`, values: [code] }]
    }
    const most = moneyOf(project.lines.filter(isOpen))
    return beyond({
      label: `项目“${project.name}”的采购`,
      total: moneyOf(own),
      most,
      key: `money ${code}`,
      places
    })
  })
}
