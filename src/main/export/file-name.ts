import { basename, dirname, extname, join } from 'node:path'
import type { TableModel } from '@shared/tables'
import { kindWords, reporter } from './about'
import type { WorkbookAbout } from './about'

/** A file system takes 255 bytes of a name. */
const longest = 200

/** The name that a workbook is offered under: 赣州市工业和信息化局2023年部门预算表（报送版）.xlsx. */
export function workbookFileName(
  about: Pick<WorkbookAbout, 'department' | 'edition' | 'kind'>,
  missing: TableModel['missingUnits'] = []
): string {
  const { name, words } = reporter(about)
  const { department, kind } = about
  const plain = `${name}${department.fiscalYear}年${words}预算表（${kindWords[kind]}）`
  return trialFileName(
    `${cut(plain.replace(/[<>:"/\\|?*\p{Cc}]/gu, ' ').trim(), longest - 60)}.xlsx`,
    missing
  )
}

/**
 * A file's name that says when its content is a trial, and by code which units are missing; one that says 试汇总
 * already, or a content that lacks nothing, stays as it is.
 */
export function trialFileName(path: string, missing: TableModel['missingUnits']): string {
  const ending = extname(path)
  const name = basename(path, ending)
  if (missing.length === 0 || name.includes('试汇总')) return path
  const codes = missing.slice(0, 3).map(({ code }) => code)
  const words = `试汇总，缺${codes.join('、')}${missing.length > codes.length ? `等${missing.length}个单位` : ''}`
  return join(dirname(path), `${cut(name, longest - Buffer.byteLength(words))}（${words}）${ending}`)
}

/** Cuts to a number of bytes, between characters. */
function cut(text: string, most: number): string {
  let kept = ''
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > most) break
    kept += character
  }
  return kept
}
