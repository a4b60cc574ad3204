import { resolve } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { ROOT } from './harness/launch'
import { expect, test } from './harness/test'

/** The program of the work process, as it is built. */
const WORK = resolve(ROOT, 'out/main/summary-work.js')

/** Has Electron's own utility process begin an order that is far too long, under a cap; what it tells last. */
function begin(app: ElectronApplication, megabytes: number, length: number): Promise<unknown> {
  return app.evaluate(
    ({ utilityProcess }, [module, cap, size]) =>
      new Promise((told) => {
        const child = utilityProcess.fork(module, [String(cap)], { stdio: 'ignore' })
        child.on('message', told)
        child.once('exit', () => told('exit'))
        // It does not read as an order, which is told when it has been taken in whole.
        const order = { department: Array.from({ length: size }, (_, at) => `${at}`.padEnd(100, '预')) }
        child.postMessage({ kind: 'begin', order })
      }),
    [WORK, megabytes, length] as const
  )
}

test('the work process ends work that takes more memory than its cap, and says so', async ({ start }) => {
  const { app } = await start()
  expect(await begin(app, 64, 10)).toMatchObject({ kind: 'failed' })
  expect(await begin(app, 64, 600_000)).toMatchObject({
    ...{ kind: 'refused', failure: { code: 'workTooLarge' } }
  })
  // The same order is taken in where there is room for it: it is the cap that ended it.
  expect(await begin(app, 2048, 600_000)).toMatchObject({ kind: 'failed' })
})
