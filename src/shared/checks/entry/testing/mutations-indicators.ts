import { addTarget, breach, center, department, head, project, target, withoutTarget } from './breaking'
import { indicator } from './tidy-department'

/** Breaches of H. */
export const indicatorMutations = [
  breach(
    'H01',
    '指标值写成了指标名',
    target(head, '企业满意度', { operator: '', value: '企业满意度', unit: '' }),
    ['projects/#', '/value']
  ),
  breach('H01', '指标没有目标值', target(head, '验收合格率', { value: '' }), ['/value']),
  breach(
    'H01',
    '部门整体绩效的指标值写成了指标名',
    department((own) => ({
      ...own,
      performance: {
        ...own.performance,
        indicators: own.performance.indicators.map((row) =>
          row.name === '企业满意度' ? { ...row, operator: '' as const, value: '企业满意度', unit: '' } : row
        )
      }
    })),
    ['performance/indicators/5/value']
  ),
  breach('H02', '数量指标写成“提高”', target(head, '接入企业', { operator: '', value: '提高', unit: '' }), [
    '/value'
  ]),
  breach('H02', '满意度没有比较符', target(head, '企业满意度', { operator: '' }), ['/value']),
  breach('H02', '成本指标没有计量单位', target(head, '系统建设费用', { unit: '' }), ['/value']),
  breach('H03', '合格率超过 100%', target(head, '验收合格率', { value: '105' }), ['/value']),
  breach('H03', '要求执行率不低于 100%', target(head, '验收合格率', { name: '预算执行率', value: '100' }), [
    '/value'
  ]),
  breach('H04', '成本指标超过项目的资金', target(head, '系统建设费用', { value: '20.01' }), ['/value']),
  breach(
    'H05',
    '个数放在质量指标',
    addTarget(head, indicator('产出/质量指标', '建成子系统', '≥', '3', '个')),
    ['/indicators/#9201/value']
  ),
  breach('H05', '时间放在数量指标', target(head, '完成时间', { level2: '质量指标' }), ['/value']),
  breach(
    'H05',
    '金额放在质量指标',
    addTarget(head, indicator('产出/质量指标', '节约经费', '≥', '1', '万元')),
    ['/indicators/#9201/value']
  ),
  breach('H06', '没有效益指标', withoutTarget(head, '效益指标'), ['projects/#']),
  breach('H06', '没有满意度指标（提示）', withoutTarget(head, '满意度指标'), ['projects/#']),
  breach('H06', '时效指标写成“提高”', target(head, '完成时间', { value: '提高' }), ['/value']),
  breach('H07', '两个指标同名', addTarget(head, indicator('产出/质量指标', '验收合格率', '≥', '98', '%')), [
    '/name'
  ]),
  breach(
    'H07',
    '一个数考核两次',
    addTarget(center, indicator('产出/时效指标', '培训400人次', '', '2023年12月前完成', '')),
    ['/indicators/#9201/name']
  ),
  breach(
    'H08',
    '本年项目的终止年度早于预算年度',
    project(head, (one) => ({ ...one, startYear: 2021, endYear: 2022 })),
    ['/endYear']
  ),
  breach('H08', '指标值留着去年的年份', target(head, '完成时间', { value: '2022年12月底前' }), ['/value'])
]
