import { manualRule, neverRule } from '../rule'
import type { Rule } from '../rule'

const noText = '还没有说明文字。'

/** Rules on the explanatory text: declared, so that the record names them, and not applicable until there is one. */
const onText: readonly (readonly [
  id: string,
  severity: Rule['severity'],
  title: string,
  sentence: string
])[] = [
  [
    'E01',
    'error',
    '文字总额与表一致',
    '说明文字的收入、支出、财政拨款总额与各表一致，按文字的小数位舍入比较。'
  ],
  ['E02', 'error', '文字分项之和等于总额', '文字中各来源、各功能、各经济分类之和等于总额。'],
  [
    'E03',
    'error',
    '文字基本支出和项目支出等于经济分类之和',
    '文字中基本支出、项目支出各等于其经济分类之和。'
  ],
  ['E04', 'error', '文字分类金额与表一致', '文字中各功能、经济类的金额与表中对应格一致。'],
  ['E05', 'error', '“主要内容”之和等于财政拨款支出', '文字“主要内容”逐条之和等于财政拨款支出。'],
  ['E06', 'error', '同一金额前后一致', '同一金额在文字中前后一致。'],
  ['E07', 'error', '增减额和方向正确', '增减额等于本年减上年，增减的说法与正负一致。'],
  [
    'E08',
    'error',
    '总增减等于分项增减之和',
    '按功能、经济、支出类别、来源四种切法，总增减都等于分项增减之和。'
  ],
  ['E09', 'error', '增幅正确', '增幅等于增减额除以上年数，两位小数，容差 0.06。'],
  ['E11', 'warning', '没有变化写“持平”', '金额为 0 或不变写“持平”，不写“增加/减少 0”，不留占位符。'],
  ['E12', 'warning', '有增减有原因', '有增减的都写明原因，原因不空、不循环。'],
  ['E13', 'error', '比较的年度和口径一致', '比较的基准年是上一年度，口径全文一致。'],
  ['E14', 'error', '金额为 0 不写增减额', '金额为 0 的不写增减额。'],
  ['E15', 'warning', '段落和序号不重复', '文字的段落和序号不重复。'],
  ['E16', 'error', '三公文字与表一致', '三公经费的总额、分项与三公表一致，总额也与上年比较。'],
  ['E17', 'error', '机关运行经费文字与表一致', '机关运行经费与基本支出表的公用经费一致，幅度可复算。'],
  ['E22', 'warning', '名称、年份、称谓一致', '单位名称、年份、“部门/单位”的称谓、填报单位全文一致。'],
  ['E23', 'warning', '金额单位和小数位一致', '金额单位和小数位不混写。'],
  ['E24', 'notice', '名词解释与科目对应', '名词解释覆盖表中出现的科目，不多列，年份随年更新。']
]

const textRules: readonly Rule[] = onText.map(([id, severity, title, sentence]) =>
  neverRule({ id, severity, title, sentence }, noText)
)

const exemption: Rule = neverRule(
  {
    id: 'E25',
    severity: 'notice',
    title: '引用文件的年份不查',
    sentence: '书名号内和“截至”日期的年份，不按年份一致的规则检查。'
  },
  '这是豁免规则，供检查文字时使用；还没有说明文字。'
)

export const neverRules: readonly Rule[] = [...textRules, exemption]

/** What a person has to vouch for. */
export const manualRules: readonly Rule[] = [
  manualRule({
    id: 'G02',
    severity: 'error',
    title: '上年结转和结余全部编入',
    sentence: '上年结转、结余资金、预计结转已全部编入本年收入。',
    source: { law: '《中华人民共和国预算法》', article: '第四十二条' }
  }),
  manualRule({
    id: 'G03',
    severity: 'warning',
    title: '各项收入应编尽编',
    sentence: '事业收入、经营收入、其他收入、上级补助、单位实有资金等各项收入已全部编入。',
    source: { law: '《中华人民共和国预算法》', article: '第三十六条' }
  }),
  manualRule({
    id: 'G04',
    severity: 'warning',
    title: '项目已入库、评审、细化',
    sentence: '项目都在项目库，经过评审，有绩效目标，细化到用款单位，没有“打捆”“待分配”。',
    source: { law: '《中华人民共和国预算法》', article: '第三十二条' }
  }),
  manualRule({
    id: 'G05',
    severity: 'warning',
    title: '基本支出按实有的人和物编制',
    sentence: '超编人员、已报废车辆、非预算单位人员没有编入基本支出。'
  })
]
