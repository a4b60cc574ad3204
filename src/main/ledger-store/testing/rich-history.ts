import type { Change, Json } from '@shared/ledger'
import type { LedgerStore } from '../store'

/** What a history is played on. */
export type Played = Pick<LedgerStore, 'undo' | 'redo'> & {
  apply: (edit: { label: string; changes: readonly Change[] }) => unknown
}

type Fields = Readonly<Record<string, Json>>

const cell = (path: string, before: Json | undefined, after: Json | undefined): Change => ({
  path,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after })
})
const insert = (list: string, row: Fields & { id: number }, following: number | null): Change => ({
  path: `${list}/#${row.id}`,
  after: row,
  following
})
const remove = (list: string, row: Fields & { id: number }, following: number | null): Change => ({
  path: `${list}/#${row.id}`,
  before: row,
  following
})

const salary = {
  id: 1,
  function: '2150501',
  economic: '30101',
  source: 'generalPublicBudget',
  amount: '2350000.00'
}
const office = {
  id: 2,
  function: '2150501',
  economic: '30201',
  source: 'generalPublicBudget',
  amount: '52753.00',
  note: '含印刷\n与邮寄'
}
const pension = { id: 3, function: '2080505', economic: '30108', source: 'otherIncome', amount: '0.00' }
const exhibition = {
  id: 10,
  code: '402001-01',
  name: '工业业务经费',
  keyProject: true,
  carryover: false,
  period: '当年项目',
  category: 'specificPurpose',
  startYear: 2023,
  endYear: 2025,
  overview: '宣传、会议和项目前期经费',
  goal: '保障有力',
  lines: [
    { id: 11, function: '2150599', economic: '30227', source: 'generalPublicBudget', amount: '1960000.00' },
    { id: 12, function: '2150599', economic: '30212', source: 'governmentFund', amount: '180000.01' }
  ],
  indicators: [
    {
      id: 13,
      level1: '产出指标',
      level2: '数量指标',
      name: '宣传次数',
      operator: '≥',
      value: '40',
      unit: '次'
    },
    {
      id: 14,
      level1: '成本指标',
      level2: '社会成本指标',
      name: '发展氛围',
      operator: '',
      value: '提高',
      unit: ''
    }
  ]
}
const carried = {
  id: 20,
  code: '402001-02',
  name: '上年结转项目',
  carryover: true,
  lines: [
    { id: 21, function: '2150599', economic: '30299', source: 'carryoverGovernmentFund', amount: '0.01' }
  ],
  indicators: []
}
const printer = {
  id: 30,
  kind: 'goods',
  item: 'A02021003',
  name: '打印机',
  quantity: 2.5,
  unit: '台',
  price: '1999.99',
  amount: '4999.98',
  source: 'generalPublicBudget',
  project: '402001-01',
  reservedForSmallEnterprises: true
}
const prior = {
  id: 40,
  section: 'basic',
  function: '2080505',
  economic: '30108',
  source: 'generalPublicBudget',
  amount: '-590000.00'
}
const remittance = {
  id: 50,
  category: 'remittanceToSuperior',
  function: '2150501',
  economic: '30701',
  source: 'institutionalIncome',
  amount: '100000000000.00'
}

/**
 * A history that goes through every section, with inserted, moved and deleted rows, a whole project deleted and
 * brought back, cells set, changed and emptied, and undo and redo on the way. The fixtures of older versions
 * were made by playing it: it must not change.
 */
export function playRichHistory(store: Played): void {
  const { basics, rest } = edits
  basics.forEach((changes, index) => store.apply({ label: `基本 ${index + 1}`, changes }))
  store.undo()
  store.undo()
  store.redo()
  store.redo()
  rest.forEach((changes, index) => store.apply({ label: `其他 ${index + 1}`, changes }))
  store.undo()
  store.undo()
  store.undo()
  store.redo()
  store.apply({ label: '最后的修改', changes: [cell('round', 'firstDraft', 'secondDraft')] })
}

const edits: Record<'basics' | 'rest', Change[][]> = {
  basics: [
    [cell('unit/name', '机关', '赣州市工业和信息化局机关')],
    [
      cell('income/generalPublicBudget', undefined, '17187769.00'),
      cell('income/otherIncome', undefined, '0.00'),
      cell('carryToNextYear/generalPublicBudget', undefined, '1.00')
    ],
    [insert('basicExpenditure', salary, null)],
    [insert('basicExpenditure', office, 1), insert('basicExpenditure', pension, null)],
    [cell('basicExpenditure/#1/amount', '2350000.00', '2400000.50')],
    [
      cell('basicExpenditure/#2/note', '含印刷\n与邮寄', undefined),
      cell('carryToNextYear/generalPublicBudget', '1.00', undefined)
    ],
    [remove('basicExpenditure', pension, null), insert('basicExpenditure', pension, 2)],
    [insert('projects', exhibition, null)],
    [insert('projects', carried, null)],
    [
      cell('projects/#10/lines/#11/amount', '1960000.00', '1960000.05'),
      cell('projects/#10/indicators/#13/value', '40', '42'),
      insert(
        'projects/#10/lines',
        {
          id: 25,
          function: '2150599',
          economic: '30215',
          source: 'otherIncome',
          amount: '280000.00',
          functionName: '其他工业'
        },
        11
      )
    ],
    [
      remove(
        'projects',
        {
          ...exhibition,
          lines: [
            {
              id: 11,
              function: '2150599',
              economic: '30227',
              source: 'generalPublicBudget',
              amount: '1960000.05'
            },
            {
              id: 25,
              function: '2150599',
              economic: '30215',
              source: 'otherIncome',
              amount: '280000.00',
              functionName: '其他工业'
            },
            { id: 12, function: '2150599', economic: '30212', source: 'governmentFund', amount: '180000.01' }
          ],
          indicators: [
            {
              id: 13,
              level1: '产出指标',
              level2: '数量指标',
              name: '宣传次数',
              operator: '≥',
              value: '42',
              unit: '次'
            },
            {
              id: 14,
              level1: '成本指标',
              level2: '社会成本指标',
              name: '发展氛围',
              operator: '',
              value: '提高',
              unit: ''
            }
          ]
        },
        20
      )
    ]
  ],
  rest: [
    [
      insert('governmentProcurement/lines', printer, null),
      cell('governmentProcurement/goods', undefined, 'computed')
    ],
    [
      cell('threePublicExpenses/overseasTravel/current', undefined, '180000.00'),
      cell('threePublicExpenses/overseasTravel/counts/groups', undefined, 2),
      cell('threePublicExpenses/officialReception/reason', undefined, '压减公务接待费用')
    ],
    [
      cell('priorYear/fiscalYear', undefined, 2022),
      cell('priorYear/basis', undefined, 'approvedBudget'),
      cell('priorYear/income/otherIncome', undefined, '3999951.00'),
      insert('priorYear/lines', prior, null)
    ],
    [insert('otherExpenditure', remittance, null)],
    [
      cell('contacts/unitHead', undefined, '李四'),
      cell('personnel/employed/administrative', undefined, 44),
      cell('personnel/veteranRetirees', undefined, 0),
      cell('stateAssets/asOf', undefined, '2022-12-31'),
      cell('statement', undefined, '第一段。\n第二段。'),
      cell('changeReasons/income', undefined, '结转减少'),
      cell('sectionsWithoutContent', undefined, ['governmentProcurement', 'otherExpenditure'])
    ],
    [cell('round', 'secondDraft', 'firstDraft')],
    [
      cell('governmentProcurement/lines/#30/quantity', 2.5, 0.0001),
      cell('unit/kind', 'administrative', 'publicInstitution')
    ],
    [remove('otherExpenditure', remittance, null)]
  ]
}
