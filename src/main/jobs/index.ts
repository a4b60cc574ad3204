export { RunningJobs } from './running-jobs'
export type { Running } from './running-jobs'
