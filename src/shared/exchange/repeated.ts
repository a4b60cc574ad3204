import type { Step } from '@shared/ledger'
import type { RawFault } from './fault'

/** A fault for every code that came before in its list. */
export function repeated(
  codes: readonly string[],
  stepsOf: (index: number) => readonly Step[],
  sentence: (code: string) => string
): RawFault[] {
  const seen = new Set<string>()
  return codes.flatMap((code, index): RawFault[] => {
    if (seen.has(code)) return [{ code: 'duplicateCode', steps: stepsOf(index), sentence: sentence(code) }]
    seen.add(code)
    return []
  })
}
