export { Catalog } from './catalog'
export type { GovernmentEconomic } from './catalog'
export { InitialsIndex, TypedLetters, writeInitials } from './initials'
export { layCatalog, layOfficialList, laySupplement, previewOfficialList } from './layers'
export type { OfficialListPreview } from './layers'
export { checkListedRows, codeFault, nameFault, supplementFault } from './listed'
export type { CheckedList, ListedText, ListFault } from './listed'
export { CatalogYearMissing } from './missing-year'
export type { SearchOptions } from './search'
export {
  budgets,
  catalogData,
  classificationNames,
  classificationOf,
  classifications,
  entryLevel,
  levelOf,
  levels,
  officialList,
  origins,
  parentCode,
  subjectStatuses,
  supplement
} from './subject'
export type {
  Budget,
  CatalogData,
  LeftOutRow,
  Level,
  ListedSubject,
  MappedDivision,
  MappingRow,
  OfficialList,
  Origin,
  Subject,
  SubjectRow,
  SubjectStatus
} from './subject'
