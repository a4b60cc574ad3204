export { Exporting } from './exporting'
export type { ExportingParts } from './exporting'
export { SummaryDesk } from './summary-desk'
export type { SummaryParts } from './summary-desk'
