/** One thing that is asked for before something is done. */
export interface AnswerField {
  readonly name: string
  readonly label: string
  readonly kind: 'text' | 'long' | 'password' | 'date'
  readonly value?: string
  /** It may be left empty. */
  readonly optional?: boolean
  /** The field that it must repeat, as passwords are typed twice. */
  readonly repeats?: string
  /** What else is wrong with an answer, in a sentence. */
  readonly fault?: (answer: string) => string | undefined
}

/** What is wrong with the answers, a sentence by field. */
export function faultsOf(
  fields: readonly AnswerField[],
  answers: Readonly<Record<string, string>>
): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { name, kind, optional = false, repeats, fault } of fields) {
    const answer = answers[name] ?? ''
    if (repeats !== undefined && answer !== (answers[repeats] ?? ''))
      found[name] = '两次输入的不一样，请重新输入。'
    else if (answer.trim() === '' && !optional) found[name] = '请填写。'
    else if (kind === 'date' && answer !== '' && !isDay(answer))
      found[name] = '请写成 2023-02-10 这样的日期。'
    else {
      const sentence = answer === '' ? undefined : fault?.(answer)
      if (sentence !== undefined) found[name] = sentence
    }
  }
  return found
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
