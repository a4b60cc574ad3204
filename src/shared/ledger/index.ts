export * from './model'
export * from './sources'
export {
  listPath,
  parsePath,
  projectField,
  projectLists,
  rowCellPath,
  rowPath,
  topLists
} from './ledger-path'
export type { LedgerPath, ListAddress, ListName, PathTarget, ProjectList, TopList } from './ledger-path'
export { invertChange, invertChanges } from './change'
export type { Change, Json } from './change'
export { applyChanges, LedgerChangeError, valueAt } from './apply'
export type { ChangeErrorCode } from './apply'
export { begunLedger, emptyLedger } from './empty'
export { alignIds, highestId } from './align'
export { differences, differencesByContent } from './differences'
export { decodeValue, encodeValue, mayBeAbsent, schemaOf, singleCells } from './cells'
export * as shapes from './schema'
export * as fields from './fields'
export { describeSteps, fieldLabel, otherCategoryLabel } from './labels'
export type { Step } from './labels'
export { describePath, stepsToRow } from './places'
export {
  choiceLabel,
  priorBasisLabels,
  priorSectionLabels,
  projectCategoryLabels,
  roundLabels,
  unitKindLabels
} from './values'
export { rowsOf } from './rows'
export { issueSentence } from './sentence'
export { expenditureFactsOf, factsOf } from './facts'
export type { Fact, FactSection } from './facts'
export {
  agencyOperating,
  balanceOf,
  isCarryoverProject,
  isPersonnel,
  procurementOf,
  projectTotal,
  threePublicDivisions,
  threePublicOf,
  totalsOf
} from './totals'
export type { LedgerTotals, SourceBalance } from './totals'
export { settleStatedAmounts } from './stated'
export { isComplete, isSection, sectionLabel, sections, sectionState, sectionStates } from './sections'
export type { Section, SectionState } from './sections'
export { remarksOn, unknownCodes } from './remarks'
export type { Classification, CodeInUse, LedgerRemark } from './remarks'
