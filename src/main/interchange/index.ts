export { importFindings } from './findings'
export type { CatalogSource, ImportFinding } from './findings'
export { readCeilingsFile, readDepartmentFile, readInterchangeFile, taken } from './read-file'
