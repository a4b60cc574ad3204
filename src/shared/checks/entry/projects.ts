import { isCarryoverProject } from '@shared/ledger'
import type { Project, UnitLedger } from '@shared/ledger'
import { groupedBy } from '../grouped'
import { cellPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { DepartmentContext, Found, Outcome, Rule, UnitContext } from '../rule'
import { activeLedgers, wordSide } from './found'
import { bare } from './verdicts'

const none = '没有项目。'

/** Judges every project of a ledger that is meant. */
function eachProject(
  { ledger }: UnitContext,
  isMeant: (project: Project) => boolean,
  judge: (project: Project, at: (field?: string) => ReturnType<typeof cellPlace>) => Found | undefined,
  reason = none
): Outcome {
  const meant = ledger.projects.filter(isMeant)
  if (meant.length === 0) return notApplicable(reason)
  const at =
    ({ id }: Project) =>
    (field?: string) =>
      cellPlace(ledger, `projects/#${id}${field === undefined ? '' : `/${field}`}`)
  return examined(
    meant.length,
    meant.flatMap((project) => judge(project, at(project)) ?? [])
  )
}

/** A warning and no more: in the first draft a unit may well list a project whose money is not yet settled. */
export const S10: Rule = rule(
  {
    id: 'S10',
    severity: 'warning',
    title: '项目有支出明细',
    sentence: '每个项目至少有一行支出明细；还没有定金额的写明原因。',
    reads: ['projects']
  },
  {
    unit: (context) =>
      eachProject(
        context,
        () => true,
        ({ name, code, lines }, at) =>
          lines.length > 0
            ? undefined
            : {
                message: `项目“${name || code}”没有支出明细：请填明细，不要的项目请删去。`,
                places: [at()],
                values: ['empty']
              }
      )
  }
)

/** The department cannot publish a goal that nobody wrote. Carried-over projects had theirs last year. */
export const S11: Rule = rule(
  {
    id: 'S11',
    severity: 'warning',
    title: '本年项目有绩效目标和指标',
    sentence: '每个本年项目都写明年度绩效目标，至少有一个绩效指标；结转项目不查。',
    reads: ['projects'],
    source: { law: '《中华人民共和国预算法》', article: '第三十二条' }
  },
  {
    unit: (context) =>
      eachProject(
        context,
        (project) => project.carryover !== true && !isCarryoverProject(project),
        ({ name, code, goal, indicators }, at) => {
          const missing = [
            ...(goal === undefined ? ['年度绩效目标'] : []),
            ...(indicators.length === 0 ? ['绩效指标'] : [])
          ]
          if (missing.length === 0) return undefined
          return {
            message: `项目“${name || code}”没有填${missing.join('和')}：请补填。`,
            places: [goal === undefined ? at('goal') : at()],
            values: missing
          }
        },
        '没有本年项目。'
      )
  }
)

/** A project is carried over exactly when all its money is. */
export const S12: Rule = rule(
  {
    id: 'S12',
    severity: 'warning',
    title: '结转项目的标记与资金来源一致',
    sentence: '标为结转的项目，资金来源全部是上年结转；资金来源全部是上年结转的项目，标为结转。',
    reads: ['projects']
  },
  {
    unit: (context) =>
      eachProject(
        context,
        ({ carryover, lines }) => carryover !== undefined && lines.length > 0,
        (project, at) => {
          const { name, code, carryover = false } = project
          const isCarried = isCarryoverProject(project)
          if (carryover === isCarried) return undefined
          const places = [at('carryover')]
          return {
            message: carryover
              ? `项目“${name || code}”标为结转项目，却有不是上年结转的资金：请取消标记，或把本年资金另列项目。`
              : `项目“${name || code}”的资金全部是上年结转，却没有标为结转项目：请核对标记。`,
            places,
            left: wordSide('标记', carryover ? '结转' : '本年', places),
            right: wordSide('资金来源', isCarried ? '结转' : '本年')
          }
        },
        '没有标明是否结转的项目。'
      )
  }
)

/** Two projects of one name cannot be told apart in any table. */
export const S14: Rule = rule(
  {
    id: 'S14',
    severity: 'warning',
    title: '项目不重复',
    sentence: '一个单位里没有同名的项目；不同单位用了同一个项目编码的提示。',
    reads: ['projects']
  },
  { unit: sameNames, department: sameCodes }
)

function sameNames({ ledger }: UnitContext): Outcome {
  const named = ledger.projects.filter(({ name }) => name !== '')
  if (named.length === 0) return notApplicable(none)
  const findings = [...groupedBy(named, ({ name }) => bare(name))].flatMap(([key, same]): Found[] => {
    if (same.length < 2) return []
    const places = same.map(({ id }) => cellPlace(ledger, `projects/#${id}/name`))
    return [
      {
        message: `有 ${same.length} 个项目都叫“${same[0]?.name ?? ''}”（编码 ${same.map(({ code }) => code).join('、')}）：请合并，或改成能区分的名称。`,
        places,
        key,
        values: same.map(({ code }) => code)
      }
    ]
  })
  return examined(named.length, findings)
}

function sameCodes(context: DepartmentContext): Outcome {
  const all = activeLedgers(context).flatMap((ledger) =>
    ledger.projects.map((project) => ({ ledger, project }))
  )
  if (all.length === 0) return notApplicable(none)
  const nameOf = ({ ledger }: { readonly ledger: UnitLedger }): string => ledger.unit.name
  const findings = [...groupedBy(all, ({ project }) => project.code)].flatMap(([code, same]): Found[] => {
    const units = new Set(same.map(nameOf))
    if (units.size < 2) return []
    return [
      {
        severity: 'notice',
        message: `项目编码 ${code} 在 ${[...units].join('、')} 都有：请核对是不是同一个项目，不是的请改编码。`,
        places: same.map(({ ledger, project }) => cellPlace(ledger, `projects/#${project.id}/code`)),
        key: code,
        values: [...units]
      }
    ]
  })
  return examined(all.length, findings)
}
