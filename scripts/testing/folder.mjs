import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { placeAt } from '../prepare/place.mjs'

/** An empty folder that is gone after the test. */
export function freshFolder(parent = tmpdir()) {
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'yusuanbu-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An empty project folder to prepare. */
export function freshPlace(parent) {
  const place = placeAt(freshFolder(parent))
  mkdirSync(place.cache)
  return place
}
