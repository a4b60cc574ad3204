import { perClassification } from '../subject'
import type { CatalogData, SubjectRow } from '../subject'

/** One row of a catalog made for a test. */
export function row(code: string, name: string, more: Partial<SubjectRow> = {}): SubjectRow {
  return { code, name, status: 'unverified', origin: 'shipped', initials: '', ...more }
}

const general = { budget: 'generalPublicBudget' } as const
const fund = { budget: 'governmentFund' } as const

/** A catalog small enough to be seen whole. 212 stands in the general budget and has 款 of two budgets. */
export const smallCatalog: CatalogData = {
  fiscalYear: 2023,
  subjects: {
    ...perClassification((): readonly SubjectRow[] => []),
    function: [
      row('208', '社会保障和就业支出', { ...general, status: 'verified', initials: 's[hk]bzhjyzc' }),
      row('20805', '行政事业单位养老支出', { ...general, initials: '[xh]zsy[ds]wylzc' }),
      row('2080501', '行政单位离退休', { ...general, status: 'verified', initials: '[xh]z[ds]wltx' }),
      row('2080505', '机关事业单位基本养老保险缴费支出', { ...general, initials: 'jgsydwjbylbx[jz]fzc' }),
      row('212', '城乡社区支出', { ...general, initials: 'cxsqzc' }),
      row('21201', '城乡社区管理事务', { ...general, initials: 'cxsqglsw' }),
      row('2120101', '行政运行', { ...general, initials: '[xh]zy[xh]' }),
      row('21208', '国有土地使用权出让收入安排的支出', { ...fund, initials: 'gytdsyqcrsrap[dn]zc' }),
      row('2120801', '征地和拆迁补偿支出', { ...fund, initials: 'zdhcqbczc' })
    ],
    economic: [
      row('302', '商品和服务支出', { initials: 'sphfwzc' }),
      row('30201', '办公费', { status: 'verified', initials: 'bgf' }),
      row('30211', '差旅费', { initials: '[cs]lf', otherName: '差旅费（旧）' }),
      row('30212', '因公出国（境）费用', { initials: 'ygcgjfy' }),
      row('30217', '公务接待费', { initials: 'gwjdf' }),
      row('307', '债务利息及费用支出', { initials: 'zwlxjfyzc' }),
      row('30701', '国内债务付息', { initials: 'gnzwfx' })
    ],
    governmentEconomic: [row('502', '机关商品和服务支出'), row('50201', '办公经费', { initials: 'bgjf' })]
  },
  mapping: [
    {
      economic: '30201',
      administrative: { code: '50201', status: 'verified' },
      publicInstitution: { code: '50502', status: 'unverified' }
    },
    { economic: '30701', administrative: { code: '51101', status: 'unverified' } }
  ],
  leftOut: [{ classification: 'function', code: '2080804', name: '优抚事业单位支出', note: '是否保留不确定' }]
}
