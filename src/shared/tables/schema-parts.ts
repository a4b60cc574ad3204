import { fundSources, otherCategories, threePublicItems } from '@shared/ledger'
import { z } from '../zod'

/** The descriptions are for those who write templates: they become part of the published JSON Schema. */

/** Groups of funding sources. `fiscal`, `generalPublic`, `governmentFunds` and `stateCapital` follow the switch. */
export const sourceGroups = [
  'fiscal',
  'notFiscal',
  'generalPublic',
  'governmentFunds',
  'stateCapital',
  'carryover'
] as const
export type SourceGroupName = (typeof sourceGroups)[number]

/** What a text of a template may stand in for: {year} becomes 2023. */
export const placeholders = [
  'year',
  'lastYear',
  'departmentName',
  'departmentCode',
  'reportingName',
  'reportingCode'
] as const
/** What the texts of a performance table may stand in for besides. */
export const formPlaceholders = ['goal', 'projectName', 'projectCode', 'implementingUnit'] as const
export type Placeholder = (typeof placeholders)[number] | (typeof formPlaceholders)[number]

function textWith(known: readonly string[]): z.ZodString {
  const fault = (text: string): string | undefined =>
    Array.from(text.matchAll(/\{([^{}]*)\}/g), ([, name = '']) => name).find((name) => !known.includes(name))
  return z
    .string()
    .max(500)
    .refine((text) => fault(text) === undefined, {
      error: ({ input }) =>
        `不认识占位符“{${fault(String(input)) ?? ''}}”，这里可用的有 ${known.map((name) => `{${name}}`).join('、')}。`
    })
}

export const label = textWith(placeholders).describe(
  '印出的文字。可用占位符：{year} 预算年度，{lastYear} 上一年度，{departmentName}、{departmentCode} 部门，{reportingName}、{reportingCode} 填报单位'
)
export const formText = textWith([...placeholders, ...formPlaceholders]).describe(
  '印出的文字。除各表通用的占位符外，还可用 {goal} 绩效目标、{projectName}、{projectCode} 项目、{implementingUnit} 实施单位'
)

const listOf = <T extends z.ZodType>(one: T, words: string): z.ZodExactOptional<z.ZodArray<T>> =>
  z.array(one).min(1).max(200).describe(words).exactOptional()
const codes = (pattern: RegExp, words: string): ReturnType<typeof listOf<z.ZodString>> =>
  listOf(z.string().regex(pattern, '科目编码的位数或写法不对。'), words)

/** Which facts an amount is the sum of. Nothing said about a coordinate means all of it. */
export const measure = z
  .strictObject({
    of: z
      .enum(['current', 'prior'])
      .describe('current 本年预算数（不写就是它），prior 上年预算数')
      .exactOptional(),
    section: listOf(
      z.enum(['income', 'carryToNextYear', 'basic', 'project', 'other', 'expenditure']),
      'income 收入，carryToNextYear 结转下年，basic 基本支出，project 项目支出，other 其他支出类别，expenditure 后三者合在一起'
    ),
    category: listOf(
      z.enum(otherCategories),
      '其他支出类别中的哪几类：businessExpenditure 事业单位经营支出，remittanceToSuperior 上缴上级支出，subsidyToAffiliates 对附属单位补助支出'
    ),
    source: listOf(
      z.enum([...fundSources, ...sourceGroups]),
      '资金来源，或一组来源：fiscal 财政拨款，notFiscal 财政拨款以外，generalPublic、governmentFunds、stateCapital 一般公共预算、政府性基金预算、国有资本经营预算（以上各组是否含上年结转由 countCarryover 定），carryover 全部上年结转'
    ),
    function: codes(/^\d{7}$/, '功能科目，项（7 位）'),
    functionClass: codes(/^\d{3}$/, '功能科目，类（3 位）'),
    economic: codes(/^\d{5}$/, '部门经济科目，款（5 位）'),
    economicClass: codes(/^\d{3}$/, '部门经济科目，类（3 位）'),
    exceptEconomicClass: codes(/^\d{3}$/, '除这些部门经济科目类以外'),
    threePublic: listOf(
      z.enum(threePublicItems),
      '三公的哪几项：overseasTravel 因公出国（境）费，officialReception 公务接待费，vehicleOperation 公务用车运行维护费，vehiclePurchase 公务用车购置。本年数按经济科目从支出明细取，上年数取填报的数，上年数不分资金来源'
    )
  })
  .meta({ id: 'measure', description: '取数条件：写了的条件都满足的钱加在一起；不写条件就不限' })
export type Measure = z.output<typeof measure>

/** The names by which sums of a table point at its amounts. */
export const partId = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]*$/, '应以字母开头，只用字母、数字和连字符。')
  .max(60)
  .describe('本表内的名字，供 sumOf 使用；不重复')
export const sumOf = z.array(partId).min(1).max(100).describe('这些（同表、同侧）的数之和；导出时写成公式')

/** One column, or several under a common heading. */
export interface Column {
  readonly label: string
  readonly id?: string
  readonly shows?: 'code' | 'classCode' | 'divisionCode' | 'itemCode' | 'name'
  readonly amount?: Measure
  readonly sumOf?: string[]
  readonly columns?: Column[]
  readonly ofWhich?: boolean
  readonly width?: number
}

export const column: z.ZodType<Column> = z
  .strictObject({
    label,
    id: partId.exactOptional(),
    shows: z
      .enum(['code', 'classCode', 'divisionCode', 'itemCode', 'name'])
      .describe(
        '不是金额的列：code 编码，name 名称；编码分三列时用 classCode、divisionCode、itemCode（类、款、项）'
      )
      .exactOptional(),
    amount: measure.exactOptional(),
    sumOf: sumOf.exactOptional(),
    get columns() {
      return z.array(column).min(1).max(60).describe('合并表头下的各列').exactOptional()
    },
    ofWhich: z.boolean().describe('“其中”列：它的数已在别的列里，不另计入合计，也不查重复').exactOptional(),
    width: z.number().min(2).max(120).describe('列宽（字符数）').exactOptional()
  })
  .refine(
    ({ shows, amount, sumOf: parts, columns }) =>
      [shows, amount, parts, columns].filter((one) => one !== undefined).length === 1,
    '每一列要在 shows、amount、sumOf、columns 中写一个，并且只写一个。'
  )
  .meta({ id: 'column', description: '一列，或合并表头下的几列' })
