import { createHash } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder } from '../testing/folder.mjs'
import { fetchArchive } from './registry.mjs'

const sha512 = createHash('sha512').update('the archive').digest('base64')
const wanted = { name: 'thing', version: '1.2.3', sha512 }

/** An npm whose registry holds these bytes. */
const npmWith =
  (bytes) =>
  (args, { cwd }) => {
    if (bytes !== undefined) writeFileSync(join(cwd, `${args[1].replace('@', '-')}.tgz`), bytes)
    return Promise.resolve({ code: bytes === undefined ? 1 : 0, output: 'npm error network' })
  }

test('the pinned archive is taken', async () => {
  const folder = freshFolder()
  expect(await fetchArchive(wanted, folder, npmWith('the archive'))).toBe(join(folder, 'thing-1.2.3.tgz'))
})

test('another archive is refused and deleted', async () => {
  const folder = freshFolder()
  await expect(fetchArchive(wanted, folder, npmWith('another archive'))).rejects.toThrow(
    /thing@1\.2\.3 .* is not the file this project knows .* It was deleted\. Check which registry/
  )
  expect(readdirSync(folder)).toEqual([])
})

test('a registry that cannot be reached is named as what to check', async () => {
  await expect(fetchArchive(wanted, freshFolder(), npmWith(undefined))).rejects.toThrow(
    /Could not fetch thing@1\.2\.3 .* Check the network[^]*npm error network/
  )
})
