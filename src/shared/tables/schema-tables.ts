import { z } from '../zod'
import { roles } from './roles'
import { column, formText, label, measure, partId, sumOf } from './schema-parts'

const show = z
  .enum(['always', 'withMoney'])
  .describe('always 总是印（不写就是它），withMoney 有数才印')
  .exactOptional()

/** What every table has. */
const common = {
  id: z
    .string()
    .regex(/^[0-9A-Za-z]{1,20}$/, '应为 1 到 20 个字母或数字。')
    .describe('表号，如 "3"；全模板不重复'),
  role: z.enum(roles).describe('表的作用，审核按它找表；不属于任何一种作用的表不写').exactOptional(),
  name: label.min(1).describe('表名'),
  editions: z
    .array(z.enum(['department', 'unit']))
    .min(1)
    .describe('印在哪一版里：department 部门版，unit 单位版；不写就是两版都印')
    .exactOptional(),
  subtitle: label.describe('表名下的一行，如（{year}年度）').exactOptional(),
  caption: z
    .strictObject({ left: label, right: label })
    .describe('表头上方左右两端的文字，如“填报单位:{reportingName}”和“单位:万元”')
    .exactOptional(),
  notes: z.array(label).max(20).describe('总是印在表下的注').exactOptional(),
  emptyNote: label.describe('没有数时印在表下的注').exactOptional(),
  orientation: z.enum(['portrait', 'landscape']).describe('纸张方向；不写为 portrait 竖').exactOptional(),
  zero: z
    .enum(['', '0', '0.00'])
    .describe('恰好为零的数印成什么；不写按 amounts.zero。小到印不出的数总是印 0.00')
    .exactOptional(),
  trimmed: z.boolean().describe('去掉小数末尾的零（3,258.8）').exactOptional(),
  formulas: z.boolean().describe('报送版的合计是否写成公式；不写为是').exactOptional(),
  unverified: z.string().min(1).max(500).describe('待核对：这张表还有什么没有对过官方文本').exactOptional()
}

const scope = measure.meta({
  id: 'scope',
  description: '本表（本侧）管哪些钱。管到的钱都必须有行有列可放，放不下就不出表'
})

/** A table with one row a subject, a unit or the department. */
export const codedTable = z
  .strictObject({
    layout: z.literal('coded').describe('按科目或单位逐行列示的表'),
    ...common,
    scope,
    axis: z
      .enum(['function', 'economic', 'units', 'department'])
      .describe(
        '行：function 功能科目，economic 部门经济科目，units 各单位，department 部门一行（单位版是单位一行）'
      ),
    levels: z
      .array(z.enum(['class', 'division', 'item']))
      .min(1)
      .describe('科目行列到哪几级：class 类，division 款，item 项；经济科目没有项。不写就是全部')
      .exactOptional(),
    codes: z
      .enum(['full', 'lastTwo'])
      .describe('款的编码：full 印全，lastTwo 只印末两位；不写为 full')
      .exactOptional(),
    emptyClasses: z.boolean().describe('没有数的类是否也列出（按科目目录）；不写为否').exactOptional(),
    listUnits: z
      .boolean()
      .describe('axis 为 department 时，部门行下是否列出各单位；不写为否')
      .exactOptional(),
    total: z
      .strictObject({
        place: z.enum(['first', 'last']).describe('first 在最上，last 在最下'),
        label
      })
      .describe('合计行；不写就没有')
      .exactOptional(),
    tail: z
      .array(z.strictObject({ label, amount: measure, show }))
      .max(20)
      .describe('科目行之后没有编码的行，如“结转下年”')
      .exactOptional(),
    columns: z.array(column).min(1).max(60).describe('各列，从左到右'),
    columnNumbers: z.boolean().describe('表头下是否印列号（** ** 1 2 3）；不写为否').exactOptional()
  })
  .describe('按科目或单位逐行列示的表')
export type CodedTable = z.output<typeof codedTable>

export const balanceRow = z
  .strictObject({
    id: partId.exactOptional(),
    label: label.exactOptional(),
    amount: measure.exactOptional(),
    sumOf: sumOf.exactOptional(),
    classes: z.literal(true).describe('功能科目的类，有数的逐行列出').exactOptional(),
    show,
    level: z.int().min(0).max(5).describe('缩进级数').exactOptional()
  })
  .refine(
    ({ amount, sumOf: parts, classes }) =>
      [amount, parts, classes].filter((one) => one !== undefined).length <= 1,
    'amount、sumOf、classes 只能写一个。'
  )
  .describe('一行；amount、sumOf、classes 都不写就是只有文字的行')
export type BalanceRow = z.output<typeof balanceRow>

const side = z
  .strictObject({
    label: label.describe('这一侧的表头'),
    scope,
    columns: z.array(column).min(1).max(20).describe('第一列是名称（shows: name），其余是金额')
  })
  .describe('收支对照表的一侧')
export type Side = z.output<typeof side>

/** A table with income at the left and expenditure at the right. */
export const balanceTable = z
  .strictObject({
    layout: z.literal('balance').describe('左右对照的收支表'),
    ...common,
    left: side,
    right: side,
    bands: z
      .array(
        z.strictObject({
          left: z.array(balanceRow).max(60).describe('左侧的行'),
          right: z.array(balanceRow).max(60).describe('右侧的行')
        })
      )
      .min(1)
      .max(60)
      .describe('自上而下的各段：每段左右两侧从同一行起，短的一侧留空')
  })
  .describe('左右对照的收支表')
export type BalanceTable = z.output<typeof balanceTable>

export const formCell = z
  .strictObject({
    text: formText.exactOptional(),
    id: partId.exactOptional(),
    amount: measure.exactOptional(),
    sumOf: sumOf.exactOptional(),
    columns: z.int().min(1).max(20).describe('占几列；不写为 1').exactOptional(),
    rows: z.int().min(1).max(20).describe('占几行；不写为 1').exactOptional()
  })
  .refine(
    ({ text, amount, sumOf: parts }) => [text, amount, parts].filter((one) => one !== undefined).length === 1,
    '每一格要在 text、amount、sumOf 中写一个，并且只写一个。'
  )
export type FormCell = z.output<typeof formCell>

/** 绩效目标表: a form, and the indicators below it. */
export const performanceTable = z
  .strictObject({
    layout: z.literal('performance').describe('绩效目标表'),
    ...common,
    subject: z.enum(['department', 'project']).describe('department 部门整体一张，project 每个项目一张'),
    projects: z
      .strictObject({
        department: z.enum(['key', 'current']).describe('部门版印哪些'),
        unit: z.enum(['key', 'current']).describe('单位版印哪些')
      })
      .describe('subject 为 project 时印哪些项目：key 重点项目，current 全部本年项目')
      .exactOptional(),
    scope,
    rows: z
      .array(z.array(formCell).min(1).max(20))
      .min(1)
      .max(60)
      .describe('指标之上的各行；被上面的格占住的位置不写'),
    indicators: z
      .strictObject({
        labels: z.array(label).length(4).describe('四列的名称：一级、二级、三级指标，指标值'),
        framework: z
          .array(
            z.strictObject({
              level1: z.string().min(1).max(100).describe('一级指标'),
              level2: z.array(z.string().min(1).max(100)).max(40).describe('二级指标')
            })
          )
          .max(40)
          .describe('指标框架：指标按它的次序排，框架里没有的排在后面')
      })
      .describe('绩效指标')
  })
  .describe('绩效目标表')
export type PerformanceTable = z.output<typeof performanceTable>
