import { fieldLabel, otherCategoryLabel } from './labels'
import { otherCategories, procurementKinds } from './model'
import type { PriorSection, PriorYear, ProjectCategory, Round, UnitKind } from './model'
import { sectionLabel, sections } from './sections'
import { fundSources, sourceLabel } from './sources'

/** 轮次 as users call it. */
export const roundLabels: Readonly<Record<Round, string>> = {
  firstDraft: '一上',
  secondDraft: '二上',
  approved: '批复',
  adjustment: '调整'
}

/** 单位性质 as users call it. */
export const unitKindLabels: Readonly<Record<UnitKind, string>> = {
  administrative: '行政单位',
  civilServantManaged: '参公单位',
  publicInstitution: '事业单位',
  other: '其他单位'
}

/** 项目类别 as users call it. */
export const projectCategoryLabels: Readonly<Record<ProjectCategory, string>> = {
  specificPurpose: '特定目标类',
  otherOperational: '其他运转类'
}

/** 支出类别 of a line of last year, as users call it. */
export const priorSectionLabels: Readonly<Record<PriorSection, string>> = {
  basic: sectionLabel('basicExpenditure'),
  project: sectionLabel('projects'),
  other: sectionLabel('otherExpenditure')
}

/** 口径 of last year's figures, as users call it. */
export const priorBasisLabels: Readonly<Record<NonNullable<PriorYear['basis']>, string>> = {
  approvedBudget: '年初批复数'
}

const labelled = <T extends string>(values: readonly T[], label: (value: T) => string) =>
  Object.fromEntries(values.map((value) => [value, label(value)]))
const computed = { computed: '按明细计算' }

/** By field: two fields of one name that differ where they stand have no value in common. */
const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  round: roundLabels,
  kind: { ...unitKindLabels, ...labelled(procurementKinds, (kind) => fieldLabel(kind)) },
  category: { ...projectCategoryLabels, ...labelled(otherCategories, otherCategoryLabel) },
  section: priorSectionLabels,
  basis: priorBasisLabels,
  source: labelled(fundSources, sourceLabel),
  sectionsWithoutContent: labelled(sections, sectionLabel),
  current: computed,
  goods: computed,
  works: computed,
  services: computed
}

/**
 * A value that is one of a few, as users call it.
 * @param field the name of the field that it stands in, without what it stands under
 * @returns undefined where the field takes anything, or has no such value
 */
export function choiceLabel(field: string, value: string): string | undefined {
  const of = Object.hasOwn(choices, field) ? choices[field] : undefined
  return of !== undefined && Object.hasOwn(of, value) ? of[value] : undefined
}
