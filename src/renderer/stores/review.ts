import type { SealedRecord } from '@shared/checks'
import type { LedgerPath, Round } from '@shared/ledger'
import { describePath } from '@shared/ledger'
import { defineStore } from 'pinia'
import { computed, reactive, shallowRef } from 'vue'
import { data } from '../call'
import { useCatalog } from './catalog'
import { useDepartment } from './department'
import { useLedger } from './ledger'
import { useMessages } from './messages'
import type { DepartmentPlace } from './place'

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
  /** Where it was opened from, and leads back to. */
  readonly from: DepartmentPlace
}

/**
 * A unit's version in hand, looked through in the unit's own pages, for reading only: what was written about it stays
 * while the program runs, until it is sent.
 */
export const useReview = defineStore('review', () => {
  const at = shallowRef<Reviewed>()
  /** What its checks found; absent while they run. */
  const record = shallowRef<SealedRecord>()
  const drafts = reactive(new Map<string, DraftComment[]>())
  const key = computed(() =>
    at.value === undefined
      ? ''
      : [at.value.fiscalYear, at.value.round, at.value.unit, at.value.version].join('/')
  )
  const comments = computed(() => drafts.get(key.value) ?? [])

  /** @throws CallError `nothingInHand` */
  async function begin(unit: string, from: DepartmentPlace): Promise<void> {
    const { year, round } = useDepartment()
    if (year === undefined || round === undefined) throw new Error('No round is shown')
    const place = { fiscalYear: year.fiscalYear, round, unit }
    const { ledger, catalog, version } = await data(window.yusuanbu['department.ledger'](place))
    const reviewed = { ...place, version, from }
    at.value = reviewed
    record.value = undefined
    useCatalog().take(catalog)
    useLedger().take({
      ...{ id: `${year.fiscalYear}/${unit}`, ledger, nextRowId: 1, notices: [] },
      saved: { step: 0, savedAt: '' },
      readOnly: `正在审阅第 ${version} 版，只能看和写意见。`
    })
    void useMessages().attempt(() => check(reviewed))
  }

  /** The pages are there at once; what the checks find comes when they have run. */
  async function check(reviewed: Reviewed): Promise<void> {
    const { fiscalYear, round, unit } = reviewed
    const made = await data(window.yusuanbu['department.check']({ fiscalYear, round, unit }))
    if (at.value === reviewed && made !== null) record.value = made
  }

  function end(): void {
    at.value = record.value = undefined
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
    record,
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
