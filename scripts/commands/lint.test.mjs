import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder } from '../testing/folder.mjs'
import { lintWorld } from './lint.mjs'

test('a lint result is kept only while all types and settings stay as they were', () => {
  const folder = freshFolder()
  const settings = join(folder, 'settings')
  mkdirSync(join(folder, 'tsc', 'shared'), { recursive: true })
  const write = (name, text) => writeFileSync(join(folder, name), text)
  const world = () => lintWorld(join(folder, 'tsc'), [settings])
  write('settings', 'one')
  write('tsc/shared/a.d.ts', 'export declare const a: number')
  write('tsc/tsconfig.tsbuildinfo', 'one')
  const before = world()
  write('tsc/tsconfig.tsbuildinfo', 'two')
  expect(world()).toBe(before)
  write('tsc/shared/a.d.ts', 'export declare const a: string')
  const after = world()
  expect(after).not.toBe(before)
  write('settings', 'two')
  expect(world()).not.toBe(after)
})
