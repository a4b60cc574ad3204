import type { Template, TemplateTable } from '@shared/tables'
import { groupedBy } from '../grouped'
import type { Found, Rule } from '../rule'
import { indicatorRule } from './indicator-sets'
import type { IndicatorSet, PlacedTarget } from './indicator-sets'
import { each, finding, isOneOf, saysNothing } from './judged'
import { targetWords } from './targets'
import { bare } from './verdicts'

type PerformanceTable = Extract<TemplateTable, { layout: 'performance' }>

function tableOf({ tables }: Template, role: IndicatorSet['role']): PerformanceTable | undefined {
  return tables.find(
    (table): table is PerformanceTable => table.layout === 'performance' && table.role === role
  )
}

export const H06: Rule = indicatorRule(
  {
    id: 'H06',
    severity: 'warning',
    title: '指标框架齐全',
    sentence:
      '按模板的指标框架，每个一级指标至少有一个三级指标，缺成本、满意度的提示；时效指标的目标值是时间或率。结转项目不查。'
  },
  (set, { template }) => {
    const table = tableOf(template, set.role)
    if (table === undefined) return { examined: 0, findings: [], reason: '模板没有绩效目标表。' }
    if (set.carriedOver) return { examined: 0, findings: [], reason: '结转项目不查。' }
    if (set.targets.length === 0) return { examined: 0, findings: [] }
    const { framework } = table.indicators
    const timely = each(
      set,
      (target) => isOneOf(target, '时效') && !saysNothing(target),
      (target) =>
        target.isTime || target.isRate
          ? undefined
          : finding(
              target,
              `${set.words}的时效指标“${target.name}”的目标值“${targetWords(target)}”既不是时间也不是率：请写明完成的时间或及时率。`
            )
    )
    return {
      examined: framework.length + timely.examined,
      findings: [...missingKinds(set, framework), ...timely.findings]
    }
  },
  ['template']
)

/** 成本 and 满意度 may stand on either level; to lack them is milder. */
function missingKinds(set: IndicatorSet, framework: PerformanceTable['indicators']['framework']): Found[] {
  const used = set.targets.map(({ level1 }) => bare(level1))
  const mild = ['成本', '满意度'] as const
  const isMild = (level1: string): boolean => mild.some((kind) => level1.includes(kind))
  const hard = framework.filter(({ level1 }) => !isMild(level1) && !used.includes(bare(level1)))
  const named = framework.flatMap(({ level1, level2 }) => [level1, ...level2])
  const soft = mild.filter(
    (kind) =>
      named.some((level) => level.includes(kind)) &&
      !set.targets.some(({ level1, level2 }) => `${level1} ${level2}`.includes(kind))
  )
  const say = (what: string, more: Partial<Found>): Found => ({
    message: `${set.words}没有${what}：请至少填一个。`,
    places: [set.place()],
    key: `${set.key} ${what}`,
    values: [what],
    ...more
  })
  return [
    ...hard.map(({ level1 }) => say(level1, {})),
    ...soft.map((kind) => say(`${kind}指标`, { severity: 'notice' }))
  ]
}

export const H07: Rule = indicatorRule(
  {
    id: 'H07',
    severity: 'notice',
    title: '指标不重复',
    sentence: '同一项目里指标不同名；一个指标的目标值不写在另一个指标的名称里。'
  },
  (set) => ({
    examined: set.targets.length,
    findings: [...sameNames(set), ...usedTwice(set)]
  })
)

function sameNames(set: IndicatorSet): Found[] {
  const named = set.targets.filter(({ name }) => name !== '')
  return [...groupedBy(named, ({ name }) => bare(name))].flatMap(([name, same]): Found[] => {
    if (same.length < 2) return []
    const places = same.slice(0, 20).map((target) => target.place('name'))
    return [
      {
        message: `${set.words}的指标“${same[0]?.name ?? ''}”有 ${same.length} 个（${places.map(({ label }) => label).join('、')}）：请合并，或改成不同的指标。`,
        places,
        key: `${set.key} ${name}`,
        values: same.map(targetWords)
      }
    ]
  })
}

/** More findings than this of one set help nobody. */
const mostTwice = 100

/** 培训1500人次 as a name beside another indicator's target of 1500人次: one figure counted twice. */
function usedTwice({ words, targets }: IndicatorSet): Found[] {
  const named = namesByNumber(targets)
  const findings: Found[] = []
  for (const target of targets) {
    const { number, unit, value } = target
    if (number === undefined || number < 10 || unit === '' || unit === '%') continue
    const figure = bare(value.endsWith(unit) ? value : `${value}${unit}`)
    const [digits = ''] = /^[\d.]+/.exec(figure) ?? []
    for (const { other, rest } of named.get(digits) ?? []) {
      if (other === target || !rest.startsWith(figure)) continue
      if (findings.length >= mostTwice) return findings
      findings.push({
        message: `${words}的指标“${other.name}”用的是指标“${target.name}”的目标值 ${figure}：一个数不要考核两次，请改成不同的指标。`,
        places: [other.place('name'), target.place('value')],
        values: [other.name, target.name, figure]
      })
    }
  }
  return findings
}

interface Named {
  readonly other: PlacedTarget
  /** The name from the number on. */
  readonly rest: string
}

/** The indicators by the numbers that stand in their names: asking of all names for every target takes too long. */
function namesByNumber(targets: readonly PlacedTarget[]): ReadonlyMap<string, readonly Named[]> {
  const named = new Map<string, Named[]>()
  for (const other of targets) {
    const name = bare(other.name)
    for (const { 0: digits, index } of name.matchAll(/\d+(?:\.\d+)?/g)) {
      const own = { other, rest: name.slice(index) }
      const known = named.get(digits)
      if (known === undefined) named.set(digits, [own])
      else known.push(own)
    }
  }
  return named
}
