/** The pages of the department's desk, in the order of its work. */
export const departmentViews = [
  'board',
  'setup',
  'ceilings',
  'rounds',
  'tables',
  'charts',
  'checks',
  'export',
  'log'
] as const
export type DepartmentView = (typeof departmentViews)[number]

export const departmentViewWords: Readonly<Record<DepartmentView, string>> = {
  board: '看板',
  setup: '部门设置',
  ceilings: '控制数',
  rounds: '轮次比较',
  tables: '汇总表',
  charts: '图表',
  checks: '审核',
  export: '导出',
  log: '记录'
}

export const isDepartmentView = (text: string): text is DepartmentView =>
  departmentViews.some((one) => one === text)
