export { failureOf, incidentNumber } from './incident'
export { openLog } from './log'
export type { Log } from './log'
export { describeError, redact } from './redact'
