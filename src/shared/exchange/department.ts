import { fields, shapes, unitKinds } from '@shared/ledger'
import type { Indicator } from '@shared/ledger'
import { z } from '../zod'
import type { RawFault, ReadResult } from './fault'
import { filled } from './plain'
import { repeated } from './repeated'
import { readFile, readValue } from './read'
import type { Kind } from './read'
import { keepWhenEmpty } from './tidy'
import { completed, indicator } from './unit-form'

const optionalName = fields.name.min(1).exactOptional()
const reasons = z.array(fields.text.min(1)).max(100).exactOptional()

const departmentUnit = z.strictObject({
  code: fields.unitCode,
  name: fields.name,
  kind: z.enum(unitKinds),
  order: fields.count.exactOptional(),
  headquarters: fields.flag.exactOptional(),
  printName: optionalName,
  status: z.enum(['active', 'closed']).exactOptional(),
  formerNames: z.array(fields.name.min(1)).max(100).exactOptional(),
  successor: fields.unitCode.exactOptional(),
  parent: fields.unitCode.exactOptional()
})

/** 机关运行经费 is of which units: all of them, 行政 and 参公, or those named. */
const agencyOperatingUnits = z.union([
  z.enum(['all', 'administrative']),
  z.array(fields.unitCode).max(10_000)
])

/** Every name and text at any depth. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null
    ? [...Object.keys(value), ...Object.values(value).flatMap(textsIn)]
    : []
}

/** The interchange form of what a department itself fills, version 1, in the order in which it is written. */
export const departmentForm = z
  .strictObject({
    code: fields.unitCode,
    name: fields.name,
    fiscalYear: fields.year,
    units: z.array(departmentUnit).max(10_000),
    keyProjects: keepWhenEmpty(z.array(fields.projectCode).max(fields.limits.rows)).exactOptional(),
    changeReasons: z
      .strictObject({
        income: reasons,
        expenditure: reasons,
        basic: reasons,
        project: reasons,
        fiscalAppropriation: reasons,
        agencyOperating: reasons,
        overseasTravel: reasons,
        officialReception: reasons,
        vehicleOperation: reasons,
        vehiclePurchase: reasons
      })
      .exactOptional(),
    performance: z
      .strictObject({
        goal: shapes.projectShape.goal,
        indicators: z.array(indicator).max(1_000).exactOptional()
      })
      .exactOptional(),
    settings: z
      .object({ agencyOperatingUnits: agencyOperatingUnits.exactOptional() })
      .catchall(z.json())
      .refine((settings) => textsIn(settings).every((text) => fields.text.safeParse(text).success), {
        error: '设置中有不可见的控制字符、残缺的字符或过长的文字，请删去。'
      })
      .exactOptional()
  })
  .meta({ title: '预算簿部门交换格式，版本 1' })

type DepartmentForm = z.output<typeof departmentForm>

type ReasonFields = NonNullable<DepartmentForm['changeReasons']>
/** What a department gives reasons for, against the year before. */
export type DepartmentReasonField = keyof ReasonFields

/** In the order in which the statement tells them. */
export const departmentReasonFields: readonly DepartmentReasonField[] = [
  'income',
  'expenditure',
  'basic',
  'project',
  'fiscalAppropriation',
  'agencyOperating',
  'overseasTravel',
  'officialReception',
  'vehicleOperation',
  'vehiclePurchase'
]

/**
 * What a department itself fills. An absent `keyProjects` lets the units' proposals stand, an empty one
 * publishes none. `settings` are kept as they are.
 */
export interface Department extends Omit<DepartmentForm, 'performance'> {
  /** 整体绩效: the goal and indicators of the whole department. */
  readonly performance: { readonly goal?: string; readonly indicators: readonly Omit<Indicator, 'id'>[] }
}

/** One unit on a department's list. */
export type DepartmentUnit = Department['units'][number]

const departmentKind: Kind<DepartmentForm, Department> = {
  form: departmentForm,
  mistakenFor: {
    field: 'basicExpenditure',
    sentence: '这是单位账的文件，不是部门的文件（department.json）。'
  },
  make: (form) => {
    const { performance = {}, ...rest } = form
    const indicators = (performance.indicators ?? []).map(completed)
    return { value: { ...rest, performance: { ...performance, indicators } }, faults: faultsBetween(form) }
  }
}

function faultsBetween({ units, keyProjects = [] }: DepartmentForm): RawFault[] {
  return [
    ...repeated(
      units.map(({ code }) => code),
      (index) => ['units', index, 'code'],
      (code) => `单位编码“${code}”在前面已经有了，请改成不重复的编码。`
    ),
    ...repeated(
      keyProjects,
      (index) => ['keyProjects', index],
      (code) => `项目编码“${code}”写了两次，请只留一个。`
    )
  ]
}

/** Reads a department's file (department.json), text or bytes, under the rules of `readLedger`. */
export function readDepartment(input: string | Uint8Array): ReadResult<Department> {
  return readFile(departmentKind, input)
}

/** As `readDepartment`, from parsed JSON; the faults have no line. */
export function readDepartmentValue(value: unknown): ReadResult<Department> {
  return readValue(departmentKind, value)
}

/** A department's file, canonical: the same content gives the same text. */
export function writeDepartment(department: Department): string {
  const { performance, ...rest } = department
  const { goal, indicators } = performance
  const form: DepartmentForm = {
    ...rest,
    ...filled({
      performance: { ...(goal === undefined ? {} : { goal }), ...filled({ indicators: [...indicators] }) }
    })
  }
  return JSON.stringify(z.encode(departmentForm, form), null, 1)
}
