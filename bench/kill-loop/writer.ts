import { createLedger, openLedger } from '../../src/main/ledger-store'
import { nodeFiles, exists } from '../../src/main/files'
import { Random } from './random'
import { doSomething } from './work'

/** What the writing process tells its parent, over IPC: what stdout holds is lost with the process. */
export interface Acknowledgement {
  readonly number: number
  readonly hash: string
}

const UNIT = { code: '402001', name: '测试单位', kind: 'administrative' } as const

/**
 * The process that is killed: opens (makes, migrates) a ledger and works in it for ever, telling its parent of
 * every step once it is on the disk.
 * @param lie acknowledges, now and then, a step that was never written: what the loop must catch
 */
export async function write(path: string, seed: number, lie: boolean): Promise<never> {
  const options = { user: '填报人', clock: () => new Date() }
  const store = exists(nodeFiles, path)
    ? await openLedger(path, options)
    : await createLedger(path, { ...options, unit: UNIT, fiscalYear: 2023, round: 'secondDraft' })
  const random = new Random(seed)
  const tell = (head: Acknowledgement): void => void process.send?.(head)
  tell(store.head())
  for (;;) {
    if (lie && random.next() < 0.05) tell({ number: store.head().number + 1, hash: 'f'.repeat(64) })
    else await doSomething(store, random)
    tell(store.head())
    // Lets what was told leave the process.
    await new Promise((done) => setImmediate(done))
  }
}
