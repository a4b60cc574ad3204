import type { Tick } from '@shared/checks'
import { z } from '@shared/zod'
import type { LedgerStore } from '../../ledger-store'

const ruleTick = z.strictObject({
  rule: z.string().min(1).max(10),
  ticked: z.boolean(),
  tickedBy: z.string().max(100),
  on: z.string()
})

/** Who signed which of the rules that no machine can judge; the newest word on each rule counts. */
export function ruleTicksOf(store: LedgerStore): Tick[] {
  const ticks = new Map<string, Tick>()
  for (const { detail } of store.exchange.notes('tickRule')) {
    const { rule, ticked, tickedBy, on } = ruleTick.parse(detail)
    if (ticked) ticks.set(rule, { rule, tickedBy, on })
    else ticks.delete(rule)
  }
  return [...ticks.values()]
}

/**
 * Signs a rule, or takes the signature back.
 * @throws UserError when it cannot be saved, or `ledgerHandedIn`
 */
export function tickRule(store: LedgerStore, tick: Tick, ticked: boolean): void {
  store.exchange.note('tickRule', ticked ? '人工确认' : '撤回人工确认', { ...tick, ticked })
}
