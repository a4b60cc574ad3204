import type { Change, Indicator, Json, Line, Project, UnitLedger } from '@shared/ledger'
import {
  fundSources,
  isCarryoverProject,
  projectCategoryLabels,
  projectTotal,
  rowPath,
  sourceLabel,
  valueAt
} from '@shared/ledger'
import type { Fen } from '@shared/money'

/** A project as the list shows it. */
export interface ProjectEntry {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly category: string
  readonly total: Fen
  /** The sources of its lines in the order of the tables: 一般公共预算拨款、其他收入. */
  readonly sources: string
  /** What is still missing: 没有明细, 没有绩效指标. */
  readonly missing: readonly string[]
  readonly carryover: boolean
  readonly keyProject: boolean
}

/** The list of a ledger's projects. @throws UserError `sumTooLarge` */
export function projectEntries(projects: readonly Project[]): ProjectEntry[] {
  return projects.map((project) => {
    const { id, code, name, category, lines, indicators, goal, keyProject = false } = project
    const used = new Set(lines.map(({ source }) => source))
    return {
      id,
      code,
      name,
      category: category === undefined ? '' : projectCategoryLabels[category],
      total: projectTotal(project),
      sources: fundSources
        .filter((source) => used.has(source))
        .map(sourceLabel)
        .join('、'),
      missing: [
        ...(lines.length === 0 ? ['没有明细'] : []),
        ...(goal === undefined ? ['没有绩效目标'] : []),
        ...(indicators.length === 0 ? ['没有绩效指标'] : [])
      ],
      carryover: isCarryoverProject(project),
      keyProject
    }
  })
}

/** Why a code cannot be a new project's; nothing where it can. */
export function codeFault(projects: readonly Project[], code: string): string | undefined {
  if (code === '') return '请填项目编码。'
  if (code.length > 40) return `项目编码最多 40 字，现在有 ${code.length} 字。`
  return projects.some((project) => project.code === code)
    ? `项目编码“${code}”已经有了，请换一个。`
    : undefined
}

/** The next code after the last one that ends in a number (402001-04 after 402001-03); the unit's first else. */
export function nextCode(projects: readonly Project[], unitCode: string): string {
  const taken = new Set(projects.map(({ code }) => code))
  const [, head = `${unitCode}-`, digits = '00'] =
    /^(.*?)(\d{1,8})$/.exec(projects.findLast(({ code }) => /\d$/.test(code))?.code ?? '') ?? []
  for (let number = Number(digits) + 1; ; number += 1) {
    const code = `${head}${String(number).padStart(digits.length, '0')}`
    if (!taken.has(code)) return code
  }
}

/** The change that adds a project at the end; without lines it is none that is carried over, and says so. */
export function additionOf(ledger: UnitLedger, id: number, code: string, name: string): Change {
  return {
    path: rowPath({ list: 'projects' }, id),
    after: { id, code, name, carryover: false, lines: [], indicators: [] },
    following: ledger.projects.at(-1)?.id ?? null
  }
}

/** The change that puts a copy of a project behind it, with ids and a code of its own. */
export function duplicationOf(ledger: UnitLedger, id: number, code: string, makeId: () => number): Change[] {
  const path = rowPath({ list: 'projects' }, id)
  const project = valueAt(ledger, path) as
    | (Readonly<Record<string, Json>> & {
        readonly lines: readonly Line[]
        readonly indicators: readonly Indicator[]
      })
    | undefined
  if (project === undefined) return []
  const copy = makeId()
  const numbered = (rows: readonly object[]): Json => rows.map((row) => ({ ...row, id: makeId() }))
  return [
    {
      path: rowPath({ list: 'projects' }, copy),
      after: {
        ...project,
        id: copy,
        code,
        lines: numbered(project.lines),
        indicators: numbered(project.indicators)
      },
      following: id
    }
  ]
}

/** The change that takes a project out with all that is in it. */
export function deletionOf(ledger: UnitLedger, id: number): Change[] {
  const path = rowPath({ list: 'projects' }, id)
  const before = valueAt(ledger, path)
  if (before === undefined) return []
  const at = ledger.projects.findIndex((project) => project.id === id)
  return [{ path, before, following: ledger.projects[at - 1]?.id ?? null }]
}
