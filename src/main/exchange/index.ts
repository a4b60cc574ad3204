export { sha256, shortFingerprint } from './digest'
export { changeKeyPassword, keyFingerprint, keyPath, namesKey, openKey } from './keys'
export type { KeyOptions, SigningKey } from './keys'
export type { OpenedReply, OpenedSubmission, OpenedTask } from './read-contents'
export { packageFile, readPackage, readPackageOf } from './read-package'
export type { OpenedPackage, ReadPackageOptions } from './read-package'
export { receiptText } from './receipt'
export { packageBytes, signPackage } from './signed-package'
export type { Draft, SignedPackage } from './signed-package'
export { loadTask } from './unit/load-task'
export type { LoadedTask, LoadTaskOptions } from './unit/load-task'
export { takeReply } from './unit/reply'
export {
  catalogOfTask,
  exchangeState,
  explainFinding,
  explanationsOf,
  takeBackExplanation,
  taskInHand,
  tickComment
} from './unit/state'
export { ruleTicksOf, tickRule } from './unit/rule-ticks'
export type { CommentInHand, ExchangeState, TaskInHand, UnitState } from './unit/state'
export { prepareSubmission, rewriteSubmission, submissionFileName, submit } from './unit/submit'
export type { Preparation, PrepareOptions, Receipt, SubmitOptions } from './unit/submit'
export { compareVersions, handedInLedger, handedInVersions, receiptOfStep, withdraw } from './unit/versions'
export type { HandedIn, WhatCameOfIt } from './unit/versions'
