import type { Handlers } from '@shared/ipc'
import type { HandlersOf, Program } from '../program'

/** The exchange of the open ledger with its department. */
export const exchangeHandlers = ({ exchange, arrivals }: Program): HandlersOf<'exchange', Handlers> => ({
  'exchange.state': () => exchange.state(),
  'exchange.prepare': ({ version }) => exchange.prepare(version),
  'exchange.submit': (how) => exchange.submit(how),
  'exchange.rewrite': (how) => exchange.rewrite(how),
  'exchange.receipt': ({ step }) => exchange.receipt(step),
  'exchange.printReceipt': ({ step }) => exchange.printReceipt(step),
  'exchange.withdraw': ({ reason }) => exchange.withdraw(reason),
  'exchange.tick': ({ comment, done }) => exchange.tick(comment, done),
  'exchange.compare': ({ from, to }) => exchange.compare(from, to),
  'exchange.loadTask': (how) => arrivals.loadTask(how),
  'exchange.takeReply': (how) => arrivals.takeReply(how),
  'exchange.key': () => exchange.key(),
  'exchange.changeKeyPassword': async (how) => {
    await exchange.changeKeyPassword(how)
    return {}
  }
})
