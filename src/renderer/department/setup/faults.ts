import { readDepartmentValue } from '@shared/exchange'
import type { Department } from '@shared/exchange'
import { ruleFaults } from './rules'

/** The parts of the page. */
export const setUpParts = ['units', 'rules', 'reasons', 'projects', 'performance'] as const
export type SetUpPart = (typeof setUpParts)[number]

/** What is wrong with a draft, a sentence by path: `units[0].code`, `checks/G07/grade`. */
export type SetUpFaults = ReadonlyMap<string, string>

/** As it stands, right or not yet: what the main process will judge again when it is kept. */
export const textOf = (draft: Department): string => JSON.stringify(draft)

/** What stands against keeping a draft: all of it at once, each at its field. */
export function faultsOf(draft: Department): SetUpFaults {
  const read = readDepartmentValue(JSON.parse(textOf(draft)))
  const form = read.ok ? [] : read.faults.map(({ path, message }) => [path, atField(path, message)] as const)
  return new Map([...repeatedUnits(draft), ...form, ...mistypedOrders(draft), ...ruleFaults(draft)])
}

/** Without the place at its head, which the field says itself. */
const atField = (path: string, message: string): string =>
  path === '' ? message : message.replace(/^[^：。]{1,60}：/, '')

/** Codes that stand twice are judged by the form only when all else in it is right: here they are told at once. */
function repeatedUnits({ units }: Department): (readonly [string, string])[] {
  return units.flatMap(({ code }, at) => {
    const isFirst = units.findIndex((unit) => unit.code === code) === at
    if (code === '' || isFirst) return []
    return [[`units[${at}].code`, `单位编码“${code}”在前面已经有了，请改成不重复的编码。`] as const]
  })
}

/** What is no whole number: the form could only say that it is another kind of number, or nothing. */
function mistypedOrders({ units }: Department): (readonly [string, string])[] {
  return units.flatMap(({ order }, at) =>
    order !== undefined && !Number.isInteger(order)
      ? [[`units[${at}].order`, '次序应为整数，例如 1；空着按编码排。'] as const]
      : []
  )
}

/** On which part of the page a fault is put right. */
export function partOf(path: string): SetUpPart {
  if (path.startsWith('settings.agencyOperatingUnits')) return 'units'
  if (path.startsWith('checks') || path.startsWith('settings')) return 'rules'
  if (path.startsWith('changeReasons')) return 'reasons'
  if (path.startsWith('keyProjects')) return 'projects'
  return path.startsWith('performance') ? 'performance' : 'units'
}

/** The first sentence about a field or anything in it. */
export function faultAt(faults: SetUpFaults, path: string): string | undefined {
  const within = [...faults].find(
    ([at]) =>
      at === path || at.startsWith(`${path}[`) || at.startsWith(`${path}.`) || at.startsWith(`${path}/`)
  )
  return within?.[1]
}
