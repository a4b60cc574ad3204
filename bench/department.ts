import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DepartmentDesk } from '../src/main/department'
import { keyFingerprint } from '../src/main/exchange'
import { tablesOf } from './department/tables'
import { manyUnits, YEAR } from './department/units'
import type { Row } from './measure'

const UNITS = 300
const by = { user: '测量', clock: () => new Date() }

interface Measured {
  readonly look: number
  readonly intake: number
  readonly board: number
  readonly versions: number
  readonly tables: number
  readonly consolidation: number
  readonly again: number
}

async function measured(count: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-department-'))
  const { department, codes, paths, key } = await manyUnits(folder, count)
  const desk = DepartmentDesk.open(folder, by)
  desk.setUp({
    department,
    template: readFileSync(join('resources', 'templates', 'ganzhou-2023.json'), 'utf8'),
    ceilings: { department: { sources: {} }, units: {} }
  })
  desk.openRound(YEAR, 'secondDraft')
  const timed = async (work: () => unknown): Promise<number> => {
    const begun = performance.now()
    await work()
    return performance.now() - begun
  }
  const trust = { fingerprint: keyFingerprint(key.publicKey), reason: '测量' }
  const look = await timed(async () => {
    for (const path of paths) await desk.preview(path)
  })
  const intake = await timed(async () => {
    for await (const { refusal } of desk.intakeAll(paths, { trust })) {
      if (refusal !== undefined) throw refusal
    }
  })
  const board = await timed(() => desk.board(YEAR, 'secondDraft'))
  const versions = await timed(() => {
    for (const code of codes) desk.versions(YEAR, 'secondDraft', code)
  })
  const consolidate = (): void => desk.consolidate(YEAR, { partial: true }).close()
  const result = {
    look,
    intake,
    board,
    versions,
    consolidation: await timed(consolidate),
    again: await timed(consolidate),
    tables: await timed(() => makeTables(desk))
  }
  desk.close()
  rmSync(folder, { recursive: true, force: true })
  return result
}

/** All tables of the department, from the index of facts. */
function makeTables(desk: DepartmentDesk): void {
  const { consolidation, close } = desk.consolidate(YEAR, { partial: true })
  tablesOf(desk, YEAR, consolidation)
  close()
}

/** A department of 300 units beside one of three, in one run. */
export async function departmentRows(): Promise<Row[]> {
  const few = await measured(3)
  const many = await measured(UNITS)
  const row = (name: string, figure: number, baseline: number): Row => ({
    ...{ name, figure, baseline },
    baselineName: '3 units'
  })
  return [
    row(`look into ${UNITS} packages, each`, many.look / UNITS, few.look / 3),
    row(`intake of ${UNITS} units, each`, many.intake / UNITS, few.intake / 3),
    row(`board of ${UNITS} units`, many.board, few.board),
    row(`versions of ${UNITS} units, one by one`, many.versions, few.versions),
    row(`consolidation of ${UNITS} units, index made`, many.consolidation, few.consolidation),
    row(`consolidation of ${UNITS} units, unchanged`, many.again, few.again),
    row(`all tables of ${UNITS} units`, many.tables, few.tables)
  ]
}
