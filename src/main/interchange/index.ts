export { importFindings } from './findings'
export type { CatalogSource, ImportFinding } from './findings'
export { readDepartmentFile, readInterchangeFile, taken } from './read-file'
