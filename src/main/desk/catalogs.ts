import { basename } from 'node:path'
import type { CatalogData } from '@shared/catalog'
import { previewOfficialList } from '@shared/catalog'
import { UserError } from '@shared/errors'
import type { CallInput } from '@shared/ipc'
import { mostOfficialListBytes } from '../catalogs'
import { readBytes } from '../files'
import type { Files } from '../files'
import type { UnitWork } from '../unit-work'
import type { Dialogs } from './dialogs'
import type { UnitDesk } from './unit-desk'

/** The most faults of a list that a window shows. */
const LISTED = 20

/** The catalogs as the open workspace sees them. */
export class DeskCatalogs {
  constructor(
    private readonly parts: {
      readonly files: Files
      readonly desk: UnitDesk
      readonly dialogs: Pick<Dialogs, 'openFile'>
      readonly work: Pick<UnitWork, 'officialList'>
    }
  ) {}

  /** @throws CatalogYearMissing */
  read(fiscalYear: number): CatalogData {
    return this.parts.desk.workspace.catalogs.read(fiscalYear)
  }

  /** Adds a subject to the workspace's supplement. @throws UserError `subjectRefused`, `wrongClassification` */
  addSubject({ fiscalYear, classification, code, name }: CallInput<'catalog.addSubject'>): CatalogData {
    const { catalogs } = this.parts.desk.workspace
    catalogs.addSubject(fiscalYear, { classification, code, name })
    return catalogs.read(fiscalYear)
  }

  /** Asks for an official list and lays it over a year's catalog. @throws UserError `listRefused` with the faults */
  async loadOfficialList(fiscalYear: number): Promise<{ data: CatalogData; message: string } | null> {
    const { files, dialogs, desk, work } = this.parts
    const { catalogs } = desk.workspace
    const path = await dialogs.openFile({
      title: `装入 ${fiscalYear} 年官方科目表`,
      kinds: [{ name: '科目表', extensions: ['xlsx', 'csv', 'txt'] }]
    })
    if (path === undefined) return null
    const name = basename(path)
    const bytes = readBytes(files, path, { most: mostOfficialListBytes })
    if (bytes === undefined) throw new UserError('noFile', `找不到文件“${name}”。`)
    const below = catalogs.below(fiscalYear)
    const read = await work.officialList({ name, bytes, below })
    if (!read.ok) throw refused(name, read.faults)
    const { added, renamed, becomesVerified, removed } = previewOfficialList(below, read.list)
    catalogs.adopt(fiscalYear, read.list)
    const message =
      `已装入“${name}”（${read.list.subjects.length} 个科目）：新增 ${added.length} 个，改名 ${renamed.length} 个，` +
      `由未核对变为已核对 ${becomesVerified.length} 个，不再有的 ${removed.length} 个。`
    return { data: catalogs.read(fiscalYear), message }
  }
}

function refused(name: string, faults: readonly { place: string; message: string }[]): UserError {
  const more = faults.length > LISTED ? [`另有 ${faults.length - LISTED} 处没有列出。`] : []
  const details = [...faults.slice(0, LISTED).map(({ place, message }) => `${place}：${message}`), ...more]
  return new UserError(
    'listRefused',
    `科目表“${name}”有 ${faults.length} 处问题，没有装入。`,
    '请改正后重新装入。',
    { details }
  )
}
