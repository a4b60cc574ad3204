import type { Classification } from '@shared/ledger'
import { fundSources, sourceLabel } from '@shared/ledger'
import type { AmountColumn, ChoiceColumn, Option, PickerColumn } from '../grid'
import { useCatalog } from '../stores/catalog'
import { useSettings } from '../stores/settings'
import { readSubject, subjectLabel, subjectOptions } from './subjects'

/** The funding sources as a choice, in the order of the tables. */
export const sourceOptions: readonly Option[] = fundSources.map((source) => ({
  value: source,
  label: sourceLabel(source)
}))

/** The name that came with a code, where the catalog may lack it. */
type NameOf = (code: string) => string | undefined

type Given<C> = Partial<Omit<C, 'kind'>>

/** The columns that every grid of the ledger has, as the settings and the catalog now stand: ask in a computed. */
export function useColumns(): {
  amount: (key: string, title: string, given?: Given<AmountColumn>) => AmountColumn
  subject: (classification: Classification, key: string, title: string, given?: NameOf) => PickerColumn
  source: (key?: string) => ChoiceColumn
} {
  const subjects = useCatalog()

  function amount(key: string, title: string, given: Given<AmountColumn> = {}): AmountColumn {
    const { amountsShown, amountsEntered } = useSettings().settings
    const unit = amountsShown === 'yuan' ? '元' : '万元'
    return {
      kind: 'amount',
      key,
      title: `${title}（${unit}）`,
      width: 130,
      shown: amountsShown,
      entered: amountsEntered,
      ...given
    }
  }

  function subject(classification: Classification, key: string, title: string, given?: NameOf): PickerColumn {
    const { catalog, recent } = subjects
    return {
      kind: 'picker',
      key,
      title,
      width: classification === 'function' ? 212 : 180,
      label: (code) => subjectLabel(catalog, classification, code, given?.(code)),
      search: (text) =>
        catalog ? subjectOptions(catalog, classification, text, recent[classification]) : [],
      read: (text) => {
        if (catalog === undefined) return { ok: true, value: text.trim() === '' ? undefined : text.trim() }
        const read = readSubject(catalog, classification, text)
        if (read.ok && read.value !== undefined) subjects.remember(classification, read.value)
        return read
      }
    }
  }

  const source = (key = 'source'): ChoiceColumn => ({
    kind: 'choice',
    key,
    title: '资金来源',
    width: 140,
    options: sourceOptions
  })

  return { amount, subject, source }
}
