import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder } from '../testing/folder.mjs'
import { bundledPackages, packageFolder, recordBundled } from './bundled.mjs'

test.each([
  ['/p/node_modules/vue/dist/vue.js', '/p/node_modules/vue'],
  ['/p/node_modules/@vue/shared/index.js?commonjs', '/p/node_modules/@vue/shared'],
  ['\0/p/node_modules/a/node_modules/b/i.js', '/p/node_modules/a/node_modules/b'],
  ['C:\\p\\node_modules\\zod\\index.js', 'C:/p/node_modules/zod'],
  ['/p/src/main/index.ts', undefined],
  ['\0vite/preload-helper.js', undefined]
])('the module %j lies in %s', (id, folder) => {
  expect(packageFolder(id)).toBe(folder)
})

test('only packages with code left in the bundle are written down', () => {
  const root = freshFolder()
  for (const name of ['used', 'shaken']) {
    mkdirSync(join(root, 'node_modules', name), { recursive: true })
    writeFileSync(
      join(root, 'node_modules', name, 'package.json'),
      JSON.stringify({ name, version: '1.0.0' })
    )
  }
  const modules = {
    [join(root, 'node_modules/used/a.js')]: { renderedLength: 10 },
    [join(root, 'node_modules/shaken/a.js')]: { renderedLength: 0 },
    [join(root, 'src/a.ts')]: { renderedLength: 10 }
  }
  recordBundled('main', root).generateBundle({}, { chunk: { modules }, asset: {} })
  expect(bundledPackages(root)).toEqual(['used@1.0.0'])
})
