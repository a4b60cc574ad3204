import { UserError } from '@shared/errors'
import type { Handlers } from '@shared/ipc'
import type { HandlersOf } from '../program'

/** The exchange of the open ledger with its department. */
export const exchangeHandlers = (): HandlersOf<'exchange', Handlers> => ({
  'exchange.state': () => notYet(),
  'exchange.prepare': () => notYet(),
  'exchange.submit': () => notYet(),
  'exchange.rewrite': () => notYet(),
  'exchange.receipt': () => notYet(),
  'exchange.printReceipt': () => notYet(),
  'exchange.withdraw': () => notYet(),
  'exchange.tick': () => notYet(),
  'exchange.compare': () => notYet(),
  'exchange.loadTask': () => notYet(),
  'exchange.takeReply': () => notYet(),
  'exchange.key': () => notYet(),
  'exchange.changeKeyPassword': () => notYet()
})

const notYet = (): never => {
  throw new UserError('notThere', '这项功能还没有接上。')
}
