import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'

/** The built command line, from a cold process, over the sample's three units. @returns milliseconds */
export function coldWorkbook(folder: string, round: number): number {
  const sample = resolve('resources/samples/ganzhou-2023')
  const begun = performance.now()
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      resolve('out/cli/index.js'),
      'consolidate',
      ...['--department', join(sample, 'department.json')],
      ...['--units', join(sample, 'units')],
      ...['--out', join(folder, `cold-${round}.xlsx`)]
    ],
    { encoding: 'utf8' }
  )
  const time = performance.now() - begun
  if (status !== 0) throw new Error(`no workbook: ${stderr}`)
  return time
}
