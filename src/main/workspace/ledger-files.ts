import { join } from 'node:path'
import { UserError } from '@shared/errors'
import { fields } from '@shared/ledger'
import { listFolder } from '../files'
import type { Files } from '../files'

/** A unit's ledger of a year, by which a workspace knows it: at most one of each. */
export interface LedgerName {
  readonly fiscalYear: number
  /** The unit's code. */
  readonly code: string
}

/** Names that Windows keeps for devices, whatever the ending: a ledger of such a unit could not be moved there. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** `2023/402001`: the name of a ledger within its workspace. */
export const ledgerId = ({ fiscalYear, code }: LedgerName): string => `${fiscalYear}/${code}`

/** @throws UserError `noSuchLedger` for what is no ledger's name */
export function ledgerNameOf(id: string): LedgerName {
  const [, year, code] = /^(\d{4})\/([^/\\]+)$/.exec(id) ?? []
  const name = { fiscalYear: Number(year), code: code ?? '' }
  if (!fields.year.safeParse(name.fiscalYear).success || !fields.unitCode.safeParse(name.code).success) {
    throw new UserError('noSuchLedger', '工作区里没有这本账册。', '请在账册列表里重新选择。')
  }
  return name
}

/**
 * Where a unit's ledger of a year lies: `ledgers/<year>/<unit code>.ledger`.
 * @throws UserError `unitCodeRefused` for a code that no file can be named by
 */
export function ledgerPath(folder: string, { fiscalYear, code }: LedgerName): string {
  if (!fields.unitCode.safeParse(code).success || DEVICE.test(code)) {
    throw new UserError(
      'unitCodeRefused',
      `单位编码“${code}”不能用作账册的文件名。`,
      '请改用由数字、字母和中间的 - _ . 组成的编码；CON、NUL、COM1 等是系统保留的名称。'
    )
  }
  return join(folder, 'ledgers', String(fiscalYear), `${code}.ledger`)
}

/** The ledgers of a workspace, by year and code; files of other names are passed over. */
export function ledgersIn(files: Files, folder: string): LedgerName[] {
  const root = join(folder, 'ledgers')
  return listFolder(files, root)
    .filter((year) => /^\d{4}$/.test(year))
    .flatMap((year) =>
      listFolder(files, join(root, year)).flatMap((name) => {
        const code = /^(.+)\.ledger$/.exec(name)?.[1]
        return code !== undefined && fields.unitCode.safeParse(code).success
          ? [{ fiscalYear: Number(year), code }]
          : []
      })
    )
}
