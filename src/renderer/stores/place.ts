import type { LedgerPath, Section } from '@shared/ledger'
import { isSection } from '@shared/ledger'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { DepartmentView } from '../department/views'
import { isDepartmentView } from '../department/views'

/** Where the user is: one page of the program. */
export type Place =
  | { readonly page: 'start' }
  /** The sample's department: its tables, read-only. */
  | { readonly page: 'sampleTables' }
  /** The open workspace: its ledgers. */
  | { readonly page: 'workspace' }
  /** A section of the open ledger; of 项目支出 and 绩效目标 also the project by its row id. */
  | {
      readonly page: 'section'
      readonly section: Section
      readonly project?: number
      /** The cell to go to on the page. */
      readonly path?: LedgerPath
    }
  /** The open ledger's tables as they will print. */
  | { readonly page: 'tables' }
  /** 上报 of the open ledger. */
  | { readonly page: 'submission' }
  /** The department's desk. */
  | DepartmentPlace

/** A view of the department's desk; of 汇总表 and 导出 also which table, which is not remembered over restarts. */
export interface DepartmentPlace {
  readonly page: 'department'
  readonly view: DepartmentView
  readonly table?: string
  /** A figure of that table: row and column as it is drawn, from 0. */
  readonly figure?: { readonly row: number; readonly column: number }
}

/** Between the page and its cell. */
const CELL = ' '

/** A place as it is remembered over restarts; undefined when the text is none. */
export function readPlace(text: string): Place | undefined {
  const at = text.indexOf(CELL)
  const [page, section = '', project = ''] = (at === -1 ? text : text.slice(0, at)).split('/')
  const path = at === -1 ? {} : { path: text.slice(at + CELL.length) }
  if (page === 'tables' || page === 'workspace' || page === 'submission') return { page }
  if (page === 'department') return { page, view: isDepartmentView(section) ? section : 'board' }
  if (page !== 'section' || !isSection(section)) return undefined
  const isProject = /^[1-9]\d{0,14}$/.test(project)
  return { page, section, ...(isProject ? { project: Number(project) } : {}), ...path }
}

/** The text for {@link readPlace}. */
export function writePlace(place: Place): string {
  if (place.page === 'department') return `department/${place.view}`
  if (place.page !== 'section') return place.page
  const page = ['section', place.section, ...(place.project === undefined ? [] : [place.project])].join('/')
  return place.path === undefined ? page : `${page}${CELL}${place.path}`
}

export const usePlace = defineStore('place', () => {
  const here = ref<Place>({ page: 'start' })
  /** The section that was open last: where the tables lead back to. */
  const lastSection = ref<Place>({ page: 'section', section: 'profile' })
  const go = (place: Place): void => {
    here.value = place
    if (place.page === 'section') lastSection.value = place
  }
  return { here, lastSection, go }
})
