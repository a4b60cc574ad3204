/** Rounds as sentences name them. */
export { roundLabels as roundWords } from '@shared/ledger'
