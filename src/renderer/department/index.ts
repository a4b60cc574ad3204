import type { Component } from 'vue'
import BoardView from './board/BoardView.vue'
import LogView from './rounds/LogView.vue'
import RoundsView from './rounds/RoundsView.vue'
import CeilingsView from './setup/CeilingsView.vue'
import SetUpView from './setup/SetUpView.vue'
import ChartsView from './summary/ChartsView.vue'
import DepartmentChecksView from './summary/DepartmentChecksView.vue'
import ExportView from './summary/ExportView.vue'
import SummaryTablesView from './summary/SummaryTablesView.vue'
import type { DepartmentView } from './views'

/** The page of each view of the department's desk; they take no props and read the department's store. */
export const departmentPages: Readonly<Record<DepartmentView, Component>> = {
  board: BoardView,
  setup: SetUpView,
  ceilings: CeilingsView,
  rounds: RoundsView,
  tables: SummaryTablesView,
  charts: ChartsView,
  checks: DepartmentChecksView,
  export: ExportView,
  log: LogView
}
