import { procurementKinds, procurementOf, remarksOn, rowCellPath } from '@shared/ledger'
import type { LedgerRemark, ProcurementLine, UnitLedger } from '@shared/ledger'
import { zeroFen } from '@shared/money'
import { cellPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, UnitContext } from '../rule'
import { amountSide, plain, yuan } from './found'

/** What the ledger keeps and does not believe, of one of its parts. */
export function remarksUnder(ledger: UnitLedger, part: string): LedgerRemark[] {
  return remarksOn(ledger).filter(({ path }) => path.startsWith(part))
}

const none = '没有政府采购。'

/** Procurement totals are the sums of their lines, and what is reserved is a part of them. */
export const E18: Rule = rule(
  {
    id: 'E18',
    severity: 'error',
    title: '政府采购总额等于明细之和',
    sentence: '政府采购总额等于货物、工程、服务之和，各等于其明细之和；面向中小企业预留的不超过总额。',
    reads: ['governmentProcurement'],
    source: { law: '《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）', article: '第八条' }
  },
  { unit: procurementTotals }
)

function procurementTotals({ ledger }: UnitContext): Outcome {
  const { lines, ...typed } = ledger.governmentProcurement
  if (lines.length === 0 && Object.keys(typed).length === 0) return notApplicable(none)
  const computed = procurementOf(ledger)
  const findings = remarksUnder(ledger, 'governmentProcurement/').map(({ path, message }): Found => {
    const kind = procurementKinds.find((one) => path === `governmentProcurement/${one}`)
    const stated = kind === undefined ? undefined : typed[kind]
    const places = [cellPlace(ledger, path)]
    return {
      message: `${message}请核对采购明细；明细无误的，删去文件中的数。`,
      places,
      ...(kind === undefined || stated === undefined || stated === 'computed'
        ? {}
        : {
            left: amountSide('文件中的数', stated, places),
            right: amountSide('明细之和', computed[kind] ?? zeroFen)
          })
    }
  })
  return examined(procurementKinds.length, findings)
}

/** A procurement line multiplies out, is finished, and names a project that exists. */
export const S20: Rule = rule(
  {
    id: 'S20',
    severity: 'warning',
    title: '采购明细的数量、单价、金额和项目相符',
    sentence: '采购明细的金额等于数量乘单价；写了项目的，项目编码在本单位的项目中。',
    reads: ['governmentProcurement', 'projects']
  },
  { unit: procurementLines }
)

function procurementLines({ ledger }: UnitContext): Outcome {
  const { lines } = ledger.governmentProcurement
  if (lines.length === 0) return notApplicable('没有政府采购明细。')
  const known = new Set(ledger.projects.map(({ code }) => code))
  const findings = lines.flatMap((line): Found[] => [
    ...multiplied(ledger, line),
    ...(line.project === undefined || known.has(line.project) ? [] : [strange(ledger, line, line.project)])
  ])
  return examined(lines.length, findings)
}

const at = (line: ProcurementLine, field: keyof ProcurementLine): string =>
  rowCellPath({ list: 'governmentProcurement/lines' }, line.id, field)

/** Quantities have up to four decimals: ten-thousandths times fen are integers. A line may be rounded to the fen. */
function multiplied(ledger: UnitLedger, line: ProcurementLine): Found[] {
  const { quantity, price, amount } = line
  if (quantity === undefined || price === undefined) return []
  const exact = BigInt(Math.round(quantity * 10_000)) * BigInt(price)
  const off = exact - BigInt(amount) * 10_000n
  if (off < 10_000n && off > -10_000n) return []
  const places = [cellPlace(ledger, at(line, 'amount'))]
  const label = places[0]?.label ?? ''
  return [
    {
      message: `${label}：数量 ${quantity} 乘单价 ${yuan(price)}不等于金额 ${yuan(amount)}。请改正其中之一。`,
      places: [...places, cellPlace(ledger, at(line, 'quantity')), cellPlace(ledger, at(line, 'price'))],
      values: [String(quantity), plain(price), plain(amount)]
    }
  ]
}

function strange(ledger: UnitLedger, line: ProcurementLine, project: string): Found {
  const place = cellPlace(ledger, at(line, 'project'))
  return {
    message: `${place.label}：项目编码“${project}”不在本单位的项目中。请改成现有项目的编码，或删去。`,
    places: [place],
    values: [project]
  }
}
