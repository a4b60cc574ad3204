import { randomUUID } from 'node:crypto'
import { basename, join } from 'node:path'
import { UserError } from '@shared/errors'
import type { WorkspaceKind } from '@shared/ipc'
import { z } from '@shared/zod'
import { createFileExclusively, kindOf, listFolder, makeFolder, readTextFile } from '../files'
import type { Files } from '../files'

/** What the program's own sample is called wherever workspaces are: its folder's name says nothing. */
export const sampleName = '示例：赣州市工业和信息化局'

/** A folder of the user's with the ledgers of one desk. */
export interface Workspace {
  readonly folder: string
  /** The folder's own name. */
  readonly name: string
  readonly id: string
  readonly kind: WorkspaceKind
  /** When it was made, ISO 8601. */
  readonly created: string
  /** The program's own sample: it may be made anew. */
  readonly sample: boolean
}

const FILE = 'workspace.json'
const VERSION = 1
const limit = { most: 64 * 1024 }

const fileSchema = z.strictObject({
  formatVersion: z.literal(VERSION),
  kind: z.enum(['unit', 'department']),
  id: z.string().min(1).max(60),
  created: z.iso.datetime(),
  sample: z.boolean().exactOptional()
})

/** What a desktop puts into a folder by itself. */
const BY_ITSELF = ['.DS_Store', '.directory', 'desktop.ini', 'Thumbs.db']

/** What there may be of a unit before it has a workspace: ledgers that were imported by the command line. */
const LEDGERS = 'ledgers'

/** Where a workspace keeps its additions to the catalogs. */
export const catalogFolder = ({ folder }: Workspace): string => join(folder, 'catalogs')

/**
 * Makes a workspace in an empty or new folder; a unit's also around ledgers that lie there.
 * @throws UserError `workspaceExists`, `folderNotEmpty`, `notAFolder`, or as the file system refuses; the folder
 * is then as it was
 */
export function createWorkspace(
  files: Files,
  folder: string,
  { kind, now, sample = false }: { kind: WorkspaceKind; now: Date; sample?: boolean }
): Workspace {
  const there = kindOf(files, folder)
  if (there !== undefined && there !== 'folder') throw notAFolder(folder)
  const names = listFolder(files, folder)
  if (names.includes(FILE)) throw alreadyOne(folder)
  const known = kind === 'unit' ? [...BY_ITSELF, LEDGERS] : BY_ITSELF
  if (names.some((name) => !known.includes(name))) {
    throw new UserError(
      'folderNotEmpty',
      `文件夹“${basename(folder)}”里已经有别的文件，没有在里面新建工作区。`,
      '请选一个空文件夹，或者新建一个文件夹。'
    )
  }
  makeFolder(files, folder)
  const content = {
    formatVersion: VERSION,
    kind,
    id: randomUUID(),
    created: now.toISOString(),
    ...(sample ? { sample } : {})
  }
  const text = `${JSON.stringify(content, undefined, 2)}\n`
  if (!createFileExclusively(files, join(folder, FILE), text)) throw alreadyOne(folder)
  return openWorkspace(files, folder)
}

/**
 * The workspace in a folder.
 * @throws UserError `noFolder`, `notAWorkspace`, `newerWorkspace`, `workspaceDamaged`, or as the file system
 * refuses
 */
export function openWorkspace(files: Files, folder: string): Workspace {
  const there = kindOf(files, folder)
  if (there === undefined) {
    throw new UserError(
      'noFolder',
      `找不到文件夹“${basename(folder)}”（${folder}）。`,
      '请检查它是否已被移动、改名或删除；在移动硬盘或网络盘上的，请先接好。'
    )
  }
  if (there !== 'folder') throw notAFolder(folder)
  const text = readTextFile(files, join(folder, FILE), limit)
  if (text === undefined) {
    throw new UserError(
      'notAWorkspace',
      `文件夹“${basename(folder)}”不是预算簿的工作区：里面没有“${FILE}”。`,
      '请选择工作区的文件夹本身（里面有“ledgers”文件夹），或者新建工作区。'
    )
  }
  const { kind, id, created, sample = false } = understood(text, folder)
  return { folder, name: basename(folder), id, kind, created, sample }
}

function understood(text: string, folder: string): z.infer<typeof fileSchema> {
  const value = jsonOf(text)
  const read = fileSchema.safeParse(value)
  if (read.success) return read.data
  const version = z.object({ formatVersion: z.int() }).safeParse(value)
  if (version.success && version.data.formatVersion > VERSION) {
    throw new UserError(
      'newerWorkspace',
      `工作区“${basename(folder)}”是更新版本的预算簿建的（格式版本 ${version.data.formatVersion}），这个版本打不开，没有改动它。`,
      '请升级预算簿后再打开。'
    )
  }
  throw new UserError(
    'workspaceDamaged',
    `工作区“${basename(folder)}”的说明文件“${FILE}”已损坏，没有打开。账册不受影响。`,
    '请从备份找回这个文件；或者新建一个工作区，把原来的“ledgers”文件夹复制进去。'
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function notAFolder(folder: string): UserError {
  return new UserError('notAFolder', `“${basename(folder)}”是一个文件，不是文件夹。`, '请另选一个文件夹。')
}

function alreadyOne(folder: string): UserError {
  return new UserError(
    'workspaceExists',
    `文件夹“${basename(folder)}”已经是一个工作区，没有改动它。`,
    '请直接打开它，或者另选一个空文件夹。'
  )
}
