import type { Department, DepartmentReasonField } from '@shared/exchange'
import { departmentReasonFields } from '@shared/exchange'
import type { ChartRow } from '@shared/ipc'
import { difference, parseInterchangeAmount, percentChange } from '@shared/money'
import type { Fen } from '@shared/money'

export const reasonWords: Readonly<Record<DepartmentReasonField, string>> = {
  income: '收入',
  expenditure: '支出',
  basic: '基本支出',
  project: '项目支出',
  fiscalAppropriation: '财政拨款收入',
  agencyOperating: '机关运行经费',
  overseasTravel: '因公出国（境）费',
  officialReception: '公务接待费',
  vehicleOperation: '公务用车运行维护费',
  vehiclePurchase: '公务用车购置'
}

/** A reason a line, as they are typed. */
export const reasonText = (department: Department, field: DepartmentReasonField): string =>
  (department.changeReasons?.[field] ?? []).join('\n')

/** The typed lines as reasons; empty lines are none, and a field without any is not written. */
export function withReasons(department: Department, field: DepartmentReasonField, text: string): Department {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const { changeReasons, ...rest } = department
  const all = departmentReasonFields.flatMap((one) => {
    const own = one === field ? lines : (changeReasons?.[one] ?? [])
    return own.length === 0 ? [] : [[one, own] as const]
  })
  return all.length === 0 ? rest : { ...rest, changeReasons: Object.fromEntries(all) }
}

/** The figures that a reason explains, in fen; what is not known of the year before is absent. */
export interface ReasonChange {
  readonly now: Fen
  readonly prior?: Fen
  readonly change?: Fen
  /** In percent of last year's exact figure. */
  readonly percent?: string
}

/** From the main process's rows, by field. */
export function reasonChanges(rows: readonly ChartRow[]): ReadonlyMap<string, ReasonChange> {
  return new Map(rows.map(({ code, yuan, prior }) => [code, changeOf(fenOf(yuan), prior)]))
}

function changeOf(now: Fen, given: string | undefined): ReasonChange {
  if (given === undefined) return { now }
  const prior = fenOf(given)
  const percent = percentChange(now, prior)
  return { now, prior, change: difference(now, prior), ...(percent === undefined ? {} : { percent }) }
}

function fenOf(yuan: string): Fen {
  const read = parseInterchangeAmount(yuan, { negative: true })
  if (!read.ok) throw new Error('The main process gave no amount')
  return read.fen
}
