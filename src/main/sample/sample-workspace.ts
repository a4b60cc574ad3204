import { dirname } from 'node:path'
import type { UnitLedger } from '@shared/ledger'
import { exists, kindOf, makeFolder } from '../files'
import type { Files } from '../files'
import type { StoreOptions } from '../ledger-store'
import { createLedger, openLedger } from '../ledger-store'
import type { Workspace } from '../workspace'
import { createWorkspace, ledgerPath, openWorkspace } from '../workspace'

/**
 * The sample's workspace, made where it is not there: the three units' ledgers in a folder of the program's own.
 * @param folder where it lies or shall lie
 */
export async function sampleWorkspace(
  files: Files,
  folder: string,
  units: () => readonly UnitLedger[],
  options: StoreOptions
): Promise<Workspace> {
  const workspace =
    kindOf(files, folder) === undefined
      ? createWorkspace(files, folder, { kind: 'unit', now: options.clock(), sample: true })
      : openWorkspace(files, folder)
  for (const unit of units()) {
    const path = ledgerPath(folder, { fiscalYear: unit.fiscalYear, code: unit.unit.code })
    if (!exists(files, path)) await make(files, path, unit, options)
  }
  return workspace
}

/**
 * Makes the sample's ledgers as they were at first, as one step in each; a backup is kept of what they were. They
 * must be closed.
 */
export async function resetSample(
  folder: string,
  units: readonly UnitLedger[],
  options: StoreOptions
): Promise<void> {
  for (const unit of units) {
    const path = ledgerPath(folder, { fiscalYear: unit.fiscalYear, code: unit.unit.code })
    const store = await openLedger(path, options)
    try {
      await store.importLedger(unit, '恢复示例原来的内容')
    } finally {
      await store.close()
    }
  }
}

async function make(files: Files, path: string, ledger: UnitLedger, options: StoreOptions): Promise<void> {
  makeFolder(files, dirname(path))
  const { unit, fiscalYear, round } = ledger
  const about = { unit, fiscalYear, round, content: ledger, contentLabel: '装入示例' }
  const store = await createLedger(path, { ...options, ...about })
  await store.close()
}
