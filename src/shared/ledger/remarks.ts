import { printYuan, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import { rowCellPath } from './ledger-path'
import type { LedgerPath, ListAddress } from './ledger-path'
import { fieldLabel } from './labels'
import { procurementKinds, threePublicItems } from './model'
import type { Line, StatedAmount, UnitLedger } from './model'
import { isSection } from './sections'
import { procurementOf, threePublicOf } from './totals'

/** The three ways in which a line is classified. */
export type Classification = 'function' | 'economic' | 'governmentEconomic'

/** A code of a line, as it stands. */
export interface CodeInUse {
  readonly path: LedgerPath
  readonly classification: Classification
  readonly code: string
  /** The name that came with the code. */
  readonly name?: string
  /** The year whose catalog it belongs to. */
  readonly year: number
}

/**
 * Every code of every line, prior year included, that the catalog lacks. They are findings, never a reason
 * to refuse a file. Codes not chosen yet (empty) are not unknown.
 * @param hasCode whether the catalog of a year has a code
 */
export function unknownCodes(
  ledger: UnitLedger,
  hasCode: (classification: Classification, code: string, year: number) => boolean
): CodeInUse[] {
  return codesOf(ledger).filter(({ classification, code, year }) => !hasCode(classification, code, year))
}

function codesOf(ledger: UnitLedger): CodeInUse[] {
  const year = ledger.fiscalYear
  return [
    ...linesCodes(ledger.basicExpenditure, { list: 'basicExpenditure' }, year),
    ...linesCodes(ledger.otherExpenditure, { list: 'otherExpenditure' }, year),
    ...ledger.projects.flatMap(({ id, lines }) =>
      linesCodes(lines, { list: 'projects/lines', project: id }, year)
    ),
    ...linesCodes(
      ledger.priorYear.lines,
      { list: 'priorYear/lines' },
      ledger.priorYear.fiscalYear ?? year - 1
    )
  ]
}

function linesCodes(lines: readonly Line[], address: ListAddress, year: number): CodeInUse[] {
  return lines.flatMap((line) => {
    const used = (classification: Classification, code: string, name?: string): CodeInUse[] => {
      const path = rowCellPath(address, line.id, classification)
      return code === ''
        ? []
        : [{ path, classification, code, year, ...(name === undefined ? {} : { name }) }]
    }
    return [
      ...used('function', line.function, line.functionName),
      ...used('economic', line.economic, line.economicName),
      ...used('governmentEconomic', line.governmentEconomic ?? '')
    ]
  })
}

/** Something that a file states and the program only keeps: where, and a Chinese sentence. */
export interface LedgerRemark {
  readonly code: 'statedAmountDiffers' | 'unknownSection'
  readonly path: LedgerPath
  readonly message: string
}

/**
 * What a ledger carries along although the program knows better or does not know it: amounts of 三公 and
 * procurement totals that differ from the lines, and unknown names among the sections marked 本单位无此项.
 */
export function remarksOn(ledger: UnitLedger): LedgerRemark[] {
  const computed = threePublicOf(ledger)
  const bought = procurementOf(ledger)
  const { lines } = ledger.governmentProcurement
  return [
    ...threePublicItems.flatMap((item) =>
      statedDiffers(
        ledger.threePublicExpenses[item].current,
        computed[item],
        item,
        'threePublicExpenses',
        '/current'
      )
    ),
    ...procurementKinds.flatMap((kind) =>
      lines.length === 0
        ? []
        : statedDiffers(
            ledger.governmentProcurement[kind],
            bought[kind] ?? zeroFen,
            kind,
            'governmentProcurement',
            ''
          )
    ),
    ...(ledger.sectionsWithoutContent ?? []).flatMap((name) =>
      isSection(name) ? [] : [unknownSection(name)]
    )
  ]
}

function statedDiffers(
  stated: StatedAmount | undefined,
  computed: Fen,
  field: string,
  under: string,
  rest: string
): LedgerRemark[] {
  if (stated === undefined || stated === 'computed' || stated === computed) return []
  const place = `${fieldLabel(under)} ${fieldLabel(field)}`
  return [
    {
      code: 'statedAmountDiffers',
      path: `${under}/${field}${rest}`,
      message:
        `${place}：文件中写的是 ${printYuan(stated)} 元，按明细计算是 ${printYuan(computed)} 元。` +
        '文件中的数已保留备查，汇总和出表以明细为准。'
    }
  ]
}

function unknownSection(name: string): LedgerRemark {
  return {
    code: 'unknownSection',
    path: 'sectionsWithoutContent',
    message: `“本单位无此项”中的“${name}”不是本程序认识的栏目，已原样保留。`
  }
}
