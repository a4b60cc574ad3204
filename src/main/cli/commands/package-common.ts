import { dirname, join, resolve } from 'node:path'
import { Catalog } from '@shared/catalog'
import { catalogue, runChecks } from '@shared/checks'
import { UserError } from '@shared/errors'
import { writeRuleSettings } from '@shared/exchange'
import type { ChecksRecord, Department } from '@shared/exchange'
import { requireTemplate } from '@shared/tables'
import { ShippedCatalogs, WorkspaceCatalogs } from '../../catalogs'
import { DepartmentDesk } from '../../department'
import { catalogOfTask, explanationsOf, ruleTicksOf, sha256, taskInHand } from '../../exchange'
import type { TaskInHand } from '../../exchange'
import { exists, nodeFiles } from '../../files'
import { openLedger } from '../../ledger-store'
import type { LedgerStore } from '../../ledger-store'
import { createWorkspace, openWorkspace } from '../../workspace'
import type { Given, Surroundings } from '../command'
import { needed } from '../command'

/** A file or folder that an option names. */
export const placeOf = (given: Given, option: string, { folder }: Surroundings): string =>
  resolve(folder, needed(given, option))

/** The password that was given, as the exchange takes it. */
export function passwordOf({ values }: Given): { password?: string } {
  const { password } = values
  return password === undefined ? {} : { password }
}

/** The workspace's folder; made where there is none yet. @throws UserError `otherWorkspaceKind` */
export function workspaceOf(
  given: Given,
  surroundings: Surroundings,
  kind: 'unit' | 'department',
  { make = false } = {}
): string {
  const folder = placeOf(given, 'workspace', surroundings)
  const isNew = make && !exists(nodeFiles, join(folder, 'workspace.json'))
  const workspace = isNew
    ? createWorkspace(nodeFiles, folder, { kind, now: surroundings.clock() })
    : openWorkspace(nodeFiles, folder)
  if (workspace.kind === kind) return folder
  const words = { unit: '单位', department: '部门' }
  throw new UserError(
    'otherWorkspaceKind',
    `这是${words[workspace.kind]}的工作区，这里要的是${words[kind]}的工作区。`,
    '请检查文件夹是否选对。'
  )
}

/** Opens the department's desk, does something at it and closes it. */
export async function atDesk<T>(
  given: Given,
  surroundings: Surroundings,
  work: (desk: DepartmentDesk, folder: string) => T | Promise<T>,
  options: { make?: boolean } = {}
): Promise<T> {
  const folder = workspaceOf(given, surroundings, 'department', options)
  const { user, clock } = surroundings
  const desk = DepartmentDesk.open(folder, { user: given.values['user'] ?? user, clock })
  try {
    return await work(desk, folder)
  } finally {
    desk.close()
  }
}

/** Opens a ledger for writing, does something with it and closes it. */
export async function withOpenLedger<T>(
  path: string,
  given: Given,
  { user, clock }: Surroundings,
  work: (store: LedgerStore) => T | Promise<T>
): Promise<T> {
  const store = await openLedger(path, { user: given.values['user'] ?? user, clock })
  try {
    if (store.readOnly) {
      const finding = store.findings.at(-1)
      throw new UserError('readOnly', finding?.message ?? '账册只能读。', finding?.action)
    }
    return await work(store)
  } finally {
    await store.close()
  }
}

/** A department as a task shows it to its unit. */
function departmentOf({ content, task }: TaskInHand): Department {
  return {
    ...content.department,
    fiscalYear: content.fiscalYear,
    units: [task.unit],
    settings: { checks: task.rules },
    performance: { indicators: [] }
  }
}

/** The catalog that a ledger is filled with: its workspace's, and what its task brought over that. */
function catalogUnder(store: LedgerStore, shipped: ShippedCatalogs): Catalog {
  const { fiscalYear } = store.ledger()
  const folder = join(dirname(dirname(dirname(store.path))), 'catalogs')
  const catalogs = new WorkspaceCatalogs(nodeFiles, shipped, folder)
  catalogs.layDepartments(fiscalYear, catalogOfTask(store))
  return new Catalog(catalogs.read(fiscalYear))
}

/** Runs the checks on a unit's ledger as its task says: with the department's grades, template and ceilings. */
export function checksOf(
  store: LedgerStore,
  templateText: string,
  { resources }: Surroundings
): ChecksRecord {
  const ledger = store.ledger()
  const task = taskInHand(store)
  const shipped = new ShippedCatalogs(nodeFiles, join(resources, 'catalogs'))
  const ceilings = task?.task.ceilings
  const record = runChecks(catalogue, {
    scope: { kind: 'unit', unit: ledger.unit.code },
    ...(task === undefined ? {} : { department: departmentOf(task) }),
    ledgers: [ledger],
    template: requireTemplate(task?.template ?? templateText, '模板'),
    catalog: catalogUnder(store, shipped),
    ...(ceilings === undefined
      ? {}
      : { ceilings: { department: { sources: {} }, units: { [ledger.unit.code]: ceilings } } }),
    explanations: [...explanationsOf(store).values()],
    ticks: ruleTicksOf(store)
  })
  return {
    ruleSet: task?.content.ruleSet ?? sha256(writeRuleSettings({})),
    rules: record.rules
  }
}
