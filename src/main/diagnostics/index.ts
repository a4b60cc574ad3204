export { diagnosticsBundle } from './bundle'
export type { Diagnostics } from './bundle'
