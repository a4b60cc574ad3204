export { FactIndex, type FactIndexOptions, type IndexUpdate } from './fact-index'
export { ledgerFileSource, ledgerSource, type LedgerSource } from './ledger-source'
