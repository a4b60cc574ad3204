import type { DepartmentState } from '@shared/ipc'
import type { Round } from '@shared/ledger'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { data } from '../call'

/** The open department workspace: its years and rounds, and which of them is shown. */
export const useDepartment = defineStore('department', () => {
  const state = shallowRef<DepartmentState>()
  const chosenYear = ref<number>()
  const chosenRound = ref<Round>()
  /** The view that is shown holds changes that were not saved. */
  const unsaved = ref(false)

  /** The year that is shown: the newest where none was chosen. */
  const year = computed(
    () =>
      state.value?.years.find(({ fiscalYear }) => fiscalYear === chosenYear.value) ??
      state.value?.years.at(-1)
  )
  /** The round that is shown: the open one where none was chosen, else the newest. */
  const round = computed(() => {
    const { rounds = [], openRound } = year.value ?? {}
    const chosen = rounds.find((one) => one.round === chosenRound.value)?.round
    return chosen ?? openRound ?? rounds.at(-1)?.round
  })

  const take = (next: DepartmentState): void => void (state.value = next)

  async function read(): Promise<void> {
    take(await data(window.yusuanbu['department.state']({})))
  }

  return {
    state,
    year,
    round,
    unsaved,
    read,
    /** What a call that changed something gave. */
    take,
    chooseYear: (fiscalYear: number) => void (chosenYear.value = fiscalYear),
    chooseRound: (one: Round) => void (chosenRound.value = one),
    forget: () => void (state.value = chosenYear.value = chosenRound.value = undefined)
  }
})
