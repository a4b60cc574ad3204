import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nodeFiles } from '../files'
import { createWorkspace, RecentWorkspaces } from './index'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recent-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

const now = (): Date => new Date('2023-01-05T08:00:00Z')
const open = (onFailure: (error: unknown) => void = (error) => expect.unreachable(String(error))) =>
  new RecentWorkspaces(nodeFiles, { folder, now, onFailure })
const workspace = (name: string) =>
  createWorkspace(nodeFiles, join(folder, name), { kind: 'unit', now: now() })

describe('RecentWorkspaces', () => {
  it('lists the newest first, each folder once, over restarts', () => {
    const [a, b] = [workspace('a'), workspace('b')]
    open().opened(a)
    open().opened(b)
    const id = open()
      .list()
      .find(({ name }) => name === 'a')?.id
    open().opened(a)
    expect(
      open()
        .list()
        .map(({ name }) => name)
    ).toEqual(['a', 'b'])
    expect(open().list()[0]?.id).toBe(id)
    expect(open().folderOf(id!)).toBe(a.folder)
  })

  it('says which folder is gone, and forgets without touching any', () => {
    open().opened(workspace('a'))
    open().opened(workspace('b'))
    rmSync(join(folder, 'a'), { recursive: true })
    const recent = open()
    expect(recent.list().map(({ name, present }) => [name, present])).toEqual([
      ['b', true],
      ['a', false]
    ])
    recent.forget(recent.list()[0]!.id)
    expect(
      open()
        .list()
        .map(({ name }) => name)
    ).toEqual(['a'])
    expect(open().last()).toBeUndefined()
    expect(readFileSync(join(folder, 'b', 'workspace.json'), 'utf8')).toContain('formatVersion')
  })

  it('knows after a crash which workspace, ledger and place were open', () => {
    vi.useFakeTimers()
    const recent = open()
    recent.opened(workspace('a'))
    recent.ledgerOpened('2023/402001')
    recent.rememberPlace('first')
    recent.rememberPlace('basicExpenditure/#12/amount')
    vi.advanceTimersByTime(1000)
    expect(open().last()).toMatchObject({
      recent: { name: 'a', present: true },
      ledger: '2023/402001',
      place: 'basicExpenditure/#12/amount'
    })
  })

  it('begins with none after the workspace was closed, and keeps its place for the next time', () => {
    const recent = open()
    const a = workspace('a')
    recent.opened(a)
    recent.rememberPlace('here')
    recent.closed()
    expect(open().last()).toBeUndefined()
    const next = open()
    next.opened(a)
    expect(next.last()?.place).toBe('here')
  })

  it('keeps the place with the workspace that it is of', () => {
    const [a, b] = [workspace('a'), workspace('b')]
    const recent = open()
    recent.opened(a)
    recent.rememberPlace('in a')
    recent.opened(b)
    recent.settle()
    expect(recent.last()?.place).toBeUndefined()
    recent.opened(a)
    expect(recent.last()?.place).toBe('in a')
  })

  it('begins with none when the folder that was open is gone', () => {
    open().opened(workspace('a'))
    rmSync(join(folder, 'a'), { recursive: true })
    expect(open().last()).toBeUndefined()
  })

  it('keeps nobody from his work when the list cannot be written', () => {
    const failures: unknown[] = []
    const recent = open((error) => failures.push(error))
    mkdirSync(join(folder, 'recent.json', 'in the way'), { recursive: true })
    recent.opened(workspace('a'))
    expect(failures).toHaveLength(1)
    expect(recent.last()?.recent.name).toBe('a')
  })

  it('puts a damaged list aside', () => {
    writeFileSync(join(folder, 'recent.json'), '{')
    expect(open().putAside).toContain('recent.damaged-')
    expect(open().list()).toEqual([])
  })

  it('knows nothing of an id that was never given', () => {
    expect(() => open().folderOf('x')).toThrow(expect.objectContaining({ code: 'noSuchWorkspace' }) as Error)
  })
})
