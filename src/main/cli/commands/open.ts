import { resolve } from 'node:path'
import { UserError } from '@shared/errors'
import { exists, nodeFiles } from '../../files'
import type { LedgerStore } from '../../ledger-store'
import { openLedger } from '../../ledger-store'
import type { Given, Surroundings } from '../command'
import { firstArgument, sentence } from '../command'

/** The ledger file that a command names. @throws UserError `noLedger` */
export function ledgerPath(given: Given, { folder }: Surroundings): string {
  const path = resolve(folder, firstArgument(given))
  if (!exists(nodeFiles, path)) {
    throw new UserError('noLedger', `找不到账册文件“${firstArgument(given)}”。`, '请检查文件名和所在文件夹。')
  }
  return path
}

/** Tells what was noticed when a ledger was opened. */
export function tellFindings({ findings }: LedgerStore, { tell }: Surroundings): void {
  for (const finding of findings) tell(`提示：${sentence(finding)}`)
}

/** Opens the named ledger beside whoever may be writing in it, does something with it and closes it. */
export async function withLedger<T>(
  given: Given,
  surroundings: Surroundings,
  work: (store: LedgerStore) => T | Promise<T>
): Promise<T> {
  const path = ledgerPath(given, surroundings)
  const store = await openLedger(path, { user: surroundings.user, clock: surroundings.clock, mode: 'read' })
  tellFindings(store, surroundings)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
