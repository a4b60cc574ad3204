export { importFindings } from './findings'
export type { CatalogSource, ImportFinding } from './findings'
export { readInterchangeFile } from './read-file'
