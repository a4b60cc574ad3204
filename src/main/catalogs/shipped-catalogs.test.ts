import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Catalog, classifications, parentCode } from '@shared/catalog'
import { nodeFiles } from '../files'
import { initialsOf } from './initials'
import { ShippedCatalogs } from './shipped-catalogs'
import { catalogsFolder, shippedCatalogs } from './testing/shipped'

describe('the catalog of 2023', () => {
  const data = shippedCatalogs.read(2023)
  const catalog = new Catalog(data)
  const count = (level: string, status?: string): number =>
    catalog
      .subjects('function')
      .filter((each) => each.level === level && (status ?? each.status) === each.status).length

  it('is as large and as far verified as its README says', () => {
    expect([count('class'), count('division'), count('item')]).toEqual([30, 263, 1292])
    expect([count('class', 'verified'), count('division', 'verified'), count('item', 'verified')]).toEqual([
      26, 34, 82
    ])
    const divisions = catalog.subjects('economic').filter(({ level }) => level === 'division')
    expect(divisions).toHaveLength(100)
    expect(catalog.subjects('governmentEconomic')).toHaveLength(82)
    expect(data.mapping).toHaveLength(100)
    expect(catalog.size).toBe(1777)
  })

  it('is all of one tree', () => {
    for (const classification of classifications) {
      for (const { code } of catalog.subjects(classification)) {
        const parent = parentCode(code)
        if (parent !== undefined) expect(catalog.has(classification, parent)).toBe(true)
      }
    }
  })

  it('maps every departmental division to governmental ones that it has', () => {
    for (const { code, level } of catalog.subjects('economic')) {
      if (level !== 'division') continue
      for (const kind of ['administrative', 'civilServantManaged', 'publicInstitution'] as const) {
        const mapped = catalog.governmentEconomicOf(code, kind)
        expect(mapped.is).not.toBe('unmapped')
        if (mapped.is === 'mapped') expect(catalog.has('governmentEconomic', mapped.code)).toBe(true)
      }
    }
    expect(catalog.governmentEconomicOf('30201', 'administrative')).toMatchObject({ code: '50201' })
    expect(catalog.governmentEconomicOf('30201', 'publicInstitution')).toMatchObject({ code: '50502' })
    expect(catalog.governmentEconomicOf('30107', 'administrative')).toEqual({ is: 'blank' })
    expect(catalog.governmentEconomicOf('30701', 'publicInstitution')).toEqual({ is: 'blank' })
  })

  it('finds 办公费 by bgf, first', () => {
    expect(catalog.search('economic', 'bgf')[0]).toMatchObject({ code: '30201', name: '办公费' })
  })

  it('has no subject that it leaves out', () => {
    expect(data.leftOut).toHaveLength(33)
    for (const { classification, code } of data.leftOut)
      expect(catalog.leftOut(classification, code)).toBeDefined()
  })

  it('stores the initials that the program would compute', () => {
    for (const classification of classifications) {
      for (const { name, initials } of catalog.subjects(classification))
        expect(initials).toBe(initialsOf(name))
    }
  })

  it('has every code and name of the published sample', () => {
    for (const unit of ['402001', '402002', '402004']) {
      const file = join(catalogsFolder, '../samples/ganzhou-2023/units', `${unit}.json`)
      const text = readFileSync(file, 'utf8')
      const codes = Array.from(text.matchAll(/"(function|economic)": ?"(\d+)"/g))
      expect(codes.length).toBeGreaterThan(10)
      for (const [, classification, code] of codes) {
        expect(catalog.has(classification as 'function' | 'economic', code!)).toBe(true)
      }
    }
  })
})

describe('the folder of catalogs', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'catalogs-'))
    cpSync(join(catalogsFolder, '2023'), join(folder, '2023'), { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const edit = (file: string, change: (text: string) => string): void => {
    const path = join(folder, '2023', file)
    const before = readFileSync(path, 'utf8')
    const after = change(before)
    expect(after).not.toBe(before)
    writeFileSync(path, after)
  }
  const read = (year = 2023): ReturnType<ShippedCatalogs['read']> =>
    new ShippedCatalogs(nodeFiles, folder).read(year)

  it('gains a year by gaining a folder', () => {
    cpSync(join(folder, '2023'), join(folder, '2031'), { recursive: true })
    const catalogs = new ShippedCatalogs(nodeFiles, folder)
    expect(catalogs.years()).toEqual([2023, 2031])
    expect(catalogs.read(2031)).toEqual({ ...catalogs.read(2023), fiscalYear: 2031 })
  })

  it('tells a year that it lacks, with those it has', () => {
    expect(() => read(2031)).toThrow(
      expect.objectContaining({ code: 'catalogYearMissing', years: [2023] }) as Error
    )
  })

  it('computes initials where a file has none', () => {
    edit('economic.csv', (text) => text.replace(',bgf\n', ',\n'))
    expect(new Catalog(read()).search('economic', 'bgf')[0]?.code).toBe('30201')
  })

  it.each<[string, string, (text: string) => string]>([
    ['a code twice', 'function.csv', (text) => text.replace('\n20101,', '\n201,')],
    ['a malformed code', 'economic.csv', (text) => text.replace('\n30101,', '\n3010,')],
    ['an unknown status', 'function.csv', (text) => text.replace('verified', 'seen')],
    ['an unknown budget', 'function.csv', (text) => text.replace('generalPublicBudget', 'general')],
    ['a name missing', 'economic.csv', (text) => text.replace('办公费', '')],
    ['a malformed mapping', 'economic-mapping.csv', (text) => text.replace('50101', '5010')]
  ])('with %s is refused when it is read', (_, file, change) => {
    edit(file, change)
    expect(() => read()).toThrow()
  })

  it('with a file missing is refused by its name', () => {
    rmSync(join(folder, '2023', 'left-out.csv'))
    expect(() => read()).toThrow('left-out.csv')
  })
})
