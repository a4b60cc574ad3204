import { basename, resolve } from 'node:path'
import { commonRound } from '@shared/consolidation'
import { UserError } from '@shared/errors'
import {
  kindWords,
  ledgerFingerprint,
  refuseExisting,
  saveExport,
  tableCsv,
  trialFileName,
  writeWorkbook
} from '../../export'
import type { WorkbookAbout, WorkbookKind } from '../../export'
import { nodeFiles } from '../../files'
import type { Command, Surroundings } from '../command'
import { choice, needed } from '../command'
import { inputNeeds } from './consolidation-input'
import { readTables, tableOptions } from './tables-input'
import type { Tables } from './tables-input'

/** `consolidate … --out book.xlsx`: the workbook of a department or a unit, or one table as .csv. */
export const consolidateCommand: Command = {
  takes: [],
  options: { ...tableOptions, out: 'FILE.xlsx|FILE.csv', kind: 'official|public', force: true },
  needs: [...inputNeeds, 'out'],
  purpose: '汇总各单位的账，写出工作簿（报送版 official、公开版 public），或一张表的 .csv',
  async run(given, surroundings) {
    const kind = choice(given, 'kind', ['official', 'public'])
    const format = formatOf(needed(given, 'out'))
    const tables = readTables(given, surroundings)
    const { consolidation, template, edition } = tables
    const { missingUnits } = consolidation
    const path = trialFileName(resolve(surroundings.folder, needed(given, 'out')), missingUnits)
    const replace = given.switches.has('force')
    if (!replace) refuseExisting(nodeFiles, path)
    const about = aboutOf(tables, kind, surroundings)
    saveExport(nodeFiles, path, await contentOf(tables, about, format), { replace })
    const notices = [...tables.notices, ...roundNotices(about)]
    const told = notices.map(({ message }) => `\n  提示：${message}`).join('')
    return {
      code: 0,
      text: `已写出 ${path}${told}`,
      json: {
        file: path,
        kind,
        edition,
        template: template.id,
        tables: tables.models.map(({ id }) => id),
        missingUnits: missingUnits.map(({ code }) => code),
        fingerprint: about.fingerprint,
        notices
      }
    }
  }
}

function aboutOf(
  { department, ledgers, consolidation, template, edition }: Tables,
  kind: WorkbookKind,
  { clock }: Surroundings
): WorkbookAbout {
  const [own] = ledgers
  return {
    kind,
    edition,
    department,
    round: commonRound(consolidation),
    template,
    // A department's own contacts stand in no file: they are written on the cover by hand.
    ...(edition.kind === 'unit' && own !== undefined ? { contacts: own.contacts } : {}),
    exportedAt: clock(),
    fingerprint: ledgerFingerprint(ledgers)
  }
}

/** @throws UserError `unknownFormat` */
function formatOf(name: string): 'xlsx' | 'csv' {
  if (/\.xlsx$/i.test(name)) return 'xlsx'
  if (/\.csv$/i.test(name)) return 'csv'
  const action = '请把文件名的结尾改成 .xlsx 或 .csv。'
  throw new UserError('unknownFormat', `不能写“${basename(name)}”这种文件。`, action)
}

/** @throws UserError `oneTableOnly` */
async function contentOf(
  { models }: Tables,
  about: WorkbookAbout,
  format: 'xlsx' | 'csv'
): Promise<Uint8Array> {
  if (format === 'xlsx') return writeWorkbook(models, about)
  const [model, ...others] = models
  if (model === undefined || others.length > 0) {
    const action = '请用 --table 说明是哪一张，比如 --table 3。'
    throw new UserError('oneTableOnly', '.csv 文件只能放一张表。', action)
  }
  return tableCsv(model)
}

/** What is published must be what was approved. */
function roundNotices({ kind, round }: WorkbookAbout): { code: string; message: string }[] {
  if (kind !== 'public' || round === 'approved') return []
  const message = `各单位的账不全是批复轮次的，${kindWords.public}一般要在批复以后才公开，请确认。`
  return [{ code: 'notApproved', message }]
}
