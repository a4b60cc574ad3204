export { roles } from './roles'
export type { Role } from './roles'
export { templateJsonSchema } from './template'
export type { Template, TemplateTable } from './template'
export { readTemplate, requireTemplate } from './read'
export type { TemplateFault, TemplateReading } from './read'
export { buildTables } from './build'
export type { BuildOptions } from './build'
export type {
  AmountCell,
  BlankCell,
  Cell,
  CellPlace,
  ColumnStyle,
  Edition,
  Emphasis,
  Grid,
  Merge,
  TableModel,
  TextCell
} from './model'
export { namesFrom } from './naming'
export type { SubjectNames } from './naming'
export { linesBehindCell, priorBehindCell } from './provenance'
export type { PriorFigure } from './provenance'
export { printedTables } from './printed'
export type { PrintedTable } from './printed'
export { compareWithPublished } from './published'
export type { PublishedComparison, PublishedDifference } from './published'
export { leavesIn } from './columns'
export type { LeafColumn } from './columns'
export { narrowed, selectionOf } from './selection'
export type { Selection } from './selection'
export { formColumns, formGrid } from './form-grid'
export type { PlacedCell } from './form-grid'
export type { Column, Measure } from './schema-parts'
export type { BalanceRow, BalanceTable, CodedTable, FormCell, PerformanceTable, Side } from './schema-tables'
