import { UserError } from '@shared/errors'
import type { Explanation, Finding } from './model'

/** How long the words for one finding may be, in characters. */
export const longestExplanation = 500

/**
 * Words for a finding, kept with the place and the values they are given for.
 * @throws UserError `errorNotExplainable`, `emptyExplanation`, `explanationTooLong`
 */
export function explain(
  finding: Pick<Finding, 'identity' | 'values' | 'severity'>,
  text: string,
  { by, on }: Pick<Explanation, 'by' | 'on'> = {}
): Explanation {
  if (finding.severity === 'error') {
    throw new UserError('errorNotExplainable', '错误不能用说明代替，只能改正。', '请按提示改正后再审核。')
  }
  const words = text.trim()
  if (words === '') throw new UserError('emptyExplanation', '说明是空的，没有保存。', '请写明原因。')
  if (words.length > longestExplanation) {
    throw new UserError(
      'explanationTooLong',
      `说明有 ${words.length} 个字，没有保存。`,
      `请写在 ${longestExplanation} 个字以内。`
    )
  }
  return {
    identity: finding.identity,
    values: finding.values,
    text: words,
    ...(by === undefined ? {} : { by }),
    ...(on === undefined ? {} : { on })
  }
}

/** Whether an explanation stands for a finding: the same place, the same values, and no error. */
export function standsFor(explanation: Explanation, finding: Finding): boolean {
  return (
    finding.severity !== 'error' &&
    explanation.identity === finding.identity &&
    explanation.values.length === finding.values.length &&
    explanation.values.every((value, at) => value === finding.values[at])
  )
}

/** The findings with the explanations that stand, and the explanations that do not stand any more. */
export function withExplanations(
  findings: readonly Finding[],
  explanations: readonly Explanation[]
): { readonly findings: readonly Finding[]; readonly used: ReadonlySet<Explanation> } {
  if (explanations.length === 0) return { findings, used: new Set() }
  const used = new Set<Explanation>()
  const explained = findings.map((finding) => {
    const explanation = explanations.find((one) => standsFor(one, finding))
    if (explanation === undefined) return finding
    used.add(explanation)
    return { ...finding, explanation }
  })
  return { findings: explained, used }
}

/** Whether a finding keeps a unit from handing in: an error, or a warning without words for it. */
export function standsOpen({ severity, explanation }: Finding): boolean {
  return severity === 'error' || (severity === 'warning' && explanation === undefined)
}
