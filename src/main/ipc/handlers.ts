import { existsSync, statSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import type { DropPurpose, Handlers } from '@shared/ipc'
import { UserError } from '@shared/errors'
import type { SampleDepartment } from '../sample'
import type { Grants } from './grants'

/** What the handlers call; they have no logic of their own. */
export interface Program {
  readonly version: string
  readonly runtime: string
  readonly notices: readonly { message: string; action?: string }[]
  /** Asks where to and writes the bundle; gives the file's bare name, or null when the user thought better of it. */
  readonly exportDiagnostics: () => Promise<string | null>
  readonly grants: Grants<DropPurpose>
  readonly sample: Pick<SampleDepartment, 'tables' | 'linesBehind'>
}

/** The kinds of file that each purpose takes. */
const ENDINGS: Readonly<Record<DropPurpose, readonly string[]>> = { importLedger: ['.json'] }

export function makeHandlers({
  version,
  runtime,
  notices,
  exportDiagnostics,
  grants,
  sample
}: Program): Handlers {
  return {
    'app.start': () => ({ version, runtime, notices: [...notices] }),
    'app.exportDiagnostics': async () => ({ savedAs: await exportDiagnostics() }),
    'sample.tables': ({ template }) => sample.tables(template),
    'sample.linesBehind': (place) => sample.linesBehind(place),
    'files.grantDropped': ({ path, purpose }) => {
      const fits = ENDINGS[purpose].some((ending) => path.toLowerCase().endsWith(ending))
      if (!fits || !isAbsolute(path) || !existsSync(path) || !statSync(path).isFile()) {
        throw new UserError(
          'dropped',
          '拖入的不是可以使用的文件。',
          `请拖入 ${ENDINGS[purpose].join('、')} 文件。`
        )
      }
      return grants.offer(path, purpose)
    }
  }
}
