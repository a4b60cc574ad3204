import { stateWords } from '@shared/exchange'
import type { BoardState } from '@shared/exchange'
import type { BoardUnit, BoardVersionView } from '@shared/ipc'
import { computed, ref, shallowRef, watch } from 'vue'
import { data } from '../../call'
import { useDepartment } from '../../stores/department'
import { useMessages } from '../../stores/messages'

/** How many units stand where, in the order of the work; states without a unit are left out. */
export function countStates(
  rows: readonly Pick<BoardUnit, 'state'>[]
): { state: BoardState; count: number }[] {
  return (Object.keys(stateWords) as BoardState[]).flatMap((state) => {
    const count = rows.filter((row) => row.state === state).length
    return count === 0 ? [] : [{ state, count }]
  })
}

/** Which units a round would be ended without: a sentence for each state that is not the end. */
export function unfinishedWords(rows: readonly Pick<BoardUnit, 'state' | 'code' | 'name'>[]): string[] {
  const done: readonly BoardState[] = ['accepted', 'approved', 'closed']
  return countStates(rows.filter(({ state }) => !done.includes(state))).map(({ state, count }) => {
    const units = rows.filter((row) => row.state === state).map(({ code, name }) => `${code} ${name}`)
    return `${stateWords[state]} ${count} 个：${units.slice(0, 5).join('、')}${count > 5 ? '等' : ''}。`
  })
}

/** What the checks said of a version that came in, in a cell's words. */
export function checkedWords({ checks, explained }: Pick<BoardVersionView, 'checks' | 'explained'>): string {
  const words = `警告 ${checks.warnings}，说明 ${explained}`
  return checks.notRun === 0 ? words : `${words}，未运行 ${checks.notRun}`
}

/** The board of the round that is shown: its rows, which of them, and which are ticked. */
export function useBoard() {
  const department = useDepartment()
  const rows = shallowRef<readonly BoardUnit[]>([])
  const filter = ref<BoardState>()
  /** Part of a code or a name. */
  const text = ref('')
  const ticked = ref<ReadonlySet<string>>(new Set())
  const chosen = ref<string>()

  async function read(): Promise<void> {
    const [fiscalYear, round] = [department.year?.fiscalYear, department.round]
    if (fiscalYear === undefined || round === undefined) rows.value = []
    else rows.value = await data(window.yusuanbu['department.board']({ fiscalYear, round }))
  }

  watch(
    () => [department.year?.fiscalYear, department.round],
    () => {
      ticked.value = new Set()
      chosen.value = filter.value = undefined
      text.value = ''
      void useMessages().attempt(read)
    },
    { immediate: true }
  )

  const shown = computed(() =>
    rows.value.filter(
      (row) =>
        (filter.value === undefined || row.state === filter.value) &&
        `${row.code} ${row.name}`.includes(text.value.normalize('NFKC').trim())
    )
  )
  return {
    rows,
    shown,
    filter,
    text,
    ticked,
    /** The units that are ticked and in sight: nothing is decided about one that is not seen. */
    units: computed(() => shown.value.flatMap(({ code }) => (ticked.value.has(code) ? [code] : []))),
    chosen,
    read,
    counts: computed(() => countStates(rows.value)),
    unit: computed(() => rows.value.find(({ code }) => code === chosen.value)),
    /** The round that is shown takes packages and decisions. */
    open: computed(() => department.round !== undefined && department.year?.openRound === department.round),
    tick: (code: string, on: boolean): void => {
      const next = new Set(ticked.value)
      if (on) next.add(code)
      else next.delete(code)
      ticked.value = next
    },
    tickAll: (on: boolean) => void (ticked.value = new Set(on ? shown.value.map(({ code }) => code) : []))
  }
}
