import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder } from '../testing/folder.mjs'
import { digest, putInPlace, readJson, writeJson } from './files.mjs'

test('a finished folder takes the place of the one before, whole, and leaves nothing aside', () => {
  const root = freshFolder()
  const goal = join(root, 'goal')
  for (const [folder, text] of [
    ['first', 'old'],
    ['second', 'new']
  ]) {
    mkdirSync(join(root, folder))
    writeFileSync(join(root, folder, text), text)
    putInPlace(join(root, folder), goal)
  }
  expect(readdirSync(goal)).toEqual(['new'])
  expect(readdirSync(root)).toEqual(['goal'])
})

test('a JSON file that is missing or torn is as good as none', () => {
  const file = join(freshFolder(), 'a.json')
  expect(readJson(file)).toBeUndefined()
  writeJson(file, { a: 1 })
  expect(readJson(file)).toEqual({ a: 1 })
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 4))
  expect(readJson(file)).toBeUndefined()
})

test('digests are those of the standard', async () => {
  const file = join(freshFolder(), 'abc')
  writeFileSync(file, 'abc')
  // FIPS 180-2, appendix B.1
  expect(await digest(file, 'sha256', 'hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  )
  expect(existsSync(file)).toBe(true)
})
