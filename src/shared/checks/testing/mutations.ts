import { ledgers, onBasic, onUnit, ownOnly, tables } from './declare'
import { printMutations } from './mutations-print'
import { formMutations, unitsMutations } from './mutations-units'
import type { ProcurementLine, UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { all, move, raise, write } from './break-tables'
import type { Mutation } from './mutation'

/** Every breach of a rule on tables; of the sample, which breaks none of them. */

const totals = 'incomeAndExpenditure'
const fiscal = 'fiscalIncomeAndExpenditure'

const within: readonly Mutation[] = [
  tables(
    'A01',
    '结转下年和支出总计多 1 万元，收入总计不变',
    all(raise(totals, '结转下年', [3]), raise(totals, '支出总计', [3])),
    ['1'],
    ['A13', 'B08']
  ),
  tables('A02', '本年收入合计多 1 万元', raise(totals, '本年收入合计', [1]), ['1'], ['A03']),
  tables('A03', '上年结转多 1 万元', raise(totals, '九、上年结转(结余)', [1]), ['1'], ['B01', 'B08']),
  tables(
    'A04',
    '国有资本经营预算收入多 1 万元',
    raise(totals, '(三) 国有资本经营预算收入', [1]),
    ['1'],
    ['B01', 'B04']
  ),
  tables('A05', '本年支出合计多 1 万元', raise(totals, '本年支出合计', [3]), ['1'], ['B02']),
  tables('A06', '一项的项目支出多 1 万元，合计不变', raise('expenditure', '2150599', [4]), ['3'], ['A07']),
  tables(
    'A07',
    '一项的项目支出和合计都多 1 万元，款和类不变',
    raise('expenditure', '2150599', [2, 4]),
    ['3'],
    ['B03']
  ),
  tables('A08', '收入总表一项的上年结转多 1 万元', raise('income', '2150599', [3]), ['2']),
  tables('A09', '一般公共预算拨款结转多 1 万元，上年结转不变', raise(fiscal, '一般公共预算拨款结转', [1]), [
    '4'
  ]),
  tables('A10', '一款的公用经费多 1 万元', raise('generalPublicBasic', '30201', [4]), ['6']),
  tables(
    'A11',
    '办公费有 1 万元列在人员经费',
    all(raise('generalPublicBasic', '30201', [3]), raise('generalPublicBasic', '30201', [4], -1)),
    ['6'],
    ['A10']
  ),
  ledgers(
    'A11',
    '基本支出有一行是 312 对企业补助',
    onUnit(
      '402001',
      onBasic(
        ({ economic }) => economic === '30201',
        (line) => ({ ...line, economic: '31204' })
      )
    ),
    ['basicExpenditure/', 'economic']
  ),
  tables('A12', '因公出国多 1 万元，合计不变', raise('threePublic', '402', [3]), ['7']),
  tables('A13', '其他经费多 1 万元', raise('departmentPerformance', '其他经费', [3]), ['10']),
  tables('A14', '一个项目的其他资金多 1 万元，总额不变', raise('projectPerformance', '其他资金', [2]), [
    '11-1'
  ]),
  tables('A15', '一格印成 #REF!', write('expenditure', '2150599', 4, '#REF!'), ['3'])
]

/** One thing bought, in place of what was. */
function bought(change: Partial<ProcurementLine>): (ledger: UnitLedger) => UnitLedger {
  const line = { id: 9401, kind: 'goods', name: '办公设备', amount: fen(1_000_000) } as const
  return (ledger) => ({
    ...ledger,
    governmentProcurement: { lines: [{ ...line, source: 'generalPublicBudget', ...change }] }
  })
}

const between: readonly Mutation[] = [
  tables('B01', '1 万元从其他收入错到事业收入', move(totals, '七、其他收入', '三、事业收入', [1]), [
    '1',
    '2'
  ]),
  tables('B02', '1 万元从一类错到另一类', move(totals, '卫生健康支出', '住房保障支出', [3]), ['1', '3']),
  tables('B03', '收入总表 1 万元从一项错到同款另一项', move('income', '2150501', '2150550', [2, 4, 5]), [
    '2',
    '3'
  ]),
  tables(
    'B04',
    '财政拨款收支总表 1 万元从一般公共预算错到政府性基金',
    move(fiscal, '一般公共预算拨款收入', '政府性基金预算拨款收入', [1]),
    ['4', '1', '2']
  ),
  tables(
    'B05',
    '财政拨款收支总表 1 万元从一类错到另一类',
    move(fiscal, '卫生健康支出', '住房保障支出', [3, 4]),
    ['4', '5']
  ),
  tables('B06', '财政拨款收支总表本年支出多 1 万元', raise(fiscal, '一、本年支出', [3]), ['4', '5'], ['A09']),
  tables(
    'B07',
    '一般公共预算支出表一项比支出总表多 1 万元',
    move('generalPublicExpenditure', '2150550', '2150501', [2, 3]),
    ['5', '3']
  ),
  tables(
    'B08',
    '结转下年多 1 万元，支出总计不变',
    raise(totals, '结转下年', [3]),
    ['1', '3'],
    ['A05', 'A13']
  ),
  tables(
    'B09',
    '基本支出表办公费连同各级合计多 1 万元',
    all(...['30201', '302', '合计'].map((row) => raise('generalPublicBasic', row, [2, 4]))),
    ['5', '6']
  ),
  tables(
    'B10',
    '基本支出表办公费连同各级合计少 200 万元，公用经费小于机关运行经费',
    all(...['30201', '302', '合计'].map((row) => raise('generalPublicBasic', row, [2, 4], -200))),
    ['6'],
    ['B09', 'A15']
  ),
  ledgers(
    'B10',
    '单位全为行政、参公，部门设置的机关运行经费却只计入一个单位',
    (clean) => ({
      ...clean,
      department: {
        ...clean.department,
        units: clean.department.units.map((unit) => ({ ...unit, kind: 'administrative' as const })),
        settings: { agencyOperatingUnits: ['402001'] }
      },
      ledgers: clean.ledgers.map((ledger) => ({
        ...ledger,
        unit: { ...ledger.unit, kind: 'administrative' as const }
      }))
    }),
    ['6']
  ),
  tables('B11', '公务接待费少 1 万元，小于基本支出的 30217', raise('threePublic', '402', [2, 4], -1), [
    '6',
    '7'
  ]),
  ledgers(
    'B11',
    '导入文件自带的公务接待费与明细不符',
    onUnit('402001', (ledger) => ({
      ...ledger,
      threePublicExpenses: {
        ...ledger.threePublicExpenses,
        officialReception: { ...ledger.threePublicExpenses.officialReception, current: fen(100) }
      }
    })),
    ['threePublicExpenses/officialReception/current']
  ),
  tables('B12', '因公出国和合计多 1 万元，没有明细', raise('threePublic', '402', [2, 3]), ['7']),
  ledgers(
    'B12',
    '公务接待费上年数与上年明细不符',
    onUnit('402001', (ledger) => ({
      ...ledger,
      threePublicExpenses: {
        ...ledger.threePublicExpenses,
        officialReception: { ...ledger.threePublicExpenses.officialReception, prior: fen(100) }
      }
    })),
    ['threePublicExpenses/officialReception/prior']
  ),
  ledgers(
    'B12',
    '公务接待费有上年明细而没有填上年数',
    onUnit('402001', (ledger) => {
      const { counts } = ledger.threePublicExpenses.officialReception
      return {
        ...ledger,
        threePublicExpenses: { ...ledger.threePublicExpenses, officialReception: { counts } }
      }
    }),
    ['threePublicExpenses/officialReception/prior']
  ),
  ledgers(
    'B13',
    '养老保险缴费列在职业年金科目',
    onUnit(
      '402001',
      onBasic(
        ({ economic }) => economic === '30108',
        (line) => ({ ...line, function: '2080506' })
      )
    ),
    ['basicExpenditure/']
  ),
  ledgers(
    'B14',
    '离退休科目下没有 303 对个人和家庭的补助',
    onUnit(
      '402001',
      onBasic(
        ({ economic }) => economic.startsWith('303'),
        (line) => ({ ...line, economic: '30199' })
      )
    ),
    ['basicExpenditure/']
  ),
  tables(
    'B15',
    '整体绩效表 1 万元从财政拨款错到其他经费',
    all(
      raise('departmentPerformance', '其中：财政拨款', [1], -1),
      raise('departmentPerformance', '其他经费', [3])
    ),
    ['10', '4']
  ),
  tables(
    'B16',
    '一个重点项目的资金大于全部项目支出',
    all(
      raise('projectPerformance', '年度资金总额', [2], 2000),
      raise('projectPerformance', '其中：财政拨款', [2], 2000)
    ),
    ['11-1', '3'],
    ['H08']
  ),
  ownOnly(
    tables(
      'B16',
      '一个重点项目的绩效表比底账多 1 万元',
      all(
        raise('projectPerformance', '年度资金总额', [2]),
        raise('projectPerformance', '其中：财政拨款', [2])
      ),
      ['11-1', 'projects/#'],
      ['H08']
    )
  ),
  tables('B17', '主管部门代码印成别的部门', write('projectPerformance', '主管部门及代码', 1, '403-别的局'), [
    '11-1'
  ]),
  ledgers(
    'B17',
    '项目的实施单位不在名单里',
    onUnit('402001', (ledger) => ({
      ...ledger,
      projects: ledger.projects.map((project) => ({ ...project, implementingUnit: '别的单位' }))
    })),
    ['implementingUnit']
  ),
  ledgers(
    'B18',
    '政府采购总额大于可采购的支出',
    onUnit('402001', (ledger) => ({
      ...ledger,
      governmentProcurement: { ...ledger.governmentProcurement, lines: [], goods: fen(5e9) }
    })),
    ['governmentProcurement/goods']
  ),
  ledgers(
    'B18',
    '采购明细用的资金来源没有可采购的支出',
    onUnit('402001', bought({ source: 'businessIncome' })),
    ['governmentProcurement/lines/', '/source']
  ),
  ledgers(
    'B18',
    '一个项目的采购大于它可采购的支出',
    onUnit('402001', (ledger) => {
      const [project] = ledger.projects
      return bought({ project: project?.code ?? '', amount: fen(500_000_000) })(ledger)
    }),
    ['governmentProcurement/lines/', '/project']
  )
]

/** Every breach of the rules A, B, C and F. */
export const tableRuleMutations: readonly Mutation[] = [
  ...within,
  ...between,
  ...unitsMutations,
  ...formMutations,
  ...printMutations
]
