import type { UnitLedger } from '@shared/ledger'
import { addBasic, basicOn, breach, center, department, head, people, project, unit, yuan } from './breaking'
import type { Break } from './breaking'
import { line } from './tidy-department'

/** Changes the ceilings of the head unit, or the department's. */
function ceilings(
  change: (given: NonNullable<Parameters<Break>[0]['ceilings']>) => Parameters<Break>[0]['ceilings']
): Break {
  return (clean) => {
    const changed = clean.ceilings === undefined ? undefined : change(clean.ceilings)
    return { ...clean, ...(changed === undefined ? {} : { ceilings: changed }) }
  }
}

function stated(change: Partial<UnitLedger['governmentProcurement']>): Break {
  return unit(head, (ledger) => ({
    ...ledger,
    governmentProcurement: { ...ledger.governmentProcurement, ...change }
  }))
}

const limit = (kind: 'personnel' | 'operating' | 'project', amount: number): Break =>
  ceilings(({ department: whole, units }) => ({
    department: whole,
    units: {
      ...units,
      [head]: {
        sources: {
          generalPublicBudget: {
            personnel: yuan(9_000_000),
            operating: yuan(9_000_000),
            project: yuan(9_000_000),
            [kind]: yuan(amount)
          }
        }
      }
    }
  }))

/** Breaches of E and G. */
export const processMutations = [
  breach(
    'E10',
    '上年没有项目支出，原因里却写了增长的百分比',
    unit(center, (ledger) => ({
      ...ledger,
      priorYear: {
        ...ledger.priorYear,
        income: { generalPublicBudget: yuan(530_000) },
        lines: ledger.priorYear.lines.slice(0, 2)
      },
      changeReasons: { project: '培训增加，增长 12.5%' }
    })),
    ['changeReasons/project']
  ),
  breach(
    'E10',
    '部门出国（境）费上年为零，原因里写了百分比',
    department((own) => ({
      ...own,
      changeReasons: { ...own.changeReasons, overseasTravel: ['增加百分之百'] }
    })),
    ['changeReasons/overseasTravel/0']
  ),
  breach('E18', '导入件的采购总额与明细不符', stated({ services: yuan(149_999.99) }), [
    'governmentProcurement/services'
  ]),
  breach(
    'E19',
    '部门定的重点项目不在任何单位的底账里',
    department((own) => ({ ...own, keyProjects: ['402001-01', '402009-99'] })),
    ['keyProjects']
  ),
  breach('E20', '行政在职多于编制', people(head, { authorized: { administrative: 9 } }), [
    'personnel/employed/administrative',
    'personnel/authorized/administrative'
  ]),
  breach(
    'E20',
    '各单位合计的事业在职多于编制',
    (clean) =>
      people(center, { authorized: { publicInstitution: 7 } })(
        people(head, {
          employed: { administrative: 10, publicInstitution: 1 },
          authorized: { administrative: 12, publicInstitution: 1 }
        })(clean)
      ),
    ['personnel/employed/publicInstitution']
  ),
  breach(
    'E21',
    '国有资产的截止日期不是上年末',
    unit(head, (ledger) => ({ ...ledger, stateAssets: { ...ledger.stateAssets, asOf: '2023-12-31' } })),
    ['stateAssets/asOf']
  ),
  breach(
    'E21',
    '计划购置车辆而没有购置经费',
    unit(head, (ledger) => ({ ...ledger, stateAssets: { ...ledger.stateAssets, plannedVehicles: 1 } })),
    ['stateAssets/plannedVehicles']
  ),
  breach(
    'E21',
    '有运行维护费而没有车',
    unit(head, (ledger) => ({ ...ledger, stateAssets: { ...ledger.stateAssets, vehicles: 0 } })),
    ['stateAssets/vehicles']
  ),
  breach('G01', '公用经费超过控制数一分', limit('operating', 104_999.99), ['basicExpenditure/']),
  breach('G01', '人员经费超过控制数一分', limit('personnel', 1_469_999.99), ['basicExpenditure/']),
  breach('G01', '项目支出超过控制数一分', limit('project', 199_999.99), ['projects/#']),
  breach(
    'G01',
    '一个项目超过它的控制数',
    project(head, (one) => ({
      ...one,
      lines: one.lines.map((own) => ({ ...own, amount: yuan(200_000.01) }))
    })),
    ['projects/#']
  ),
  breach(
    'G01',
    '分给各单位的控制数之和超过部门的控制数',
    ceilings(({ department: whole, units }) => ({
      units,
      department: { ...whole, sources: { generalPublicBudget: { personnel: yuan(17_999_999) } } }
    })),
    ['ceilings/sources/generalPublicBudget/personnel']
  ),
  breach(
    'G01',
    '全部门的接待费超过部门的控制数',
    ceilings(({ department: whole, units }) => ({
      units,
      department: { ...whole, threePublic: { officialReception: yuan(4_999.99) } }
    })),
    ['ceilings']
  ),
  breach(
    'G06',
    '三公经费总额高于上年，没有写原因',
    basicOn(head, '30231', (one) => ({ ...one, amount: yuan(22_000) })),
    ['threePublicExpenses/vehicleOperation/reason', 'changeReasons/vehicleOperation', 'threePublicExpenses']
  ),
  breach('G07', '机关运行经费增加一成以上，没有写原因', addBasic(head, line('2150501', '30202', 20_000)), [
    'changeReasons/agencyOperating'
  ]),
  breach(
    'G07',
    '差旅费增加三分之一以上',
    basicOn(head, '30211', (one) => ({ ...one, amount: yuan(40_000) })),
    ['/amount']
  )
]
