import type { LedgerForReview } from '@shared/ipc'
import type { LedgerPath, Round } from '@shared/ledger'
import { describePath } from '@shared/ledger'
import { defineStore } from 'pinia'
import { computed, reactive, shallowRef } from 'vue'
import { data } from '../call'
import { useCatalog } from './catalog'
import { useDepartment } from './department'
import { useLedger } from './ledger'

/** A comment on its way to the unit. */
export interface DraftComment {
  /** Absent when it is about the ledger as a whole. */
  readonly path?: LedgerPath
  readonly label: string
  readonly text: string
}

/** The version that is looked through. */
export interface Reviewed {
  readonly fiscalYear: number
  readonly round: Round
  readonly unit: string
  readonly version: number
  readonly record: LedgerForReview['record']
}

/**
 * A unit's version in hand, looked through in the unit's own pages, for reading only: what was written about it stays
 * while the program runs, until it is sent.
 */
export const useReview = defineStore('review', () => {
  const at = shallowRef<Reviewed>()
  const drafts = reactive(new Map<string, DraftComment[]>())
  const key = computed(() =>
    at.value === undefined
      ? ''
      : [at.value.fiscalYear, at.value.round, at.value.unit, at.value.version].join('/')
  )
  const comments = computed(() => drafts.get(key.value) ?? [])

  /** @throws CallError `nothingInHand` */
  async function begin(unit: string, version: number): Promise<void> {
    const { year, round } = useDepartment()
    if (year === undefined || round === undefined) throw new Error('No round is shown')
    const place = { fiscalYear: year.fiscalYear, round, unit }
    const { ledger, catalog, record } = await data(window.yusuanbu['department.ledger'](place))
    at.value = { ...place, version, record }
    useCatalog().take(catalog)
    useLedger().take({
      ...{ id: `${year.fiscalYear}/${unit}`, ledger, nextRowId: 1, notices: [] },
      saved: { step: 0, savedAt: '' },
      readOnly: `正在审阅第 ${version} 版，只能看和写意见。`
    })
  }

  function end(): void {
    at.value = undefined
    useLedger().forget()
  }

  /** Writes a comment on a cell, or on the ledger as a whole. */
  function add(path: LedgerPath | undefined, text: string): void {
    const { ledger } = useLedger()
    const label = path === undefined ? '整本账' : describePath(path, ledger)
    drafts.set(key.value, [...comments.value, { ...(path === undefined ? {} : { path }), label, text }])
  }

  return {
    at,
    comments,
    begin,
    end,
    add,
    remove: (which: DraftComment) =>
      void drafts.set(
        key.value,
        comments.value.filter((one) => one !== which)
      ),
    /** They are with the unit now. */
    sent: () => void drafts.delete(key.value)
  }
})
