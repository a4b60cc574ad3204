import { z } from '../zod'
import { balanceTable, codedTable, performanceTable } from './schema-tables'

/** One table of a template, of any layout. */
export const templateTable = z.discriminatedUnion('layout', [codedTable, balanceTable, performanceTable])
export type TemplateTable = z.output<typeof templateTable>

/** A disclosure template: which tables a jurisdiction publishes in a year, and how. */
export const templateForm = z
  .strictObject({
    $schema: z.string().max(500).describe('编辑器用的 JSON Schema 位置，程序不读').exactOptional(),
    formatVersion: z.literal(1).describe('模板格式的版本，现在是 1'),
    id: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/, '应为 1 到 60 个小写字母、数字或连字符。')
      .describe('模板的名字，与文件名相同，如 ganzhou-2023'),
    name: z.string().min(1).max(100).describe('给人看的名称'),
    source: z.string().max(500).describe('依据的文件或样本').exactOptional(),
    unverified: z
      .string()
      .min(1)
      .max(500)
      .describe('待核对：整个模板还有什么没有对过官方文本')
      .exactOptional(),
    countCarryover: z
      .boolean()
      .describe('三种财政拨款的上年结转是否算财政拨款，进财政拨款各表、三公和机关运行经费'),
    amounts: z
      .strictObject({
        unit: z.enum(['wanyuan', 'yuan']).describe('wanyuan 万元，yuan 元；都印两位小数'),
        rounding: z.literal('halfUp').describe('四舍五入，从准确的合计舍入一次'),
        zero: z.enum(['', '0', '0.00']).describe('恰好为零的数印成什么')
      })
      .describe('金额怎么印'),
    unitEdition: z
      .strictObject({
        replace: z
          .array(
            z.strictObject({
              from: z.string().min(1).max(50).describe('部门版里的字'),
              to: z.string().max(50).describe('单位版里的字')
            })
          )
          .max(20)
          .describe('单位版里表名、表头和注的换字，如“部门”换成“单位”；绩效表的格子不换')
      })
      .describe('单位版与部门版的不同')
      .exactOptional(),
    tables: z.array(templateTable).min(1).max(60).describe('各表，按印出的次序')
  })
  .meta({ title: '预算簿公开模板，格式版本 1' })

export type Template = z.output<typeof templateForm>

/** The JSON Schema of a template, for editors and for docs/template.schema.json. */
export function templateJsonSchema(): object {
  return z.toJSONSchema(templateForm, { io: 'input', target: 'draft-2020-12' })
}
