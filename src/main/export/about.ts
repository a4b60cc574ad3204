import type { Department } from '@shared/exchange'
import { roundLabels } from '@shared/ledger'
import type { Contacts, Round } from '@shared/ledger'
import type { Edition, TableModel, Template } from '@shared/tables'

/** 报送版 for the finance bureau, with exact values and live sums; 公开版 for the public, as printed. */
export type WorkbookKind = 'official' | 'public'

/** What a workbook says about itself, besides its tables. */
export interface WorkbookAbout {
  readonly kind: WorkbookKind
  readonly edition: Edition
  readonly department: Pick<Department, 'code' | 'name' | 'fiscalYear' | 'units'>
  /** Of all units in it; undefined when they are of different rounds. */
  readonly round: Round | undefined
  readonly template: Pick<Template, 'id' | 'name' | 'amounts'>
  /** For the cover; what is absent is left to be written by hand. */
  readonly contacts?: Contacts
  readonly exportedAt: Date
  /** Of the ledgers it was made from (`ledgerFingerprint`). */
  readonly fingerprint: string
}

export const kindWords: Readonly<Record<WorkbookKind, string>> = { official: '报送版', public: '公开版' }

export function roundWords(round: Round | undefined): string {
  return round === undefined ? '各单位轮次不一致' : roundLabels[round]
}

/** Whose tables they are: the department, or the unit of a unit edition. */
export function reporter({ department, edition }: Pick<WorkbookAbout, 'department' | 'edition'>): {
  readonly code: string
  readonly name: string
  readonly words: '部门' | '单位'
} {
  if (edition.kind === 'department') return { code: department.code, name: department.name, words: '部门' }
  const unit = department.units.find(({ code }) => code === edition.unit)
  return { code: edition.unit, name: unit?.printName ?? unit?.name ?? '', words: '单位' }
}

/** The units missing from a trial; none where it is no trial. */
export function missingFrom(models: readonly TableModel[]): TableModel['missingUnits'] {
  return models[0]?.missingUnits ?? []
}

/** What a trial says at the head of every sheet; undefined where nothing is missing. */
export function trialSentence(missing: TableModel['missingUnits']): string | undefined {
  if (missing.length === 0) return undefined
  const names = missing.map(({ code, name }) => (name === '' ? code : `${code} ${name}`)).join('、')
  return `试汇总：缺 ${missing.length} 个单位的账：${names}。`
}
