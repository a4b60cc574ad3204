import type { Handlers } from '@shared/ipc'
import type { HandlersOf, Program } from '../program'

/** The checks of the open ledger. */
export const checkHandlers = ({ checks }: Program): HandlersOf<'checks', Handlers> => ({
  'checks.read': () => checks.read(),
  'checks.explain': ({ text, ...finding }) => checks.explain(finding, text),
  'checks.takeBack': ({ identity }) => checks.takeBack(identity),
  'checks.tick': ({ rule, ticked }) => checks.tick(rule, ticked),
  'checks.report': () => checks.report(),
  'checks.print': () => checks.print()
})
