import type { Department } from '@shared/exchange'
import { emptyLedger } from '@shared/ledger'
import type { FundSource, Indicator, Line, PriorLine, Project, UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import type { Fen } from '@shared/money'
import { alignIds } from '../../../ledger/align'
import { balanced } from '../../../tables/testing/arbitrary-tables'
import type { MutableDepartment } from '../../testing/mutation'

/** A department of which no rule on entries has anything to say: what each mutation breaks is all that is wrong. */

const yuan = (amount: number): Fen => fen(amount * 100)

export function line(
  code: string,
  economic: string,
  amount: number,
  source: FundSource = 'generalPublicBudget'
): Line {
  return { id: 0, function: code, economic, source, amount: yuan(amount) }
}

function prior(section: PriorLine['section'], lines: readonly Line[]): PriorLine[] {
  return lines.map((one) => ({ ...one, section }))
}

export function indicator(
  levels: string,
  name: string,
  operator: Indicator['operator'],
  value: string,
  unit: string
): Indicator {
  const [level1 = '', level2 = ''] = levels.split('/')
  return { id: 0, level1: `${level1}指标`, level2, name, operator, value, unit }
}

const contacts = {
  unitHead: '张一',
  financeHead: '李二',
  preparer: '王三',
  phone: '0797-8000000',
  filledOn: '2022-12-01'
}

const projectTexts = {
  category: 'specificPurpose',
  startYear: 2023,
  endYear: 2023,
  overview: '建设工业运行监测系统',
  basis: '市政府年度重点工作',
  plan: '按合同进度实施'
} as const

const targets = [
  indicator('成本/经济成本指标', '系统建设费用', '≤', '20', '万元'),
  indicator('产出/数量指标', '接入企业', '≥', '120', '家'),
  indicator('产出/质量指标', '验收合格率', '≥', '95', '%'),
  indicator('产出/时效指标', '完成时间', '', '2023年12月底前', ''),
  indicator('效益/社会效益指标', '监测覆盖面', '', '扩大', ''),
  indicator('满意度/服务对象满意度', '企业满意度', '≥', '90', '%')
]

const headProjects: Project[] = [
  {
    id: 0,
    code: '402001-01',
    name: '工业运行监测',
    keyProject: true,
    carryover: false,
    ...projectTexts,
    implementingUnit: '市工业局机关',
    goal: '建成工业运行监测系统',
    lines: [line('2150517', '30227', 200_000)],
    indicators: targets
  },
  {
    id: 0,
    code: '402001-J1',
    name: '上年结转项目',
    keyProject: false,
    carryover: true,
    endYear: 2022,
    implementingUnit: '市工业局机关',
    lines: [line('2150517', '30227', 50_000, 'carryoverGeneralPublicBudget')],
    indicators: []
  }
]

const headBasic = [
  line('2150501', '30101', 500_000),
  line('2150501', '30102', 300_000),
  line('2150501', '30103', 200_000),
  line('2080505', '30108', 160_000),
  line('2080506', '30109', 80_000),
  line('2210201', '30113', 120_000),
  line('2101101', '30110', 80_000),
  line('2080501', '30301', 20_000),
  line('2080501', '30302', 10_000),
  line('2150501', '30201', 50_000),
  line('2150501', '30211', 30_000),
  line('2150501', '30217', 5_000),
  line('2150501', '30231', 20_000)
]

const headPrior = [
  ...prior('basic', [
    line('2150501', '30101', 480_000),
    line('2150501', '30201', 52_000),
    line('2150501', '30211', 30_000),
    line('2150501', '30231', 20_000)
  ]),
  ...prior('project', [line('2150517', '30227', 180_000)])
]

const head: UnitLedger = {
  ...emptyLedger('402001', 2023),
  unit: { code: '402001', name: '市工业局机关', kind: 'administrative' },
  contacts,
  personnel: {
    authorized: { administrative: 12 },
    employed: { administrative: 10 },
    veteranRetirees: 1,
    retirees: 5
  },
  stateAssets: { vehicles: 1, plannedVehicles: 0, asOf: '2022-12-31' },
  basicExpenditure: headBasic,
  projects: headProjects,
  threePublicExpenses: {
    overseasTravel: { prior: yuan(0), counts: {} },
    officialReception: { prior: yuan(6_000), counts: {}, reason: '压减公务接待' },
    vehicleOperation: { prior: yuan(20_000), counts: {} },
    vehiclePurchase: { prior: yuan(0), counts: {} }
  },
  governmentProcurement: {
    lines: [
      {
        id: 0,
        kind: 'services',
        name: '系统开发',
        quantity: 1.5,
        unit: '项',
        price: yuan(100_000),
        amount: yuan(150_000),
        source: 'generalPublicBudget',
        project: '402001-01',
        reservedForSmallEnterprises: true
      }
    ]
  },
  priorYear: {
    fiscalYear: 2022,
    basis: 'approvedBudget',
    income: { generalPublicBudget: yuan(762_000) },
    lines: headPrior
  },
  changeReasons: { income: '人员增加', basic: '工资增长 5%' },
  statement: '按规定编制'
}

const center: UnitLedger = {
  ...emptyLedger('402002', 2023),
  unit: { code: '402002', name: '市中小企业服务中心', kind: 'publicInstitution' },
  contacts,
  personnel: { authorized: { publicInstitution: 8 }, employed: { publicInstitution: 8 }, retirees: 3 },
  stateAssets: { vehicles: 0, asOf: '2022-12-31' },
  basicExpenditure: [
    line('2150550', '30101', 300_000),
    line('2150550', '30107', 250_000),
    line('2150550', '30201', 30_000)
  ],
  projects: [
    {
      id: 0,
      code: '402002-01',
      name: '企业培训',
      carryover: false,
      ...projectTexts,
      implementingUnit: '市中小企业服务中心',
      goal: '培训中小企业管理人员',
      lines: [line('2150805', '30216', 60_000), line('2150805', '30226', 40_000, 'otherIncome')],
      indicators: [
        indicator('成本/经济成本指标', '培训费用', '≤', '10', '万元'),
        indicator('产出/数量指标', '参训人次', '≥', '400', '人次'),
        indicator('产出/时效指标', '按时开班率', '=', '100', '%'),
        indicator('效益/经济效益指标', '带动企业增收', '', '增收', ''),
        indicator('满意度/服务对象满意度', '学员满意度', '≥', '90', '%')
      ]
    }
  ],
  threePublicExpenses: {
    overseasTravel: { prior: yuan(0), counts: {} },
    officialReception: { prior: yuan(0), counts: {} },
    vehicleOperation: { prior: yuan(0), counts: {} },
    vehiclePurchase: { prior: yuan(0), counts: {} }
  },
  governmentProcurement: { lines: [], goods: yuan(10_000) },
  priorYear: {
    fiscalYear: 2022,
    basis: 'approvedBudget',
    income: { generalPublicBudget: yuan(588_000), otherIncome: yuan(30_000) },
    lines: [
      ...prior('basic', [line('2150550', '30101', 500_000), line('2150550', '30201', 30_000)]),
      ...prior('project', [line('2150805', '30216', 58_000), line('2150805', '30226', 30_000, 'otherIncome')])
    ]
  },
  changeReasons: { project: '培训增加' }
}

const department: Department = {
  code: '402',
  name: '市工业局',
  fiscalYear: 2023,
  units: [
    { ...head.unit, order: 1 },
    { ...center.unit, order: 2 }
  ],
  keyProjects: ['402001-01'],
  changeReasons: { income: ['人员增加'] },
  performance: {
    goal: '全市工业平稳增长',
    indicators: [
      indicator('产出/数量指标', '新增规模以上企业', '≥', '300', '家'),
      indicator('产出/质量指标', '项目验收合格率', '≥', '95', '%'),
      indicator('产出/时效指标', '工作按计划完成率', '≥', '95', '%'),
      indicator('产出/成本指标', '项目总投资', '≤', '5', '亿元'),
      indicator('效益/经济效益指标', '规模以上工业增加值增长', '≥', '5', '%'),
      indicator('效益/满意度指标', '企业满意度', '≥', '90', '%')
    ].map(({ level1, level2, name, operator, value, unit }) => ({
      level1,
      level2,
      name,
      operator,
      value,
      unit
    }))
  }
}

function settled(ledger: UnitLedger): UnitLedger {
  const { code } = ledger.unit
  return alignIds(balanced(ledger), emptyLedger(code, 2023), 1).ledger
}

const limits = { personnel: yuan(9_000_000), operating: yuan(9_000_000), project: yuan(9_000_000) }
const unitLimits = { sources: { generalPublicBudget: limits } }

export const tidyDepartment: MutableDepartment = {
  department,
  ledgers: [settled(head), settled(center)],
  ceilings: {
    department: {
      sources: {
        generalPublicBudget: {
          personnel: yuan(18_000_000),
          operating: yuan(18_000_000),
          project: yuan(18_000_000)
        }
      },
      threePublic: { officialReception: yuan(5_000) }
    },
    units: {
      '402001': { ...unitLimits, projects: { '402001-01': yuan(200_000) } },
      '402002': unitLimits
    }
  }
}
