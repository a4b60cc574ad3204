export type * from './model'
export { ruleGroups, ruleStatuses, severities } from './model'
export { agencyUnitsOf } from './agency-units'
export { catalogue } from './catalogue'
export { Checker } from './checker'
export type { CheckInput } from './check-run'
export type { NoteIncident } from './checker'
export { explain, longestExplanation, standsFor, standsOpen } from './explanations'
export { mendableFirst } from './first-things'
export { settingsOf } from './grades'
export type { RuleSetting, Settings } from './grades'
export type { Reads, Rule, RuleHead, RuleSource, Threshold } from './rule'
export { runChecks, runOnPrinted } from './run'
export type { PrintedInput } from './run'
export { sealed } from './seal'
export { ticksOfUnits } from './ticks'
export type { Sealed } from './seal'
export { readPrinted, viewOfModels, viewOfPrinted } from './view'
export type { PrintedFile, PrintedReading, TablesView } from './view'
export {
  comparedWords,
  explanationWords,
  findingCount,
  gradeWords,
  isAmountText,
  judgedWords,
  levelWords,
  reportRemarks,
  severityWords,
  signatories,
  statusWords,
  summaryWords
} from './words'
export type { ReportRemark } from './words'
