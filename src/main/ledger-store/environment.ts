import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeFiles, type Files } from '../files'
import type { DatabaseHooks } from './database'
import { systemHost, type Host } from './host'
import { isOnNetwork } from './network'

/** What the store takes from outside: who and when, and the machine, which a test may put in its own place. */
export interface StoreOptions {
  /** Who works on the ledger: stands in every step and in the lock. */
  user: string
  clock: () => Date
  files?: Files
  host?: Host
  onNetwork?: (path: string) => boolean
  hooks?: DatabaseHooks
}

export type Environment = Required<StoreOptions>

export function environmentOf(options: StoreOptions): Environment {
  return { files: nodeFiles, host: systemHost, onNetwork: isOnNetwork, hooks: {}, ...options }
}

/** A folder of this user alone on the local disk, for a copy that is only read. */
export function makePrivateFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'yusuanbu-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
