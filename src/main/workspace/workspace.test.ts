import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeFiles } from '../files'
import { failingFiles } from '../files/testing/failing-files'
import { createWorkspace, ledgerId, ledgerNameOf, ledgerPath, ledgersIn, openWorkspace } from './index'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workspace-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const now = new Date('2023-01-05T08:00:00Z')
const create = (path = folder) => createWorkspace(nodeFiles, path, { kind: 'unit', now })

describe('createWorkspace', () => {
  it('makes one in an empty folder, and it opens as what it was made', () => {
    const made = createWorkspace(nodeFiles, folder, { kind: 'department', now })
    expect(openWorkspace(nodeFiles, folder)).toEqual(made)
    expect(made).toMatchObject({ folder, kind: 'department', created: now.toISOString(), sample: false })
    expect(readdirSync(folder)).toEqual(['workspace.json'])
  })

  it('makes a folder that is not there yet', () => {
    expect(create(join(folder, 'a', 'b')).name).toBe('b')
  })

  it('passes over what a desktop puts into a folder by itself', () => {
    writeFileSync(join(folder, '.DS_Store'), '')
    writeFileSync(join(folder, 'Thumbs.db'), '')
    expect(create().kind).toBe('unit')
  })

  it('is made around a unit’s ledgers that lie there, and around no department’s', () => {
    mkdirSync(join(folder, 'ledgers'))
    expect(() => createWorkspace(nodeFiles, folder, { kind: 'department', now: new Date(0) })).toThrow(
      expect.objectContaining({ code: 'folderNotEmpty' }) as Error
    )
    expect(create().kind).toBe('unit')
    expect(readdirSync(folder).sort()).toEqual(['ledgers', 'workspace.json'])
  })

  it('gives each one its own id', () => {
    expect(create(join(folder, 'a')).id).not.toBe(create(join(folder, 'b')).id)
  })

  it.each([
    ['a workspace', 'workspace.json', 'workspaceExists'],
    ['any other file', '通知.docx', 'folderNotEmpty']
  ])('leaves a folder with %s as it is', (_what, name, code) => {
    writeFileSync(join(folder, name), 'mine')
    expect(() => create()).toThrow(expect.objectContaining({ code }) as Error)
    expect(readdirSync(folder)).toEqual([name])
    expect(readFileSync(join(folder, name), 'utf8')).toBe('mine')
  })

  it('refuses a file where the folder should be', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => create(join(folder, 'file'))).toThrow(
      expect.objectContaining({ code: 'notAFolder' }) as Error
    )
  })

  it('is there as a whole or not at all, whichever step fails', () => {
    let struck = true
    for (let at = 1; struck; at += 1) {
      const path = join(folder, String(at))
      const failing = failingFiles({ at, code: 'ENOSPC' })
      try {
        createWorkspace(failing.files, path, { kind: 'unit', now })
      } catch (error) {
        expect(error).toMatchObject({ name: 'UserError', action: expect.any(String) as string })
      }
      struck = failing.struck().length > 0
      const left = struck && existsSync(path) ? readdirSync(path) : []
      expect(left.filter((name) => name !== 'workspace.json')).toEqual([])
      if (left.length > 0) expect(openWorkspace(nodeFiles, path).kind).toBe('unit')
      expect(at).toBeLessThan(100)
    }
  })
})

describe('openWorkspace', () => {
  const refused = (code: string) =>
    expect.objectContaining({ code, action: expect.any(String) as string }) as Error

  it('refuses a folder that is gone, a file, and a folder that is none', () => {
    expect(() => openWorkspace(nodeFiles, join(folder, 'gone'))).toThrow(refused('noFolder'))
    expect(() => openWorkspace(nodeFiles, folder)).toThrow(refused('notAWorkspace'))
    writeFileSync(join(folder, 'file'), '')
    expect(() => openWorkspace(nodeFiles, join(folder, 'file'))).toThrow(refused('notAFolder'))
  })

  it.each(['', '{', '[]', '{"formatVersion":1}', '{"formatVersion":"2"}'])(
    'refuses the damaged file %j and does not touch it',
    (text) => {
      writeFileSync(join(folder, 'workspace.json'), text)
      expect(() => openWorkspace(nodeFiles, folder)).toThrow(refused('workspaceDamaged'))
      expect(readFileSync(join(folder, 'workspace.json'), 'utf8')).toBe(text)
    }
  )

  it('refuses a newer version by its number, whatever else it says', () => {
    writeFileSync(join(folder, 'workspace.json'), '{"formatVersion":2,"kinds":["unit"]}')
    expect(() => openWorkspace(nodeFiles, folder)).toThrow(refused('newerWorkspace'))
    expect(() => openWorkspace(nodeFiles, folder)).toThrow('格式版本 2')
  })

  it('says when the folder cannot be read', () => {
    create()
    const { files } = failingFiles({ at: 2, code: 'EACCES' })
    expect(() => openWorkspace(files, folder)).toThrow('没有权限')
  })
})

describe('ledger files', () => {
  it('lists ledgers by year and code and passes over everything else', () => {
    for (const year of ['2024', '2023', 'backups'])
      mkdirSync(join(folder, 'ledgers', year), { recursive: true })
    for (const name of [
      '402002.ledger',
      '402001.ledger',
      '402001.ledger-wal',
      '402001.ledger.lock',
      'a b.ledger'
    ])
      writeFileSync(join(folder, 'ledgers', '2023', name), '')
    writeFileSync(join(folder, 'ledgers', '2024', '402001.ledger'), '')
    writeFileSync(join(folder, 'ledgers', 'backups', '402001.ledger'), '')
    expect(ledgersIn(nodeFiles, folder).map(ledgerId)).toEqual(['2023/402001', '2023/402002', '2024/402001'])
  })

  it('has none before the first is made', () => {
    expect(ledgersIn(nodeFiles, folder)).toEqual([])
  })

  it('gives back the name that an id was made of', () => {
    const name = { fiscalYear: 2023, code: '402001-a.b' }
    expect(ledgerNameOf(ledgerId(name))).toEqual(name)
    expect(ledgerPath('/w', name)).toBe(join('/w', 'ledgers', '2023', '402001-a.b.ledger'))
  })

  it.each([
    '2023/../x',
    '2023/..',
    '../2023/402001',
    '2023/402001/',
    '2023\\402001',
    '1999/402001',
    '402001',
    ''
  ])('finds no ledger under %j', (id) =>
    expect(() => ledgerNameOf(id)).toThrow(expect.objectContaining({ code: 'noSuchLedger' }) as Error)
  )

  it.each(['CON', 'nul', 'com1', 'LPT9', 'aux.1', '..', 'a/b', ''])('names no file by the code %j', (code) =>
    expect(() => ledgerPath('/w', { fiscalYear: 2023, code })).toThrow(
      expect.objectContaining({ code: 'unitCodeRefused' }) as Error
    )
  )

  it('takes codes that only begin like a device', () => {
    expect(ledgerPath('/w', { fiscalYear: 2023, code: 'CONTROL1' })).toContain('CONTROL1.ledger')
  })
})
