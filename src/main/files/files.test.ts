import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '@shared/errors'
import { failingFiles, type Strike } from './testing/failing-files'
import { patiently } from './write'
import {
  copyFile,
  createFileExclusively,
  exists,
  fileError,
  listFolder,
  makeFolder,
  nodeFiles,
  readTextFile,
  removeFile,
  removeLeftovers,
  temporaryName,
  renameFile,
  writeFileAtomically,
  type Files
} from './index'

let folder: string
let target: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'))
  target = join(folder, '设置.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const limit = { most: 1000 }
const failureOf = (work: () => unknown): UserError => {
  try {
    work()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('did not fail')
}

describe('writing', () => {
  it('writes new files and replaces old ones, leaving nothing else behind', () => {
    writeFileAtomically(nodeFiles, target, '一')
    writeFileAtomically(nodeFiles, target, '二')
    expect(readFileSync(target, 'utf8')).toBe('二')
    expect(readdirSync(folder)).toEqual(['设置.json'])
  })

  it('goes on after a short write', () => {
    const short: Files = { ...nodeFiles, write: (file, bytes) => nodeFiles.write(file, bytes.subarray(0, 2)) }
    writeFileAtomically(short, target, '一二三')
    expect(readFileSync(target, 'utf8')).toBe('一二三')
  })

  it('syncs the content before the rename and the folder after it', () => {
    const steps: string[] = []
    const note =
      <Args extends unknown[], T>(name: string, step: (...args: Args) => T) =>
      (...args: Args): T => {
        steps.push(name)
        return step(...args)
      }
    const noting: Files = {
      ...nodeFiles,
      write: note('write', nodeFiles.write),
      sync: note('sync', nodeFiles.sync),
      rename: note('rename', nodeFiles.rename)
    }
    writeFileAtomically(noting, target, 'x')
    expect(steps).toEqual(['write', 'sync', 'rename', 'sync'])
  })

  it('creates exclusively: false when the name is taken, whose content stays', () => {
    expect(createFileExclusively(nodeFiles, target, 'a')).toBe(true)
    expect(createFileExclusively(nodeFiles, target, 'b')).toBe(false)
    expect(readFileSync(target, 'utf8')).toBe('a')
    expect(readdirSync(folder)).toHaveLength(1)
  })

  it('creates exclusively where the file system knows no second names', () => {
    const withoutLinks: Files = {
      ...nodeFiles,
      link: () => {
        throw Object.assign(new Error('no links'), { code: 'EPERM' })
      }
    }
    expect(createFileExclusively(withoutLinks, target, 'a')).toBe(true)
    expect(createFileExclusively(withoutLinks, target, 'b')).toBe(false)
    expect(readFileSync(target, 'utf8')).toBe('a')
    expect(readdirSync(folder)).toHaveLength(1)
  })

  it.skipIf(process.platform === 'win32')('creates a file that only its owner can read', () => {
    createFileExclusively(nodeFiles, target, 'a')
    createFileExclusively(nodeFiles, join(folder, 'key'), 'b', { private: true })
    expect(statSync(join(folder, 'key')).mode & 0o077).toBe(0)
    expect(statSync(target).mode & 0o044).not.toBe(0)
  })

  it('copies over, renames over and removes', () => {
    const other = join(folder, 'b')
    const content = 'x'.repeat(3 * 1024 * 1024 + 1)
    writeFileSync(target, content)
    writeFileSync(other, 'old')
    copyFile(nodeFiles, target, other)
    expect(readFileSync(other, 'utf8') === content).toBe(true)
    writeFileSync(target, 'new')
    renameFile(nodeFiles, target, other)
    expect(readFileSync(other, 'utf8')).toBe('new')
    expect(exists(nodeFiles, target)).toBe(false)
    removeFile(nodeFiles, other)
    removeFile(nodeFiles, other)
    expect(listFolder(nodeFiles, folder)).toEqual([])
  })

  it('removes what killed processes of this machine left, and only that', () => {
    const [dead, living] = [temporaryName(11, 1), temporaryName(22, 1)]
    // Of a machine that writes into the same folder of a shared drive.
    const elsewhere = dead.replace(/[0-9a-f]{8}/, (mark) => (mark === '00000000' ? '11111111' : '00000000'))
    for (const name of [dead, living, elsewhere, 'a.tmp']) writeFileSync(join(folder, name), '')
    removeLeftovers(nodeFiles, folder, (process) => process === 22)
    expect(listFolder(nodeFiles, folder).sort()).toEqual([living, elsewhere, 'a.tmp'].sort())
  })

  it('waits out a short refusal on Windows, and a long one not for ever', () => {
    let refusals = 2
    const refuse = (): void => {
      refusals -= 1
      if (refusals >= 0) throw Object.assign(new Error('held'), { code: 'EPERM' })
    }
    patiently(refuse, 'win32')
    expect(refusals).toBe(-1)
    refusals = 1000
    expect(() => patiently(refuse, 'win32')).toThrow('held')
    expect(() => patiently(refuse, 'linux')).toThrow('held')
  })
})

describe('every step made to fail', () => {
  const tasks: Record<string, (files: Files) => void> = {
    write: (files) => writeFileAtomically(files, target, 'new'),
    create: (files) => createFileExclusively(files, join(folder, 'created'), 'new'),
    copy: (files) => copyFile(files, join(folder, 'source'), target),
    rename: (files) => renameFile(files, join(folder, 'source'), target)
  }
  const prepare = (): void => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name))
    writeFileSync(target, 'old')
    writeFileSync(join(folder, 'source'), 'new')
  }

  for (const [name, task] of Object.entries(tasks)) {
    for (const strike of ['before', 'after'] satisfies Strike[]) {
      it(`${name}, ${strike} the step: old or new, a sentence, no temporary file`, () => {
        prepare()
        const undisturbed = failingFiles()
        task(undisturbed.files)
        expect(undisturbed.steps()).toBeGreaterThan(2)
        for (let at = 1; at <= undisturbed.steps(); at += 1) {
          prepare()
          const { files, struck } = failingFiles({ at, strike, code: 'ENOSPC' })
          let error: UserError | undefined
          try {
            task(files)
          } catch (caught) {
            error = caught as UserError
          }
          expect(struck()).toHaveLength(1)
          // Only discarding the temporary file may fail in silence, and is then done again.
          if (struck()[0] !== 'remove') expect(error).toMatchObject({ name: 'UserError', code: 'diskFull' })
          expect(['old', 'new']).toContain(readFileSync(target, 'utf8'))
          const created = join(folder, 'created')
          if (existsSync(created)) expect(readFileSync(created, 'utf8')).toBe('new')
          expect(readdirSync(folder).filter((entry) => entry.endsWith('.tmp'))).toEqual([])
        }
      })
    }

    it(`${name}, the disk gone from a step on: old or new`, () => {
      prepare()
      const undisturbed = failingFiles()
      task(undisturbed.files)
      for (let at = 1; at <= undisturbed.steps(); at += 1) {
        prepare()
        const { files, struck } = failingFiles({ at, andAllLater: true })
        try {
          task(files)
        } catch (error) {
          expect(error).toMatchObject({ name: 'UserError', code: 'diskFailure' })
        }
        expect(struck().length).toBeGreaterThan(0)
        expect(['old', 'new']).toContain(readFileSync(target, 'utf8'))
      }
    })
  }
})

describe('reading', () => {
  it('reads text without a byte order mark; nothing where there is no file', () => {
    writeFileSync(target, '\uFEFF一')
    expect(readTextFile(nodeFiles, target, limit)).toBe('一')
    expect(readTextFile(nodeFiles, join(folder, 'none'), limit)).toBeUndefined()
  })

  it('refuses what is beyond the limit, even when it grows while read', () => {
    writeFileSync(target, 'x'.repeat(1000))
    expect(readTextFile(nodeFiles, target, limit)).toHaveLength(1000)
    expect(readTextFile({ ...nodeFiles, size: () => 10 }, target, limit)).toHaveLength(1000)
    writeFileSync(target, 'x'.repeat(1001))
    expect(failureOf(() => readTextFile(nodeFiles, target, limit)).code).toBe('fileTooBig')
    expect(failureOf(() => readTextFile({ ...nodeFiles, size: () => 10 }, target, limit)).code).toBe(
      'fileTooBig'
    )
  })

  it('refuses what is not UTF-8, and a folder', () => {
    writeFileSync(target, new Uint8Array([0xd6, 0xd0]))
    expect(failureOf(() => readTextFile(nodeFiles, target, limit))).toMatchObject({
      code: 'notText',
      message: '读取“设置.json”失败：它不是 UTF-8 编码的文本文件。'
    })
    expect(failureOf(() => readTextFile(nodeFiles, folder, { most: 1e6 })).code).toBe('noFile')
  })

  it('closes the file whatever step fails', () => {
    writeFileSync(target, '一')
    const undisturbed = failingFiles()
    readTextFile(undisturbed.files, target, limit)
    for (let at = 1; at <= undisturbed.steps(); at += 1) {
      const { files, struck } = failingFiles({ at })
      let open = 0
      const counting: Files = {
        ...files,
        open: (path, how) => {
          const file = files.open(path, how)
          open += 1
          return file
        },
        close: (file) => {
          open -= 1
          files.close(file)
        }
      }
      expect(failureOf(() => readTextFile(counting, target, limit)).code).toBe('diskFailure')
      expect(struck()).toHaveLength(1)
      expect(open).toBe(0)
    }
  })
})

describe('sentences', () => {
  it('tells a file in the place of a folder', () => {
    writeFileSync(target, '')
    expect(failureOf(() => writeFileAtomically(nodeFiles, join(target, 'a.json'), '')).code).toBe('noFolder')
    expect(failureOf(() => makeFolder(nodeFiles, join(target, 'sub'))).code).toBe('noFolder')
    expect(exists(nodeFiles, join(target, 'a.json'))).toBe(false)
  })

  it('tells a folder that is not there', () => {
    const error = failureOf(() => writeFileAtomically(nodeFiles, join(folder, 'none', 'a.json'), ''))
    expect(error).toMatchObject({
      code: 'fileMissing',
      message: '保存“a.json”失败：找不到文件或文件夹。',
      action: '请检查它是否已被移动、改名或删除。'
    })
  })

  it('names the code of an error it does not know, and keeps the cause', () => {
    const cause = Object.assign(new Error('x'), { code: 'EWHATEVER' })
    const error = fileError(cause, '保存', target)
    expect(error.message).toBe('保存“设置.json”失败：操作系统报告了错误（EWHATEVER）。')
    expect(error.cause).toBe(cause)
    expect(fileError(error, '读取', 'other')).toBe(error)
  })

  it('makes folders, with those above', () => {
    const deep = join(folder, 'a', 'b')
    makeFolder(nodeFiles, deep)
    makeFolder(nodeFiles, deep)
    expect(exists(nodeFiles, deep)).toBe(true)
  })
})
