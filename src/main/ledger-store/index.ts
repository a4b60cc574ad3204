export {
  discardDatabase,
  listBackups,
  newestGoodBackup,
  quickCheck,
  type Backup,
  type BackupReason
} from './backups'
export { localDay, localTime } from './local-time'
export { breakLock } from './break-lock'
export type { JournalHead, StepKind } from './chain'
export { createLedger, type CreateOptions } from './create'
export { Database, type DatabaseHooks, type SlowStatement, type SqlValue } from './database'
export { tellsDamage } from './database-error'
export type { StoreOptions } from './environment'
export { isLedgerFile, readLedgerFace, readLedgerFile, readLedgerHead, type LedgerFace } from './glance'
export type { ExchangeEvent, ExchangeFault, ExchangeKind, ExchangeStep } from './exchange-events'
export type { ExchangeRecord, NoteKind } from './exchange-record'
export type { CellEvent, StepWithChanges, UserChanges } from './history'
export type { Step } from './journal'
export { LedgerLockedError, readLock, type LockHolder } from './lock'
export { openLedger, type OpenOptions } from './open'
export type { OpenFinding } from './open-finding'
export { verifyLedger } from './open-reading'
export { restoreLedger } from './restore'
export { schemaOf } from './schema'
export type { Snapshot, SnapshotFault, SnapshotPurpose } from './snapshots'
export type { Edit, LedgerStore } from './store'
export type { ChainFault, ReplayFault, VerifyReport } from './verify'
export type { Acknowledged } from './writer'
