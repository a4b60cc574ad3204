import { ceilingKey } from '@shared/exchange'
import type { CeilingCell, CeilingState } from '@shared/exchange'
import type { Section } from '@shared/ledger'
import { fieldLabel, sourceLabel } from '@shared/ledger'
import type { Fen } from '@shared/money'

const uses = { personnel: '人员经费', operating: '公用经费', project: '项目支出' }

/** What a ceiling limits, as a clerk reads it. */
export function ceilingWords(cell: CeilingCell): string {
  switch (cell.kind) {
    case 'source':
      return `${sourceLabel(cell.source)} · ${uses[cell.use]}`
    case 'project':
      return `项目 ${cell.project}`
    case 'threePublic':
      return `三公 · ${fieldLabel(cell.item)}`
  }
}

/** One limit beside the figures that it limits. */
export interface HeadroomPart {
  readonly key: string
  readonly words: string
  readonly headroom: Fen
}

/** The limits of one funding source, or of nothing that has a name beside its parts. */
export interface HeadroomGroup {
  readonly title: string
  readonly parts: readonly HeadroomPart[]
}

/**
 * The limits that the figures of a page count against: on 基本支出 personnel and operating by source, on 项目支出
 * projects by source and the project's own, on 三公经费 its items. Pages without limits have none.
 * @param project the code of the project whose page it is
 */
export function headroomOf(
  states: readonly CeilingState[],
  section: Section,
  project?: string
): HeadroomGroup[] {
  const groups = new Map<string, HeadroomPart[]>()
  for (const { cell, headroom } of states) {
    const named = nameOn(cell, section, project)
    if (named === undefined) continue
    const [title, words] = named
    const part = { key: ceilingKey(cell), words, headroom }
    const group = groups.get(title)
    if (group === undefined) groups.set(title, [part])
    else group.push(part)
  }
  return [...groups].map(([title, parts]) => ({ title, parts }))
}

/** The title and the words of a limit on a page; undefined where it has no place there. */
function nameOn(cell: CeilingCell, section: Section, project?: string): [string, string] | undefined {
  switch (cell.kind) {
    case 'source': {
      const here = cell.use === 'project' ? 'projects' : 'basicExpenditure'
      return section === here ? [sourceLabel(cell.source), uses[cell.use]] : undefined
    }
    case 'project':
      return section === 'projects' && cell.project === project ? ['本项目', ''] : undefined
    case 'threePublic':
      return section === 'threePublicExpenses' ? ['', fieldLabel(cell.item)] : undefined
  }
}
