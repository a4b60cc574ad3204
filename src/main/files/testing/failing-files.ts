import { nodeFiles, type Files } from '../operations'

/** When a planned failure strikes: instead of the step, or after it was done in truth. */
export type Strike = 'before' | 'after'

export interface FailingFiles {
  files: Files
  /** Plans anew; steps are counted from 1 again. */
  readonly plan: (plan: FailurePlan) => void
  /** Steps taken since it was planned. */
  readonly steps: () => number
  /** The steps that were made to fail, by name. */
  readonly struck: () => string[]
}

export interface FailurePlan {
  /** The step that fails, counted from 1; none fails when absent. */
  at?: number
  code?: string
  strike?: Strike
  /** All later steps fail too: the disk is gone. */
  andAllLater?: boolean
}

/** The real file operations, one of which fails as planned. */
export function failingFiles(first: FailurePlan = {}): FailingFiles {
  let plan = first
  let steps = 0
  let struck: string[] = []
  const planned = ({ at, andAllLater = false }: FailurePlan): boolean =>
    at !== undefined && (andAllLater ? steps >= at : steps === at)

  const guard =
    <Args extends unknown[], T>(name: keyof Files, step: (...args: Args) => T) =>
    (...args: Args): T => {
      steps += 1
      if (!planned(plan)) return step(...args)
      const { code = 'EIO', strike = 'before' } = plan
      struck.push(name)
      // A file that cannot be closed is closed all the same, or the test itself would leak it.
      if (strike === 'after' || name === 'close') step(...args)
      throw Object.assign(new Error(`${code}: planned failure of ${name}`), { code })
    }

  const files: Files = {
    open: guard('open', nodeFiles.open),
    read: guard('read', nodeFiles.read),
    write: guard('write', nodeFiles.write),
    size: guard('size', nodeFiles.size),
    sync: guard('sync', nodeFiles.sync),
    close: guard('close', nodeFiles.close),
    rename: guard('rename', nodeFiles.rename),
    link: guard('link', nodeFiles.link),
    remove: guard('remove', nodeFiles.remove),
    kind: guard('kind', nodeFiles.kind),
    list: guard('list', nodeFiles.list),
    makeFolder: guard('makeFolder', nodeFiles.makeFolder)
  }
  return {
    files,
    plan(next) {
      plan = next
      steps = 0
      struck = []
    },
    steps: () => steps,
    struck: () => struck
  }
}
