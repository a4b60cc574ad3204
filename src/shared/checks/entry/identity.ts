import type { Catalog } from '@shared/catalog'
import type { UnitKind } from '@shared/ledger'
import { groupedBy } from '../grouped'
import { linesOn } from '../lines'
import { cellPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, UnitContext } from '../rule'
import { linePlaces, rowsWords, subjectWords, wordSide } from './found'
import { noLines } from './subjects'

const kindWords: Readonly<Record<UnitKind, string>> = {
  administrative: '行政',
  civilServantManaged: '参公',
  publicInstitution: '事业',
  other: '其他'
}

/** A ledger is called what the department calls its unit. */
export const S19: Rule = rule(
  {
    id: 'S19',
    severity: 'warning',
    title: '单位名称和性质与部门名单一致',
    sentence: '底账的单位名称、单位性质与主管部门的单位名单一致。',
    reads: ['department']
  },
  { unit: listedAs }
)

function listedAs({ ledger, department }: UnitContext): Outcome {
  const { unit } = ledger
  const listed = department?.units.find(({ code }) => code === unit.code)
  if (listed === undefined) return notApplicable('没有主管部门的单位名单，或名单中没有本单位。')
  const compare = (field: 'name' | 'kind', words: string, own: string, theirs: string): Found[] => {
    if (own === theirs) return []
    const places = [cellPlace(ledger, `unit/${field}`)]
    return [
      {
        message: `${words}：底账是“${own}”，部门名单是“${theirs}”。请核对后改成一致。`,
        places,
        left: wordSide('底账', own, places),
        right: wordSide('部门名单', theirs)
      }
    ]
  }
  return examined(2, [
    ...compare('name', '单位名称', unit.name, listed.name),
    ...compare('kind', '单位性质', kindWords[unit.kind], kindWords[listed.kind])
  ])
}

/** Which governmental division a line becomes is known. */
export const S16: Rule = rule(
  {
    id: 'S16',
    severity: 'notice',
    title: '政府预算支出经济分类对得上',
    sentence: '部门预算支出经济分类科目按单位性质对应到政府预算支出经济分类科目；行里自己写的，在目录中。',
    reads: ['basicExpenditure', 'otherExpenditure', 'projects', 'catalog']
  },
  { unit: governmental }
)

const knownLines = linesOn<[Catalog]>('economic', (code, catalog) => catalog.has('economic', code))
/** Lines whose governmental subject follows from the unit's kind, where none does. */
const unmappedLines = linesOn<[Catalog, UnitKind]>(
  'economic',
  (code, catalog, kind) =>
    catalog.has('economic', code) && unmapped(catalog, code, undefined, kind) !== undefined,
  ({ line }) => line.governmentEconomic === undefined
)
/** Lines that name their own, and not one of the catalog. */
const strangeLines = linesOn<[Catalog]>(
  'economic',
  (code, catalog) => catalog.has('economic', code),
  ({ line }, catalog) =>
    line.governmentEconomic !== undefined && !catalog.has('governmentEconomic', line.governmentEconomic)
)

function governmental({ ledger, catalog }: UnitContext): Outcome {
  const { kind } = ledger.unit
  if (kind === 'other') return notApplicable('性质为“其他”的单位没有对应关系。')
  const known = knownLines(ledger, catalog)
  if (known.length === 0) return notApplicable(noLines)
  const findings: Found[] = []
  for (const [key, own] of groupedBy(
    [...strangeLines(ledger, catalog), ...unmappedLines(ledger, catalog, kind)],
    ({ line }) => line.economic,
    ({ line }) => line.governmentEconomic ?? ''
  )) {
    const line = own[0]?.line
    const why =
      line === undefined ? undefined : unmapped(catalog, line.economic, line.governmentEconomic, kind)
    if (line === undefined || why === undefined) continue
    findings.push({
      message: `${subjectWords(catalog, 'economic', line.economic)}${rowsWords(own)}${why}`,
      places: linePlaces(ledger, own, 'economic'),
      key,
      values: [key]
    })
  }
  return examined(known.length, findings)
}

function unmapped(
  catalog: Catalog,
  economic: string,
  own: string | undefined,
  kind: UnitKind
): string | undefined {
  if (own !== undefined)
    return catalog.has('governmentEconomic', own)
      ? undefined
      : `：行里写的政府经济科目 ${own} 不在目录中。请核对，或删去而按对应关系。`
  switch (catalog.governmentEconomicOf(economic, kind).is) {
    case 'mapped':
      return undefined
    case 'blank':
      return `：${kindWords[kind]}单位没有对应的政府经济科目。请核对科目，或在行里写明政府经济科目。`
    case 'unmapped':
      return '：对照表里没有它对应的政府经济科目。请在行里写明政府经济科目。'
  }
}
