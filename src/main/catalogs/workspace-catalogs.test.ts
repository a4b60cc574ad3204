import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Catalog } from '@shared/catalog'
import type { OfficialList } from '@shared/catalog'
import { UserError } from '@shared/errors'
import { nodeFiles } from '../files'
import { failingFiles } from '../files/testing/failing-files'
import { shippedCatalogs } from './testing/shipped'
import { WorkspaceCatalogs } from './workspace-catalogs'

let parent: string
let folder: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'workspace-'))
  folder = join(parent, 'catalogs')
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

const open = (files = nodeFiles): WorkspaceCatalogs => new WorkspaceCatalogs(files, shippedCatalogs, folder)
const catalog = (catalogs: WorkspaceCatalogs, year = 2023): Catalog => new Catalog(catalogs.read(year))
const list: OfficialList = {
  title: '官方.xlsx',
  subjects: [{ classification: 'economic', code: '311', name: '对企业补助（基建）', initials: 'dqybzjj' }]
}
const own = { classification: 'function', code: '2150588', name: '补充科目' } as const
const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof UserError) return error.code
    throw error
  }
  return 'none'
}

describe("a workspace's catalogs", () => {
  it('are the shipped ones until something is added, and no file is made', () => {
    expect(open().read(2023)).toEqual(shippedCatalogs.read(2023))
    expect(open().years()).toEqual([2023])
    expect(readdirSync(parent)).toEqual([])
  })

  it('lie under what the department brought, which a later task replaces and which is kept', () => {
    const theirs = {
      classification: 'function',
      code: '2150589',
      name: '部门补充',
      initials: 'bmbc'
    } as const
    const part = { fiscalYear: 2023, officialLists: [list], supplement: [theirs] }
    const catalogs = open()
    catalogs.adopt(2023, { title: '自己的.xlsx', subjects: [{ ...list.subjects[0]!, name: '自己的名称' }] })
    catalogs.addSubject(2023, own)
    catalogs.keepDepartments(2023, part)
    for (const each of [catalogs, open()]) {
      expect(catalog(each).subject('economic', '311')?.name).toBe('对企业补助（基建）')
      expect(catalog(each).subject('function', '2150589')).toMatchObject({ origin: 'supplement' })
      expect(catalog(each).subject('function', own.code)?.name).toBe(own.name)
      // What goes on to others is only the workspace's own.
      expect(each.additions(2023).officialLists.map(({ title }) => title)).toEqual(['自己的.xlsx'])
    }
    expect(catalogs.layDepartments(2023, part)).toBe(false)
    catalogs.keepDepartments(2023, undefined)
    for (const each of [catalogs, open()]) {
      expect(catalog(each).subject('economic', '311')?.name).toBe('自己的名称')
      expect(catalog(each).subject('function', '2150589')).toBeUndefined()
    }
    expect(readdirSync(folder)).toEqual(['2023.json'])
  })

  it('have a year that only the department brought, and do without a copy that is damaged', () => {
    const year = { fiscalYear: 2031, officialLists: [list], supplement: [] }
    open().keepDepartments(2031, year)
    expect(open().years()).toEqual([2023, 2031])
    writeFileSync(join(folder, '2031.department.json'), '{')
    expect(open().years()).toEqual([2023])
    const catalogs = open()
    catalogs.keepDepartments(2031, year)
    expect(open().years()).toEqual([2023, 2031])
  })

  it('keep official lists and take the last one back', () => {
    const catalogs = open()
    catalogs.adopt(2023, list)
    for (const each of [catalogs, open()]) {
      expect(catalog(each).subject('economic', '311')).toMatchObject({
        origin: 'official',
        status: 'verified'
      })
      expect(catalog(each).subject('economic', '31101')).toBeUndefined()
      expect(each.additions(2023).officialLists).toEqual([list])
    }
    catalogs.takeBackOfficialList(2023)
    expect(catalogs.read(2023)).toEqual(shippedCatalogs.read(2023))
    expect(readdirSync(folder)).toEqual([])
  })

  it('keep a supplement, searchable, and let go of it', () => {
    const catalogs = open()
    catalogs.addSubject(2023, own)
    expect(catalog(open()).search('function', 'bckm')[0]).toMatchObject({
      code: '2150588',
      origin: 'supplement'
    })
    expect(codeOf(() => catalogs.addSubject(2023, own))).toBe('subjectRefused')
    expect(codeOf(() => catalogs.addSubject(2023, { ...own, code: '21505' }))).toBe('subjectRefused')
    catalogs.removeSubject(2023, '2150588')
    expect(catalog(catalogs).has('function', '2150588')).toBe(false)
  })

  it('show an official list what it will stand above: not the supplement', () => {
    const catalogs = open()
    catalogs.addSubject(2023, own)
    expect(catalogs.below(2023)).toEqual(shippedCatalogs.read(2023))
  })

  it('gain a year by an official list, not by a supplement', () => {
    const catalogs = open()
    expect(() => catalogs.read(2031)).toThrow(
      expect.objectContaining({ code: 'catalogYearMissing', years: [2023] }) as Error
    )
    expect(codeOf(() => catalogs.addSubject(2031, own))).toBe('catalogYearMissing')
    catalogs.adopt(2031, list)
    expect(open().years()).toEqual([2023, 2031])
    expect(catalog(open(), 2031).subjects('economic')).toHaveLength(1)
    catalogs.addSubject(2031, { classification: 'economic', code: '31199', name: '其他' })
    catalogs.takeBackOfficialList(2031)
    expect(open().years()).toEqual([2023])
  })

  it.each(['', '{', '{"formatVersion":2,"officialLists":[],"supplement":[]}', '{"formatVersion":1}'])(
    'refuse a damaged file with a sentence and leave it alone: %j',
    (text) => {
      const catalogs = open()
      catalogs.adopt(2023, list)
      const path = join(folder, '2023.json')
      writeFileSync(path, text)
      expect(codeOf(() => open().read(2023))).toBe('catalogAdditionsDamaged')
      expect(codeOf(() => open().adopt(2023, list))).toBe('catalogAdditionsDamaged')
      expect(readFileSync(path, 'utf8')).toBe(text)
    }
  )

  it('are as before or as after when any step of writing fails', () => {
    const undisturbed = failingFiles()
    open(undisturbed.files).adopt(2023, list)
    expect(undisturbed.steps()).toBeGreaterThan(5)
    for (let at = 1; at <= undisturbed.steps(); at += 1) {
      rmSync(folder, { recursive: true, force: true })
      open().addSubject(2023, own)
      const { files, struck } = failingFiles({ at, code: 'ENOSPC' })
      const catalogs = open(files)
      const failed = codeOf(() => catalogs.adopt(2023, list))
      expect(struck().length).toBeLessThanOrEqual(1)
      const after = open().additions(2023)
      expect(after.supplement).toHaveLength(1)
      if (failed === 'none') expect(after.officialLists).toHaveLength(1)
      // What the running program shows is what stands on the disk.
      expect(catalog(catalogs).has('economic', '31101')).toBe(after.officialLists.length === 0)
    }
  })
})
