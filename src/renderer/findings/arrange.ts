import type { CheckRecord, Finding, Place, RuleResult, Severity } from '@shared/checks'
import { mendableFirst, severities } from '@shared/checks'
import type { LedgerPath, ListAddress } from '@shared/ledger'
import { listPath } from '@shared/ledger'
import type { CellMark } from '../grid'
import { unitOf } from './finding-unit'

/** How findings are put together in the drawer. */
export type Arrangement = 'severity' | 'rule' | 'section' | 'unit'

/** Which findings are shown. */
export interface Wanted {
  readonly text: string
  /** `open` still wants something done: an error, or a warning without words. */
  readonly state: 'all' | 'open' | 'explained'
}

export interface FindingGroup {
  readonly title: string
  readonly findings: readonly Finding[]
}

/** All findings of a record, the gravest first, of these what can be mended, then in the order of the catalogue. */
export function findingsOf({ rules }: CheckRecord): Finding[] {
  const all = mendableFirst(rules.flatMap(({ findings }) => findings))
  const of = (severity: Severity): Finding[] => all.filter((one) => one.severity === severity)
  return severities.flatMap(of)
}

/** How many there are of each severity. */
export function countsOf(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length
  return { error: count('error'), warning: count('warning'), notice: count('notice') }
}

/** Whether something must still be done about a finding before the ledger is handed in. */
export function isOpen({ severity, explanation }: Finding): boolean {
  return severity === 'error' || (severity === 'warning' && explanation === undefined)
}

/** The findings that are wanted, in groups with a heading each. */
export function grouped(
  { rules }: CheckRecord,
  findings: readonly Finding[],
  wanted: Wanted,
  by: Arrangement
): FindingGroup[] {
  const titles = new Map(rules.map(({ id, title }) => [id, title]))
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    if (!isWanted(finding, wanted, titles.get(finding.rule) ?? '')) continue
    const title = titleOf(finding, by, titles)
    const group = groups.get(title)
    if (group === undefined) groups.set(title, [finding])
    else group.push(finding)
  }
  return [...groups].map(([title, own]) => ({ title, findings: own }))
}

function isWanted(finding: Finding, { text, state }: Wanted, title: string): boolean {
  if (state === 'open' && !isOpen(finding)) return false
  if (state === 'explained' && finding.explanation === undefined) return false
  const words = text.normalize('NFKC').trim().toLowerCase()
  if (words === '') return true
  const all = [finding.rule, title, finding.message, ...finding.places.map(({ label }) => label)]
  return all.some((one) => one.normalize('NFKC').toLowerCase().includes(words))
}

const severityTitles: Readonly<Record<Severity, string>> = {
  error: '错误：改正后才能上报',
  warning: '警告：要改正或写明原因',
  notice: '提示：请看一看'
}

function titleOf(finding: Finding, by: Arrangement, titles: ReadonlyMap<string, string>): string {
  if (by === 'severity') return severityTitles[finding.severity]
  if (by === 'rule') return `${finding.rule} ${titles.get(finding.rule) ?? ''}`.trim()
  return by === 'unit' ? unitOf(finding) : sectionWords(finding.places[0])
}

function sectionWords(place: Place | undefined): string {
  if (place === undefined) return '整本账'
  if (place.kind === 'table') return '各表'
  if (place.kind === 'department') return '部门'
  return place.label.replace(/第 ?\d+ ?(行|个).*$/, '').replace(/[的：].*$/, '') || '整本账'
}

/** What stands at a cell: by its path. A whole row's finding stands at the row's own first column. */
export type MarksByPath = ReadonlyMap<LedgerPath, readonly CellMark[]>

/** The marks of all findings at the ledger's own cells; explained ones mark nothing. */
export function marksOf(findings: readonly Finding[]): MarksByPath {
  const marks = new Map<LedgerPath, CellMark[]>()
  for (const { severity, message, places, explanation } of findings) {
    if (explanation !== undefined) continue
    for (const place of places) {
      if (place.kind !== 'cell') continue
      const own = marks.get(place.path)
      if (own === undefined) marks.set(place.path, [{ severity, message }])
      else own.push({ severity, message })
    }
  }
  return marks
}

/** The marks of a list by the ids of its rows and by their fields; a row's own stand under no field. */
export type MarksByRow = ReadonlyMap<number, ReadonlyMap<string, readonly CellMark[]>>

/** What stands in a list, found once: a grid asks for each of its cells whenever it is drawn. */
export function marksIn(marks: MarksByPath, address: ListAddress): MarksByRow {
  const rows = new Map<number, Map<string, readonly CellMark[]>>()
  const list = `${listPath(address)}/#`
  for (const [path, own] of marks) {
    if (!path.startsWith(list)) continue
    const [id = '', ...field] = path.slice(list.length).split('/')
    const row = rows.get(Number(id)) ?? new Map<string, readonly CellMark[]>()
    rows.set(Number(id), row.set(field.join('/'), own))
  }
  return rows
}

const NONE: readonly CellMark[] = []

/** The marks of a grid's cell: those of the cell, and in the first column those of the row. */
export function marksAt(marks: MarksByRow, row: number, column: string, first: boolean): readonly CellMark[] {
  const fields = marks.get(row)
  if (fields === undefined) return NONE
  const own = fields.get(column) ?? NONE
  const ofRow = first ? fields.get('') : undefined
  return ofRow === undefined ? own : [...own, ...ofRow]
}

/** The rules that a person ticks, and those that could not be judged. */
export function unjudged({ rules }: CheckRecord): {
  readonly manual: readonly RuleResult[]
  readonly notRun: readonly RuleResult[]
} {
  return {
    manual: rules.filter(({ status, tick }) => status === 'manual' || tick !== undefined),
    notRun: rules.filter(({ status }) => status === 'notRun')
  }
}
