import type { Handlers } from '@shared/ipc'
import type { Program } from '../program'
import { appHandlers } from './app'
import { checkHandlers } from './checks'
import { departmentHandlers } from './department'
import { exchangeHandlers } from './exchange'
import { jobHandlers } from './job'
import { ledgerHandlers } from './ledger'
import { summaryHandlers } from './summary'
import { workspaceHandlers } from './workspace'

/** A handler for each call of the contract; a missing one is a type error. */
export const makeHandlers = (program: Program): Handlers => ({
  ...appHandlers(program),
  ...workspaceHandlers(program),
  ...ledgerHandlers(program),
  ...checkHandlers(program),
  ...exchangeHandlers(program),
  ...departmentHandlers(program),
  ...summaryHandlers(program),
  ...jobHandlers(program)
})
