import type { Handlers } from '@shared/ipc'
import type { Program } from '../program'
import { appHandlers } from './app'
import { checkHandlers } from './checks'
import { ledgerHandlers } from './ledger'
import { workspaceHandlers } from './workspace'

/** A handler for each call of the contract; a missing one is a type error. */
export const makeHandlers = (program: Program): Handlers => ({
  ...appHandlers(program),
  ...workspaceHandlers(program),
  ...ledgerHandlers(program),
  ...checkHandlers(program)
})
