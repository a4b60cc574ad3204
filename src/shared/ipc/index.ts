export { callNames, channelOf, contract } from './contract'
export type { CallInput, CallName, CallOutput, Contract, Reply } from './contract'
export type { Caller, Doors, DropPurpose, Handlers, PageCallName } from './doors'
export type { LinesBehind, PreviewCell, PreviewDocument, PreviewGrid, PreviewTable } from './preview'
export { settings } from './settings'
export type { Settings } from './settings'
export type { LedgerEntry, RecentWorkspace, WorkspaceKind, WorkspaceState } from './workspace'
export { refusedText } from './ledger'
export type { BackupEntry, CellHistoryEntry, OpenedLedger, PriorFigures, RefusedText, Saved } from './ledger'
export type { Notice, ProgramEvent } from './event'
export type { CheckSurroundings } from './checks'
export type * from './department-views'
export type {
  CellDifference,
  ExchangeView,
  LedgerComparison,
  NeedsAnswer,
  SubmissionPreparation,
  SubmissionReceipt
} from './exchange'
export type { JobProgress } from './job'
export type { ChartRow, SummaryCharts, SummaryState } from './summary'
