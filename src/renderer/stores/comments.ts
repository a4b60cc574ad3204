import type { LedgerPath } from '@shared/ledger'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { data } from '../call'
import type { Comment, CommentPlace } from '../comments/remarks'
import { leftBySection, placeOfComment, remarksOf } from '../comments/remarks'
import { placeOfPath } from '../frame/section-marks'
import { useExchange } from './exchange'
import { useLedger } from './ledger'
import { usePlace } from './place'

const NONE: readonly Comment[] = []

/** 退回意见: what the department wrote about the open ledger, at its cells and as a list to tick off. */
export const useComments = defineStore('comments', () => {
  const exchange = useExchange()
  const ledger = useLedger()
  const all = computed(() => exchange.view?.comments ?? NONE)
  const left = computed(() => all.value.filter(({ done }) => !done))
  const marks = computed(() => remarksOf(all.value))

  /** Goes to a comment's cell. @returns false where there is none */
  function go(comment: Comment): boolean {
    const { path } = placeOf(comment)
    const page = path === undefined ? undefined : placeOfPath(path)
    if (path === undefined || page?.page !== 'section') return false
    usePlace().go({ ...page, path })
    return true
  }

  function placeOf(comment: Comment): CommentPlace {
    return ledger.ledger === undefined ? { label: comment.label } : placeOfComment(comment, ledger.ledger)
  }

  return {
    all,
    /** Those not ticked off yet. */
    left,
    /** Those not ticked off yet, at their cells. */
    marks,
    bySection: computed(() => leftBySection(all.value)),
    /** What is written about a cell and not ticked off yet. */
    at: (path: LedgerPath): readonly Comment[] => left.value.filter((one) => one.path === path),
    placeOf,
    go,
    /** Ticks a comment off, or takes the tick back. @throws CallError `noSuchComment` */
    tick: async (comment: string, done: boolean): Promise<void> =>
      exchange.show(await data(window.yusuanbu['exchange.tick']({ comment, done })))
  }
})
