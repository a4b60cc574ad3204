import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { here } from '../prepare/place.mjs'
import { freshFolder } from '../testing/folder.mjs'
import { forDevelopment, isAllowed, shippable } from './licences.mjs'
import { checkLicences, notices, shippedPackages } from './notices.mjs'

describe('a licence', () => {
  test.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['(MIT AND Zlib)', true],
    ['MIT AND GPL-3.0-only', false],
    ['(GPL-3.0-only OR LGPL-3.0-only)', false],
    ['GPL-3.0-only OR (MIT AND ISC)', true],
    ['MIT/X11', true],
    ['MIT License, more or less', false],
    ['', false],
    [undefined, false],
    ['UNLICENSED', false]
  ])('%s may be shipped: %s', (expression, expected) => {
    expect(isAllowed(expression, shippable)).toBe(expected)
  })

  test('of a tool may be weaker, and is then not shippable', () => {
    expect([isAllowed('MPL-2.0', forDevelopment), isAllowed('MPL-2.0', shippable)]).toEqual([true, false])
  })
})

test('every package of the lock file has a licence we may work with', () => {
  /** Says nothing in its package.json; reached only by a reader of exceljs that is not bundled. */
  const silent = ['node_modules/buffers']
  const { packages } = JSON.parse(readFileSync(here.lockFile, 'utf8'))
  const refused = Object.entries(packages).filter(
    ([path, { license }]) => !isAllowed(license, forDevelopment) && !silent.includes(path)
  )
  expect(refused.map(([path]) => path)).toEqual([])
})

/** A project whose build has bundled `a` and `b`, ships `native` and has the tool `tool`. */
function project({ licenceOfB = 'ISC' } = {}) {
  const root = freshFolder()
  const packages = {
    '': {},
    'node_modules/a': { version: '1.0.0', license: 'MIT', dev: true },
    'node_modules/a/node_modules/b': { version: '2.0.0', license: licenceOfB, dev: true },
    'node_modules/b': { version: '3.0.0', license: 'MPL-2.0', dev: true },
    'node_modules/native': { version: '4.0.0', license: 'MIT' },
    'node_modules/tool': { version: '5.0.0', license: 'MPL-2.0', dev: true }
  }
  for (const path of Object.keys(packages).filter((one) => one !== '')) {
    mkdirSync(join(root, path), { recursive: true })
    const manifest = { name: path.replace(/.*\//, ''), author: `The author of ${path}` }
    writeFileSync(join(root, path, 'package.json'), JSON.stringify(manifest))
  }
  writeFileSync(join(root, 'node_modules/a/node_modules/b/LICENCE.md'), 'The text of b')
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }))
  mkdirSync(join(root, 'out', 'bundled'), { recursive: true })
  writeFileSync(join(root, 'out', 'bundled', 'main.json'), '["a@1.0.0"]')
  writeFileSync(join(root, 'out', 'bundled', 'renderer.json'), '["a@1.0.0","b@2.0.0"]')
  return root
}

describe('what is shipped', () => {
  test('is what the build bundled and the production packages, in their very versions', () => {
    expect(shippedPackages(project()).map(({ id }) => id)).toEqual(['a@1.0.0', 'b@2.0.0', 'native@4.0.0'])
  })

  test('is refused by name when its licence is not allowed', () => {
    expect(() => checkLicences(shippedPackages(project()))).not.toThrow()
    const packages = shippedPackages(project({ licenceOfB: 'GPL-3.0-only' }))
    expect(() => checkLicences(packages)).toThrow(
      /licence is not one of MIT.*\n {2}b@2\.0\.0: GPL-3\.0-only\n/
    )
  })

  test("is named in the notices with its own text, or the MIT text in its author's name", () => {
    const text = notices(shippedPackages(project()))
    expect(text).toContain('b@2.0.0 (ISC)')
    expect(text).toContain('The text of b')
    expect(text).toMatch(
      /native@4\.0\.0 \(MIT\)[^]*Copyright \(c\) The author of node_modules\/native\n\nPermission is hereby/
    )
    expect(text).not.toContain('tool@')
  })

  test('without a licence text, and of a licence whose text we do not have, is refused', () => {
    const packages = [{ id: 'x@1', licence: 'Zlib', folder: join(project(), 'node_modules', 'tool') }]
    expect(() => notices(packages)).toThrow(/holds no licence text/)
  })
})
