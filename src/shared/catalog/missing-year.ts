import { UserError } from '@shared/errors'

/** There is no catalog of a year. */
export class CatalogYearMissing extends UserError {
  constructor(
    readonly fiscalYear: number,
    /** The years there are, in order. */
    readonly years: readonly number[]
  ) {
    const there = years.length === 0 ? '现在没有任何年度的科目目录' : `现有 ${years.join('、')} 年`
    super(
      'catalogYearMissing',
      `没有 ${fiscalYear} 年的政府收支分类科目目录，${there}。`,
      `请检查年度是否选错；没有选错时，请装入 ${fiscalYear} 年的官方科目表，或安装带有该年度科目的新版本。`
    )
  }
}
