export { TablesDesk } from './tables-desk'
export type { FigurePlace } from './tables-desk'
export { Templates } from './templates'
