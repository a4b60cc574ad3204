import type { PostCounts, Project, UnitLedger } from '@shared/ledger'
import { isCarryoverProject, projectCategoryLabels, projectTotal, unitKindLabels } from '@shared/ledger'
import type { PrintBlock, PrintRow } from './blocks'
import { figure, middle, text } from './blocks'
import { lineTable } from './money-sections'
import type { PrintWords } from './words'
import { count, yesNo } from './words'

type Fields = Extract<PrintBlock, { kind: 'fields' }>['fields']

const KINDS = [
  ['行政', 'administrative'],
  ['参公', 'civilServantManaged'],
  ['事业', 'publicInstitution']
] as const

function total(counts: PostCounts): string {
  const given = KINDS.flatMap(([, kind]) => counts[kind] ?? [])
  return given.length === 0 ? '' : String(given.reduce((all, one) => all + one, 0))
}

export function profileBlocks({ unit, contacts, personnel, stateAssets }: UnitLedger): PrintBlock[] {
  const people: PrintRow[] = KINDS.map(([name, kind]) => ({
    cells: [name, count(personnel.authorized[kind]), count(personnel.employed[kind])]
  }))
  people.push({ cells: ['合计', total(personnel.authorized), total(personnel.employed)], total: true })
  return [
    {
      kind: 'fields',
      title: '单位',
      fields: [
        { label: '单位编码', value: unit.code },
        { label: '单位名称', value: unit.name },
        { label: '单位性质', value: unitKindLabels[unit.kind] },
        { label: '单位负责人', value: contacts.unitHead ?? '' },
        { label: '财务负责人', value: contacts.financeHead ?? '' },
        { label: '经办人', value: contacts.preparer ?? '' },
        { label: '电话', value: contacts.phone ?? '' },
        { label: '填报日期', value: contacts.filledOn ?? '' }
      ]
    },
    {
      kind: 'table',
      title: '人员',
      unit: '单位：人',
      columns: [text('编制性质'), figure('编制人数', 40), figure('在职人数', 40)],
      rows: people
    },
    {
      kind: 'fields',
      fields: [
        { label: '离休人数', value: count(personnel.veteranRetirees) },
        { label: '退休人数', value: count(personnel.retirees) },
        { label: '编外人数', value: count(personnel.contractStaff) },
        { label: '遗属人数', value: count(personnel.survivors) },
        { label: '派驻人数', value: count(personnel.secondedIn) }
      ]
    },
    {
      kind: 'fields',
      title: '国有资产',
      fields: [
        { label: '车辆', value: count(stateAssets.vehicles) },
        { label: '其中执法执勤用车', value: count(stateAssets.lawEnforcementVehicles) },
        { label: '大型设备', value: count(stateAssets.largeEquipment) },
        { label: '计划购置车辆', value: count(stateAssets.plannedVehicles) },
        { label: '计划购置大型设备', value: count(stateAssets.plannedLargeEquipment) },
        { label: '截止日期', value: stateAssets.asOf ?? '' }
      ]
    }
  ]
}

function projectFields(project: Project, words: PrintWords): Fields {
  const { startYear, endYear } = project
  const years = startYear === undefined && endYear === undefined ? '' : `${startYear ?? ''}—${endYear ?? ''}`
  const said = [
    ['实施单位', project.implementingUnit],
    ['上级项目', project.parentProject],
    ['项目期', project.period],
    ['起止年度', years]
  ] as const
  const long = [
    ['项目概述', project.overview],
    ['立项依据', project.basis],
    ['实施计划', project.plan],
    ['年度绩效目标', project.goal]
  ] as const
  return [
    { label: `金额（${words.unit}）`, value: words.amount(projectTotal(project)) },
    {
      label: '项目类别',
      value: project.category === undefined ? '' : projectCategoryLabels[project.category]
    },
    { label: '重点项目', value: yesNo(project.keyProject) },
    { label: '结转项目', value: yesNo(isCarryoverProject(project)) },
    ...said.flatMap(([label, value = '']) => (value === '' ? [] : [{ label, value }])),
    ...long.map(([label, value = '']) => ({ label, value, long: true }))
  ]
}

export function projectBlocks({ projects }: UnitLedger, words: PrintWords): PrintBlock[] {
  return projects.flatMap((project): PrintBlock[] => [
    { kind: 'fields', title: `${project.code} ${project.name}`, fields: projectFields(project, words) },
    ...(project.lines.length === 0
      ? []
      : [lineTable(project.lines, words, [{ name: '合计', amount: projectTotal(project) }])]),
    ...(project.indicators.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            title: '绩效指标',
            columns: [
              text('一级指标', 26),
              text('二级指标', 32),
              text('三级指标'),
              middle('比较符', 15),
              text('指标值', 26),
              text('单位', 18)
            ],
            rows: project.indicators.map(({ level1, level2, name, operator, value, unit }) => ({
              cells: [level1, level2, name, operator, value, unit]
            }))
          }
        ])
  ])
}

export function performanceBlocks({ projects }: UnitLedger): PrintBlock[] {
  const columns = [text('项目编码', 50), text('项目名称'), middle('年度绩效目标', 28), figure('指标数', 20)]
  const rows = projects.map(({ code, name, goal, indicators }) => ({
    cells: [code, name, goal === undefined ? '未填' : '已填', String(indicators.length)]
  }))
  return [{ kind: 'table', columns, rows }]
}

export function statementBlocks({ statement, changeReasons }: UnitLedger): PrintBlock[] {
  const texts = [
    ['编制说明', statement],
    ['收入增减原因', changeReasons.income],
    ['基本支出增减原因', changeReasons.basic],
    ['项目支出增减原因', changeReasons.project],
    ['机关运行经费增减原因', changeReasons.agencyOperating]
  ] as const
  return texts.flatMap(([title, said]): PrintBlock[] =>
    said === undefined || said === '' ? [] : [{ kind: 'text', title, text: said }]
  )
}
