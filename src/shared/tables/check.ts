import type { Step } from '@shared/ledger'
import { leavesOf } from './columns'
import { coverageFaults } from './coverage'
import { amountLeaves, codedFace, formAmounts, formFace, sideFace, sideRows } from './face'
import type { Face } from './face'
import { formPlaceholders } from './schema-parts'
import type { BalanceTable, CodedTable, PerformanceTable } from './schema-tables'
import type { Template, TemplateTable } from './template'
import { formGrid } from './form-grid'

/** A fault between fields: its place in the template and a Chinese sentence without the place. */
export interface RawTemplateFault {
  readonly steps: readonly Step[]
  readonly sentence: string
}

/** A sum, or something that can be summed. */
interface Part {
  readonly id?: string
  readonly sumOf?: readonly string[]
  readonly steps: readonly Step[]
}

const fault = (steps: readonly Step[], sentence: string): RawTemplateFault => ({ steps, sentence })

/** What is wrong with a template that no single field shows: names, sums, coverage, forms. */
export function faultsBetween(template: Template): RawTemplateFault[] {
  const ids = new Map<string, number>()
  return template.tables.flatMap((table, index) => {
    const first = ids.get(table.id)
    ids.set(table.id, first ?? index)
    const repeated =
      first === undefined
        ? []
        : [
            fault(
              ['tables', index, 'id'],
              `表号“${table.id}”与第 ${first + 1} 张表重复，请改成不重复的表号。`
            )
          ]
    return [...repeated, ...tableFaults(table, template, ['tables', index])]
  })
}

function tableFaults(table: TemplateTable, template: Template, at: readonly Step[]): RawTemplateFault[] {
  switch (table.layout) {
    case 'coded':
      return codedFaults(table, template, at)
    case 'balance':
      return balanceFaults(table, template, at)
    case 'performance':
      return performanceFaults(table, template, at)
  }
}

function codedFaults(table: CodedTable, template: Template, at: readonly Step[]): RawTemplateFault[] {
  const leaves = leavesOf(table.columns, [...at, 'columns'])
  const places = amountLeaves(leaves).map(({ steps }) => steps)
  const rows = (table.tail ?? []).map((_, row) => [...at, 'tail', row])
  return [
    ...levelFaults(table, at),
    ...axisFaults(table, at),
    ...partFaults(leaves),
    ...faceFaults(codedFace(table, template), places, rows, [...at, 'columns'])
  ]
}

function levelFaults({ axis, levels = [] }: CodedTable, at: readonly Step[]): RawTemplateFault[] {
  const order = ['class', 'division', 'item']
  const faults = levels.flatMap((level, index) => {
    const before = index === 0 ? -1 : order.indexOf(levels[index - 1] ?? '')
    if (axis === 'economic' && level === 'item')
      return [fault([...at, 'levels', index], '部门经济科目没有项，请去掉 item。')]
    const rises = order.indexOf(level) > before
    return rises ? [] : [fault([...at, 'levels', index], '各级要从类到项依次写，不能重复或颠倒。')]
  })
  return faults
}

function axisFaults(table: CodedTable, at: readonly Step[]): RawTemplateFault[] {
  const bySubject = table.axis === 'function' || table.axis === 'economic'
  const only = (field: keyof CodedTable, fits: boolean, axes: string): RawTemplateFault[] =>
    table[field] === undefined || fits
      ? []
      : [fault([...at, field], `只有 axis 为 ${axes} 的表才能写这一项。`)]
  return [
    ...(['levels', 'codes', 'emptyClasses', 'tail'] as const).flatMap((field) =>
      only(field, bySubject, 'function 或 economic')
    ),
    ...only('listUnits', table.axis === 'department', 'department'),
    ...only('total', table.axis !== 'department', 'function、economic 或 units')
  ]
}

function balanceFaults(table: BalanceTable, template: Template, at: readonly Step[]): RawTemplateFault[] {
  return (['left', 'right'] as const).flatMap((which) => {
    const side = table[which]
    const steps = [...at, which, 'columns']
    const leaves = leavesOf(side.columns, steps)
    const rows = table.bands.flatMap((band, index) =>
      band[which].map((row, place) => ({ ...row, steps: [...at, 'bands', index, which, place] }))
    )
    const [name, ...rest] = leaves
    const misplaced = [
      ...(name?.shows === 'name' ? [] : [steps]),
      ...rest.filter(({ shows }) => shows !== undefined).map((leaf) => leaf.steps)
    ].map((place) => fault(place, '左右对照的表每侧第一列是名称（shows: name），其余各列是金额。'))
    const repeatedClasses = rows
      .filter(({ classes }) => classes === true)
      .slice(1)
      .map((row) => fault([...row.steps, 'classes'], '一侧只能有一处 classes。'))
    const nameless = rows
      .filter(({ classes, label }) => classes === undefined && label === undefined)
      .map((row) => fault(row.steps, '除 classes 外，每一行都要写 label。'))
    const places = amountLeaves(leaves).map((leaf) => leaf.steps)
    const rowPlaces = rows.filter(({ amount }) => amount !== undefined).map((row) => row.steps)
    return [
      ...misplaced,
      ...repeatedClasses,
      ...nameless,
      ...partFaults(leaves),
      ...partFaults(rows),
      ...faceFaults(sideFace(side, sideRows(table, which), template), places, rowPlaces, [...at, which])
    ]
  })
}

function performanceFaults(
  table: PerformanceTable,
  template: Template,
  at: readonly Step[]
): RawTemplateFault[] {
  const cells = table.rows.flatMap((row, index) =>
    row.map((cell, place) => ({ ...cell, steps: [...at, 'rows', index, place] }))
  )
  const places = formAmounts(table).map(
    ({ id }, index) => cells.filter(({ amount }) => amount !== undefined)[index]?.steps ?? [id ?? index]
  )
  const grid = formGrid(table.rows)
  const ofProjects: readonly string[] = formPlaceholders.filter((name) => name !== 'goal')
  const homeless =
    table.subject === 'project'
      ? []
      : cells.filter(({ text = '' }) => ofProjects.some((name) => text.includes(`{${name}}`)))
  return [
    ...(table.subject === 'project' && table.projects === undefined
      ? [fault([...at, 'projects'], 'subject 为 project 的表要写明印哪些项目。')]
      : []),
    ...homeless.map((cell) => fault([...cell.steps, 'text'], '部门整体的表里没有项目，不能用项目的占位符。')),
    ...(grid.ok ? [] : [fault([...at, 'rows', grid.row], grid.sentence)]),
    ...partFaults(cells),
    ...faceFaults(formFace(table, template), places, [], [...at, 'rows'])
  ]
}

function faceFaults(
  face: Face,
  columns: readonly (readonly Step[])[],
  rows: readonly (readonly Step[])[],
  whole: readonly Step[]
): RawTemplateFault[] {
  if (face.columns.length === 0) return [fault(whole, '没有任何取数的列（格），请至少写一个 amount。')]
  return coverageFaults(face).map(({ columns: twice, rows: twiceRow, message }) => {
    const steps = twice === undefined ? rows[twiceRow?.[1] ?? -1] : columns[twice[1]]
    return fault(steps ?? whole, message)
  })
}

/** Names that occur twice, sums of what is not there, sums of themselves, and parts counted twice. */
function partFaults(parts: readonly Part[]): RawTemplateFault[] {
  const named = new Map<string, Part>()
  const faults: RawTemplateFault[] = []
  for (const part of parts) {
    if (part.id === undefined) continue
    if (named.has(part.id))
      faults.push(fault([...part.steps, 'id'], `名字“${part.id}”重复，请改成不重复的名字。`))
    named.set(part.id, part)
  }
  for (const part of parts) {
    for (const [index, id] of (part.sumOf ?? []).entries()) {
      const place = [...part.steps, 'sumOf', index]
      if (!named.has(id)) faults.push(fault(place, `没有名字是“${id}”的列、行或格。`))
      else if (reaches(id, part, named)) faults.push(fault(place, `“${id}”又包含了这个合计自己，请去掉。`))
    }
  }
  if (faults.length > 0) return faults
  return parts.flatMap((part) => {
    const inside = (part.sumOf ?? []).flatMap((id) => baseParts(id, named))
    const twice = inside.find((id, index) => inside.indexOf(id) < index)
    return twice === undefined ? [] : [fault([...part.steps, 'sumOf'], `“${twice}”在这个合计里算了两次。`)]
  })
}

function reaches(
  id: string,
  target: Part,
  named: ReadonlyMap<string, Part>,
  seen = new Set<string>()
): boolean {
  if (seen.has(id)) return false
  const part = named.get(id)
  if (part === target) return true
  const further = new Set([...seen, id])
  return (part?.sumOf ?? []).some((one) => reaches(one, target, named, further))
}

function baseParts(id: string, named: ReadonlyMap<string, Part>): string[] {
  const below = named.get(id)?.sumOf
  return below === undefined ? [id] : below.flatMap((one) => baseParts(one, named))
}
