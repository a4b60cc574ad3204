export { SummaryDesk } from './summary-desk'
export type { SummaryParts } from './summary-desk'
