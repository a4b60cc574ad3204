import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { buildVersion1 } from './testing/build-version-1'
import { dump } from './testing/dump'
import { Workbench } from './testing/workbench'

const version1 = fileURLToPath(new URL('./fixtures/version-1.ledger', import.meta.url))

let bench: Workbench
beforeEach(() => {
  bench = new Workbench()
})
afterEach(() => bench.clear())

it('the kept file of version 1 is what its builder makes', () => {
  const built = join(bench.folder, 'built.ledger')
  buildVersion1(built)
  expect(dump(built)).toEqual(dump(version1))
})
