import type { Indicator, Project, UnitLedger } from '@shared/ledger'
import { projectTotal } from '@shared/ledger'
import type { Fen } from '@shared/money'

/** How far a project's performance goal is. */
export interface ProjectGoal {
  readonly project: Project
  /** fen */
  readonly total: Fen
  /** How many indicators stand under each first level, in the order of their first row. */
  readonly levels: readonly { readonly name: string; readonly count: number }[]
  /** What is missing, in words; nothing when all is there. */
  readonly missing: readonly string[]
}

/** Every project's goal, in the ledger's order. @throws UserError `sumTooLarge` */
export function projectGoals({ projects }: UnitLedger): readonly ProjectGoal[] {
  return projects.map((project) => ({
    project,
    total: projectTotal(project),
    levels: levelsOf(project.indicators),
    missing: missingOf(project)
  }))
}

function levelsOf(indicators: readonly Indicator[]): ProjectGoal['levels'] {
  const counts = new Map<string, number>()
  for (const { level1 } of indicators) counts.set(level1, (counts.get(level1) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name: name === '' ? '未分级' : name, count }))
}

/** What a project's goal still lacks, in words; nothing when all is there. */
export function missingOf({ goal, indicators }: Project): string[] {
  const without = indicators.filter(({ name, value }) => name === '' || value === '').length
  return [
    ...(goal === undefined ? ['缺年度绩效目标'] : []),
    ...(indicators.length === 0 ? ['缺绩效指标'] : []),
    ...(without > 0 ? [`${without} 条指标没有名称或指标值`] : [])
  ]
}

/** An indicator in one line: 产出指标 › 数量指标 › 培训人数 ≥ 100 人. */
export function indicatorInWords({ level1, level2, name, operator, value, unit }: Indicator): string {
  const where = [level1, level2, name].filter((word) => word !== '').join(' › ')
  const what = [operator, value, unit].filter((word) => word !== '').join(' ')
  return what === '' ? where : `${where}：${what}`
}
