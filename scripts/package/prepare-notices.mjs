import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { here } from '../prepare/place.mjs'
import { checkLicences, notices, shippedPackages } from './notices.mjs'

/**
 * Checks the licences of what is shipped and writes their texts to `out/THIRD-PARTY-NOTICES.txt`, from where
 * they are packed. Needs a current build.
 */
export function prepareNotices(root = here.root) {
  const packages = shippedPackages(root)
  checkLicences(packages)
  const file = join(root, 'out', 'THIRD-PARTY-NOTICES.txt')
  writeFileSync(file, notices(packages))
  return file
}
