export { canonicalJson } from './canonical'
export { ceilingCells, ceilingKey, ceilings, ceilingShares, ceilingStates, ceilingUses } from './ceilings'
export type { CeilingCell, Ceilings, CeilingShare, CeilingState, CeilingUse } from './ceilings'
export { summaryOf } from './checks-record'
export type { ChecksRecord, ChecksSummary, RuleTick } from './checks-record'
export { controlTotalsOf, rowCountsOf } from './counts'
export type { ControlTotals, RowCounts } from './counts'
export { contentText, writeCatalogPart, writeChecksRecord, writeManifest } from './encode'
export { writeRuleSettings, writeTaskPart } from './encode'
export {
  largestPackage,
  largestParts,
  manifestName,
  packageEndings,
  packageKinds,
  packageVersion,
  packageWords,
  partNames,
  partsOf,
  signatureName
} from './kinds'
export type { JsonSize, PackageKind, PartName } from './kinds'
export { explanation } from './explanation'
export type { Explanation } from './explanation'
export { comment, decisions } from './manifest'
export type {
  Comment,
  Decision,
  Making,
  Manifest,
  ReplyStatement,
  SubmissionStatement,
  TaskStatement
} from './manifest'
export type { Part } from './parts-schema'
export { exceeds, readCatalogPart, readChecksRecord, readManifest, readTaskPart } from './read'
export type { PartResult } from './read'
export { ruleSettings } from './task-parts'
export type { CatalogPart, RuleSettings, TaskPart } from './task-parts'
