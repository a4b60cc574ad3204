import { UserError } from '@shared/errors'
import { DepartmentDesk } from '../../index'
import type { Answer, Order, Verdict } from './messages'

/**
 * A process that takes packages in and does nothing else: what it costs is what intake costs. Who starts it makes the
 * packages and judges what became of them.
 */
let desk: DepartmentDesk | undefined

async function carryOut(order: Order): Promise<Answer> {
  switch (order.kind) {
    case 'open':
      desk?.close()
      desk = DepartmentDesk.open(order.folder, { user: '部门', clock: () => new Date() })
      return { kind: 'opened' }
    case 'idle':
      globalThis.gc?.()
      return { kind: 'idle', bytes: process.memoryUsage.rss() }
    case 'intake': {
      const begun = performance.now()
      const verdict = await verdictOf(order)
      if ('polluted' in {}) throw new Error('A package has reached the prototype of every object')
      return { ...verdict, took: performance.now() - begun, most: process.resourceUsage().maxRSS * 1024 }
    }
  }
}

async function verdictOf({ path, password }: Extract<Order, { kind: 'intake' }>): Promise<Verdict> {
  if (desk === undefined) throw new Error('No department is open')
  try {
    const { fingerprint } = await desk.intake(path, password === undefined ? {} : { password })
    return { kind: 'taken', fingerprint }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { kind: 'refused', refusal: error.toFailure() }
  }
}

const incident = (error: unknown): Answer => ({
  kind: 'incident',
  what: error instanceof Error ? (error.stack ?? error.message) : String(error)
})

process.on('message', (order: Order) => {
  void carryOut(order)
    .catch(incident)
    .then((answer) => process.send?.(answer))
})
