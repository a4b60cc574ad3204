import { join } from 'node:path'
import { packageEndings } from '@shared/exchange'
import type { PackageKind } from '@shared/exchange'
import type { Round } from '@shared/ledger'
import { packageBytes } from '../exchange'
import type { SignedPackage } from '../exchange'
import { listFolder, makeFolder, removeFile, removeLeftovers, writeFileAtomically } from '../files'
import type { Context } from './context'

/** Where the workspace keeps packages of each kind. */
const folders = { submission: 'submissions', reply: 'replies' } as const
type Kept = keyof typeof folders

/** What a kept package is called in its workspace: it says what it is, and two contents never share a name. */
export function keptName(
  kind: Kept,
  { fiscalYear, round, unit, version }: { fiscalYear: number; round: Round; unit: string; version: number },
  fingerprint: string
): string {
  const name = `${fiscalYear}-${round}-${unit}-v${version}-${fingerprint.slice(0, 16)}${packageEndings[kind]}`
  return `${folders[kind]}/${name}`
}

/** Keeps a package in the workspace, within the transaction that names it: without the name it is swept away. */
export async function preparedPackage(
  { folder, files }: Context,
  kind: Kept,
  signed: SignedPackage
): Promise<(name: string) => void> {
  const bytes = await packageBytes(signed)
  makeFolder(files, join(folder, folders[kind]))
  return (name) => writeFileAtomically(files, join(folder, name), bytes)
}

/**
 * Removes the packages that no record names: a program was killed after it wrote them and before it recorded
 * them. Files of other names are left alone.
 */
export function sweep({ folder, files, database }: Context, alive: (process: number) => boolean): void {
  database.transaction(() => {
    const known = new Set(
      database
        .all<{ file: string }>('SELECT file FROM submission UNION SELECT file FROM reply')
        .map(({ file }) => file)
    )
    for (const kind of Object.keys(folders) as Kept[]) {
      const place = folders[kind]
      const names = listFolder(files, join(folder, place))
      if (names.length === 0) continue
      removeLeftovers(files, join(folder, place), alive)
      for (const name of names) {
        if (isOurs(name, kind) && !known.has(`${place}/${name}`)) removeFile(files, join(folder, place, name))
      }
    }
  })
}

function isOurs(name: string, kind: PackageKind): boolean {
  return /^\d{4}-[A-Za-z]+-.+-v\d+-[0-9a-f]{16}\.\w+$/.test(name) && name.endsWith(packageEndings[kind])
}
